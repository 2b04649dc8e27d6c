// A page's whole file as plain text, for those who like it.
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { searchKeymap } from "@codemirror/search";
import { EditorState } from "@codemirror/state";
import { EditorView, keymap, lineNumbers } from "@codemirror/view";
import { h } from "../dom.js";
import { finding_words } from "./find.js";
import { mark_findings, finding_keys } from "./finding_marks.js";

/** The extensions that every plain text has here. */
export function plain_text(label) {
  return [
    EditorView.cspNonce.of(document.querySelector("meta[name=csp-nonce]")?.content ?? ""),
    EditorView.lineWrapping,
    EditorView.contentAttributes.of({ spellcheck: "true", "aria-label": label }),
    EditorState.lineSeparator.of("\n"),
    history(), finding_words, finding_keys, keymap.of([...historyKeymap, ...searchKeymap, ...defaultKeymap]),
  ];
}

/** {element, text(), focus_line(n), show(findings), destroy()}. */
export function source({ text, on_change = () => {} }) {
  const follow = EditorView.updateListener.of((update) => update.docChanged && on_change());
  const view = new EditorView({ state: EditorState.create({ doc: text, extensions: [plain_text("The whole page as text"), lineNumbers(), follow] }) });
  return {
    element: h("div", { class: "text text--source" }, view.dom),
    text: () => view.state.doc.toString(),
    focus_line(number) {
      const line = view.state.doc.line(Math.min(Math.max(number, 1), view.state.doc.lines));
      view.dispatch({ selection: { anchor: line.from }, effects: EditorView.scrollIntoView(line.from, { y: "center" }) });
      view.focus();
    },
    show: (findings) => mark_findings(view, findings, ({ line }) => line),
    destroy: () => view.destroy(),
  };
}
