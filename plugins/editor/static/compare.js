import { unifiedMergeView, MergeView } from "@codemirror/merge";
import { EditorState } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { h } from "./dom.js";

const WIDE = "(min-width: 60rem)";

/**
 * Two texts beside each other with what differs marked; on a narrow screen one text with what was taken out and put in.
 * `names` are what the two are called. Returns an element.
 */
export function compared(before, after, names) {
  if (before === after) return h("p", { class: "notice" }, "Both are the same, word for word.");
  const host = h("div", { class: "compared", tabindex: "-1" });
  const options = (name) => [
    EditorView.cspNonce.of(document.querySelector("meta[name=csp-nonce]").content),
    EditorView.lineWrapping,
    EditorState.readOnly.of(true),
    EditorView.contentAttributes.of({ "aria-label": name, tabindex: "0" }),
  ];
  const collapse = { margin: 2, minSize: 6 };
  if (matchMedia(WIDE).matches) {
    const view = new MergeView({
      a: { doc: before, extensions: options(names[0]) },
      b: { doc: after, extensions: options(names[1]) },
      collapseUnchanged: collapse,
      gutter: false,
    });
    host.append(h("div", { class: "compared-names", "aria-hidden": "true" }, h("strong", {}, names[0]), h("strong", {}, names[1])), view.dom);
  } else {
    const view = new EditorView({
      doc: after,
      extensions: [...options(`${names[0]} and ${names[1]}`), unifiedMergeView({ original: before, mergeControls: false, collapseUnchanged: collapse, gutter: false })],
    });
    host.append(h("p", { class: "small soft" }, `Struck through: ${names[0]}. Marked: ${names[1]}.`), view.dom);
  }
  return host;
}
