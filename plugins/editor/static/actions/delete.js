import { call } from "../api.js";
import { open_dialog } from "../dialogs.js";
import { h } from "../dom.js";
import { forget_references } from "../references.js";
import { tell_undoable } from "./undo.js";
import { uses_list, uses_of } from "./uses.js";

/**
 * Deletes a page or a picture, after showing where it is used. `thing`: {path, title}. `done()` is called when it is gone, and again
 * when that was taken back. Returns whether it was deleted.
 */
export async function delete_file({ path, title }, done) {
  const uses = await uses_of(path);
  const what = path.startsWith("images/") ? "picture" : "page";
  const answer = await open_dialog({
    title: `Delete “${title}”?`,
    body: [uses_list(uses, `They would lead nowhere: change them before the site goes live.`), h("p", {}, `The ${what} can be brought back whole, from “Deleted things”.`)],
    actions: [{ label: `Delete this ${what}`, kind: "danger", run: () => call("POST", "delete", { path, seen: uses.seen }) }],
    cancel: "Keep it",
  });
  if (!answer) return false;
  forget_references();
  tell_undoable(`“${title}” is deleted.`, answer.id, done);
  done();
  return true;
}
