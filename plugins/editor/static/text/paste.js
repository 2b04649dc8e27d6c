// What is pasted: words from Word, Google Docs or a web page as clean text, an address of the own site as a link to the page.
import { EditorView } from "@codemirror/view";
import { call } from "../api.js";
import { tell } from "../live.js";
import { own_page, relative } from "../pickers/addresses.js";
import { bring_picture } from "../pickers/bring_picture.js";
import { references } from "../references.js";
import { link_text, put_picture } from "./links.js";
import { problem_in_words } from "../words.js";

const ADDRESS = /^https?:\/\/\S+$/;

/** `path` is the page's; `origins` are the addresses at which the site stands. */
export function pasting({ path, origins }) {
  return EditorView.domEventHandlers({
    paste(event, view) {
      const pictures = pictures_of(event.clipboardData);
      if (pictures.length) return bring(view, pictures, path);
      const html = event.clipboardData?.getData("text/html") ?? "";
      const text = event.clipboardData?.getData("text/plain") ?? "";
      if (ADDRESS.test(text.trim())) {
        paste_address(view, text.trim(), path, origins);
        return true;
      }
      if (!html) return false;
      paste_html(view, html, text, path);
      return true;
    },
    drop(event, view) {
      const pictures = pictures_of(event.dataTransfer);
      if (!pictures.length) return false;
      const at = view.posAtCoords({ x: event.clientX, y: event.clientY });
      if (at !== null) view.dispatch({ selection: { anchor: at } });
      return bring(view, pictures, path);
    },
  });
}

/** Pictures that come alone: what Word and browsers copy has its words as HTML beside a picture of them. */
function pictures_of(data) {
  if (!data || data.types.includes("text/html")) return [];
  return [...data.files].filter(({ type }) => type.startsWith("image/"));
}

function bring(view, pictures, path) {
  place_pictures(view, pictures, path).catch((problem) => tell(`The picture did not come in: ${problem_in_words(problem)}`));
  return true;
}

async function place_pictures(view, pictures, path) {
  for (const picture of pictures) await put_picture(view, await bring_picture(picture), path);
}

function put(view, text) {
  view.dispatch(view.state.replaceSelection(text), { scrollIntoView: true, userEvent: "input.paste" });
}

async function paste_html(view, html, text, path) {
  let clean = { markdown: text, left_out: [] };
  try {
    clean = await call("POST", "paste", { path, html });
  } catch (problem) {
    tell(`The words were put in without their form: ${problem.message}`);
  }
  const alone = !clean.markdown.trim().includes("\n");
  put(view, alone ? clean.markdown.trim() : `${clean.markdown.trimEnd()}\n`);
  if (clean.left_out.length) tell(`Left out on the way: ${clean.left_out.join(", ")}.`);
}

async function paste_address(view, address, path, origins) {
  const range = view.state.selection.main;
  const words = view.state.sliceDoc(range.from, range.to);
  let found = null;
  try {
    found = own_page(address, (await references()).pages, origins);
  } catch {
    // Without the list of pages the address stays as it is.
  }
  if (!found) return put(view, words ? link_text(words, address) : link_text(address.replace(/^https?:\/\/(www\.)?|\/$/g, ""), address));
  const href = relative(path, found.page.path) + (found.id ? `#${found.id}` : "");
  put(view, link_text(words || found.page.title, href));
  return tell(`That is a page of this site: the link names “${found.page.title}”.`);
}
