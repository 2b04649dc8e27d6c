// Links and pictures in the text: made, or led elsewhere.
import { EditorSelection } from "@codemirror/state";
import { relative } from "../pickers/addresses.js";
import { pick_link } from "../pickers/pick_link.js";
import { pick as pick_picture } from "../pickers/pick_picture.js";
import { references } from "../references.js";
import { enclosing, insert_on_own_lines } from "./commands.js";

/** Makes what is selected a link, or leads the link at the cursor elsewhere. */
export async function edit_link(view, path) {
  const range = view.state.selection.main;
  const link = enclosing(view.state, range, "Link");
  const url = link?.getChild("URL");
  const chosen = await pick_link({ path, typed: url ? view.state.sliceDoc(url.from, url.to) : "" });
  if (chosen && url) view.dispatch({ changes: { from: url.from, to: url.to, insert: chosen.href }, userEvent: "input.link" });
  else if (chosen) insert_link(view, chosen, range);
  view.focus();
}

function insert_link(view, { href, text }, range) {
  const words = range.empty ? view.state.wordAt(range.head) : range;
  const shown = (words && view.state.sliceDoc(words.from, words.to).trim()) || text;
  const from = words?.from ?? range.from;
  view.dispatch({
    changes: { from, to: words?.to ?? range.to, insert: link_text(shown, href) },
    selection: EditorSelection.range(from + 1, from + 1 + shown.length),
    userEvent: "input.link",
  });
}

/** A link as the text writes it. */
export function link_text(words, href) {
  const target = /[\s()<>]/.test(href) ? `<${href.replaceAll(/[<>]/g, encodeURIComponent)}>` : href;
  return `[${words.replaceAll(/[[\]\\]/g, "\\$&")}](${target})`;
}

/** Asks for a picture and puts it below the paragraph. */
export async function insert_picture(view, path) {
  const name = await pick_picture();
  if (name) await put_picture(view, name, path);
  view.focus();
}

/** Puts a picture of the site below the paragraph, with what it is described as. */
export async function put_picture(view, name, path) {
  const { pictures } = await references();
  const alt = pictures.find((picture) => picture.name === name)?.alt ?? "";
  const text = `![${alt.replaceAll(/[[\]\\]/g, "\\$&")}](${relative(path, `images/${name}`)})`;
  insert_on_own_lines(view, text, [2, 2 + alt.length]);
}
