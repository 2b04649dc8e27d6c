// The text of a page: CodeMirror on the words as they are in the file. What nobody touches stays byte for byte as it was.
import { defaultKeymap, history, historyField, historyKeymap, indentLess, indentMore, isolateHistory } from "@codemirror/commands";
import { indentUnit } from "@codemirror/language";
import { searchKeymap } from "@codemirror/search";
import { EditorState, Prec } from "@codemirror/state";
import { EditorView, keymap } from "@codemirror/view";
import { fresh_id, h } from "../dom.js";
import { actions, menu_entries, shortcuts } from "./actions.js";
import { block_boxes } from "./block_boxes.js";
import { edit_block } from "./block_form.js";
import { leave_lines } from "./commands.js";
import { finding_words } from "./find.js";
import { mark_findings, finding_keys } from "./finding_marks.js";
import { dialect } from "./grammar.js";
import { outline } from "./outline.js";
import { pasting } from "./paste.js";
import { slash_menu } from "./slash.js";
import { styling } from "./styling.js";
import { toolbar } from "./toolbar.js";

const PAUSE = 150; // milliseconds without a key before the headings are looked for again
const FIELDS = { history: historyField };

/** After Escape the next Tab leaves the text, whatever else Escape does. */
function let_tab_leave(view) {
  view.setTabFocusMode(2000);
  return false;
}

/**
 * The text with its toolbar: {element, body(), set_body(text), focus(), has_focus(), focus_line(n), line(), insert(text), show(findings), state(), destroy()}.
 *
 * `path` is the page's; `blocks` are the schema's; `origins`: where the site stands; `kept`: what `state()` gave before a reload.
 * `on_change()` is called after each change, `on_move(line)` when the cursor is in another line; lines count from 1.
 */
export function text({ body, path, blocks = [], origins = [], lang = "en", kept = null, on_change = () => {}, on_move = () => {} }) {
  const schemas = new Map(blocks.map((block) => [block.name, block]));
  const groups = actions({ path, blocks });
  const hint = fresh_id("text-hint");
  let line = 0;
  let waiting = 0;
  const bar = toolbar(groups, () => view);
  const heads = outline((to) => focus_line(to));
  const edit = (at, position) => edit_block(at, schemas, position);

  const follow = EditorView.updateListener.of((update) => {
    if (update.docChanged) {
      on_change();
      clearTimeout(waiting);
      waiting = setTimeout(() => heads.show(view.state.doc), PAUSE);
    }
    if (!update.docChanged && !update.selectionSet) return;
    bar.show(update.state);
    const now = update.state.doc.lineAt(update.state.selection.main.head).number;
    if (now !== line) on_move((line = now));
  });
  const keys = [
    ...shortcuts(groups),
    { key: "Mod-Enter", run: (at) => void edit(at, at.state.selection.main.head) ?? true },
    { key: "Alt-F10", run: () => void bar.focus() ?? true },
    { key: "Tab", run: indentMore, shift: indentLess },
    ...historyKeymap, ...searchKeymap, ...defaultKeymap,
  ];
  const extensions = [
    EditorView.cspNonce.of(document.querySelector("meta[name=csp-nonce]")?.content ?? ""),
    EditorView.lineWrapping,
    EditorView.scrollMargins.of(() => ({ top: bar.element.parentElement?.offsetHeight + 12, bottom: 72 })),
    EditorView.contentAttributes.of({ spellcheck: "true", autocorrect: "on", autocapitalize: "on", lang, "aria-label": "Text of the page", "aria-describedby": hint }),
    EditorState.lineSeparator.of("\n"),
    indentUnit.of("    "),
    EditorState.tabSize.of(4),
    history(), dialect(), finding_words, block_boxes({ schemas, edit }), styling(path),
    Prec.highest(keymap.of([{ key: "Enter", run: leave_lines }, { key: "Escape", run: let_tab_leave }])),
    slash_menu(blocks, menu_entries(groups)), pasting({ path, origins }), finding_keys, keymap.of(keys), follow,
  ];
  const state = restored(kept, body, extensions) ?? EditorState.create({ doc: body, extensions });
  const view = new EditorView({ state });
  heads.show(view.state.doc);

  function focus_line(number) {
    const at = view.state.doc.line(Math.min(Math.max(number, 1), view.state.doc.lines));
    view.dispatch({ selection: { anchor: at.from }, effects: EditorView.scrollIntoView(at.from, { y: "start", yMargin: 80 }) });
    view.focus();
  }
  const element = h(
    "div", { class: "text" },
    h("div", { class: "text__top" }, bar.element, heads.element),
    view.dom,
    h("p", { class: "text__hint", id: hint }, "Type / at the start of a line to insert something. Escape, then Tab, leaves the text; Alt+F10 goes to the buttons above; Ctrl+Enter opens the block at the cursor."),
  );
  return {
    element,
    view,
    body: () => view.state.doc.toString(),
    set_body: (words) => view.dispatch({ changes: smallest_change(view.state.doc.toString(), words), annotations: isolateHistory.of("full") }),
    focus: () => view.focus(),
    has_focus: () => view.hasFocus,
    focus_line,
    line: () => view.state.doc.lineAt(view.state.selection.main.head).number,
    insert: (words) => view.dispatch(view.state.replaceSelection(words)),
    show: (findings) => mark_findings(view, findings, ({ body_line }) => body_line),
    state: () => view.state.toJSON(FIELDS),
    destroy: () => view.destroy(),
  };
}

/** The kept state with its undo, where it is of this very text. */
function restored(kept, body, extensions) {
  if (!kept || kept.doc !== body) return null;
  try {
    return EditorState.fromJSON(kept, { extensions }, FIELDS);
  } catch {
    return null; // it was kept by another version of the editor
  }
}

function smallest_change(before, after) {
  let from = 0;
  while (from < before.length && from < after.length && before[from] === after[from]) from++;
  let end = 0;
  while (end < before.length - from && end < after.length - from && before.at(-1 - end) === after.at(-1 - end)) end++;
  return { from, to: before.length - end, insert: after.slice(from, after.length - end) };
}
