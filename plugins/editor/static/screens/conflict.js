// Two people changed a file: both versions side by side, to take one, bring them together, or keep one's own as a copy.
import { MergeView, unifiedMergeView } from "@codemirror/merge";
import { EditorState } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { open_dialog } from "../dialogs.js";
import { h } from "../dom.js";
import { plain_text } from "../text/source.js";

const WIDE = "(min-width: 60rem)";
const COLLAPSE = { margin: 3 };

/**
 * Shows both. Resolves with {take: "theirs"}, {take: "mine", text}, {take: "copy"}, or null for going on writing first.
 * `problem.body` is what the server said: {now, yours}.
 */
export async function ask_about_conflict({ body: { now, yours } }) {
  const host = h("div", { class: "conflict__both" });
  const both = matchMedia(WIDE).matches ? beside : within;
  let shown = null;
  const answer = await open_dialog({
    title: "Two versions of this page",
    wide: true,
    cancel: "Go on writing",
    body: [h("p", {}, `Somebody else has changed this page meanwhile. Nothing is lost. ${both.help}`), host],
    actions: [
      { label: "Save my version as it stands here", kind: "primary", run: () => ({ take: "mine", text: shown.text() }) },
      { label: "Take theirs", run: () => ({ take: "theirs" }) },
      { label: "Take theirs, and keep mine as a copy", run: () => ({ take: "copy" }) },
    ],
    opened: () => (shown = both.show(host, now ?? "", yours ?? "")),
  });
  shown?.destroy();
  return answer;
}

/** Both next to each other. */
const beside = {
  help: "On the left is what is saved now, on the right is yours. Take single changes over with the arrows, or write on the right.",
  show(host, now, yours) {
    const left = [plain_text("What is saved now"), EditorState.readOnly.of(true), EditorView.editable.of(false), EditorView.contentAttributes.of({ tabindex: "0" })];
    const over = () => h("button", { type: "button", class: "conflict__over", "aria-label": "Take this change over to yours", title: "Take this change over to yours" }, "→");
    const view = new MergeView({
      a: { doc: now, extensions: left },
      b: { doc: yours, extensions: [plain_text("Your version")] },
      parent: host,
      revertControls: "a-to-b",
      renderRevertControl: over,
      collapseUnchanged: COLLAPSE,
    });
    host.before(h("div", { class: "conflict__heads", "aria-hidden": "true" }, h("strong", {}, "Saved meanwhile"), h("strong", {}, "Yours")));
    return { text: () => view.b.state.doc.toString(), destroy: () => view.destroy() };
  },
};

/** One text with the other's words in it, where there is no room for two. */
const within = {
  help: "Here is your version; what is saved now and not in yours is struck through. Take it over with its button, or write.",
  show(host, now, yours) {
    const take = (kind, act) => h("button", { type: "button", class: "conflict__take", on: { mousedown: act, click: act } }, kind === "accept" ? "Keep mine" : "Take theirs");
    const extensions = [plain_text("Your version"), unifiedMergeView({ original: now, mergeControls: take, collapseUnchanged: COLLAPSE })];
    const view = new EditorView({ doc: yours, extensions, parent: host });
    return { text: () => view.state.doc.toString(), destroy: () => view.destroy() };
  },
};
