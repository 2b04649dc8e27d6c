// Two people changed a file: both versions side by side, to take one, bring them together, or keep one's own as a copy.
import { MergeView } from "@codemirror/merge";
import { EditorState } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { open_dialog } from "../dialogs.js";
import { h } from "../dom.js";
import { plain_text } from "../text/source.js";

/**
 * Shows both. Resolves with {take: "theirs"}, {take: "mine", text}, {take: "copy"}, or null for going on writing first.
 * `problem.body` is what the server said: {now, yours}.
 */
export async function ask_about_conflict({ message, body: { now, yours } }) {
  const host = h("div", { class: "conflict__both" });
  let merge = null;
  const answer = await open_dialog({
    title: "Two versions of this page",
    wide: true,
    cancel: "Go on writing",
    body: [
      h("p", {}, `${message}. Nothing is lost. On the left is what is saved now, on the right is yours. Take single changes over with the arrows, or write on the right.`),
      h("div", { class: "conflict__heads", "aria-hidden": "true" }, h("strong", {}, "Saved meanwhile"), h("strong", {}, "Yours")),
      host,
    ],
    actions: [
      { label: "Save what stands on the right", kind: "primary", run: () => ({ take: "mine", text: merge.b.state.doc.toString() }) },
      { label: "Keep mine as it was", run: () => ({ take: "mine", text: yours }) },
      { label: "Take theirs", run: () => ({ take: "theirs" }) },
      { label: "Take theirs, and keep mine as a copy", run: () => ({ take: "copy" }) },
    ],
    opened: () => {
      merge = new MergeView({
        a: { doc: now ?? "", extensions: [plain_text("What is saved now"), EditorState.readOnly.of(true), EditorView.editable.of(false), EditorView.contentAttributes.of({ tabindex: "0" })] },
        b: { doc: yours ?? "", extensions: [plain_text("Your version")] },
        parent: host,
        revertControls: "a-to-b",
        renderRevertControl: () => h("button", { type: "button", class: "conflict__over", "aria-label": "Take this change over to yours", title: "Take this change over to yours" }, "→"),
        collapseUnchanged: { margin: 3 },
      });
    },
  });
  merge?.destroy();
  return answer;
}
