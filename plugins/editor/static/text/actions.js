// What can be done with the text: one list, for the toolbar, the shortcuts and the "/" menu.
import { redo, undo } from "@codemirror/commands";
import { openSearchPanel } from "@codemirror/search";
import { pick_block } from "../pickers/pick_block.js";
import { insert_block } from "./block_form.js";
import { enclosing, insert_footnote, set_heading, toggle_lines, toggle_mark } from "./commands.js";
import { edit_link, insert_picture } from "./links.js";

/** Groups of {name, sign, key, run(view), active?(state), stays?, help?}. */
export function actions({ path, blocks }) {
  const inside = (...names) => (state) => names.some((name) => enclosing(state, state.selection.main, name) !== null);
  return [
    [
      { name: "Undo", sign: "undo", key: "Mod-Z", run: undo, bound: true },
      { name: "Redo", sign: "redo", key: "Mod-Y", run: redo, bound: true },
    ],
    [
      { name: "Bold", sign: "bold", key: "Mod-B", run: toggle_mark("**", "StrongEmphasis"), active: inside("StrongEmphasis") },
      { name: "Italic", sign: "italic", key: "Mod-I", run: toggle_mark("*", "Emphasis"), active: inside("Emphasis") },
    ],
    [
      { name: "Heading", sign: "heading", key: "Mod-Alt-2", run: set_heading(2), active: inside("ATXHeading2"), help: "A part of the page begins" },
      { name: "Smaller heading", sign: "subheading", key: "Mod-Alt-3", run: set_heading(3), active: inside("ATXHeading3"), help: "A part of a part" },
    ],
    [
      { name: "List", sign: "bullets", key: "Mod-Shift-8", run: toggle_lines("bullets"), active: inside("BulletList"), help: "Points, in no order" },
      { name: "Numbered list", sign: "numbers", key: "Mod-Shift-7", run: toggle_lines("numbers"), active: inside("OrderedList"), help: "One after the other" },
      { name: "Quote", sign: "quote", key: "Mod-Shift-9", run: toggle_lines("quote"), active: inside("Blockquote"), help: "Somebody else's words" },
    ],
    [
      { name: "Link", sign: "link", key: "Mod-K", run: asks((view) => edit_link(view, path)), active: inside("Link"), stays: false },
      { name: "Picture", sign: "picture", key: "Mod-Shift-P", run: asks((view) => insert_picture(view, path)), stays: false, help: "One of the site's" },
      { name: "Block", sign: "block", key: "Mod-/", run: asks((view) => choose_block(view, blocks)), stays: false },
      { name: "Note", sign: "note", key: "Mod-Shift-F", run: insert_footnote, help: "A small number here, its words at the end" },
    ],
    [{ name: "Find and replace", sign: "search", key: "Mod-F", run: openSearchPanel, bound: true, stays: false }],
  ];
}

/** What the "/" menu offers beside the blocks. */
export function menu_entries(groups) {
  return groups.flat().filter(({ help }) => help).map(({ name, help, run }) => ({ label: name, help, run }));
}

/** The shortcuts that CodeMirror does not bind by itself. */
export function shortcuts(groups) {
  const own = groups.flat().filter(({ key, bound }) => key && !bound);
  return [...own.map(({ key, run }) => ({ key: lower(key), run, preventDefault: true })), { key: "Mod-Alt-4", run: set_heading(4) }, { key: "Mod-Alt-0", run: set_heading(0) }];
}

function lower(key) {
  return key.replace(/-([A-Z])$/, (_, letter) => `-${letter.toLowerCase()}`);
}

function asks(run) {
  return (view) => {
    run(view);
    return true;
  };
}

async function choose_block(view, blocks) {
  const block = await pick_block(blocks);
  if (block) await insert_block(view, block);
  view.focus();
}
