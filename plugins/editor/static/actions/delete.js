import { call } from "../api.js";
import { open_dialog } from "../dialogs.js";
import { fresh_id, h } from "../dom.js";
import { forget_references, references } from "../references.js";
import { many } from "../status.js";
import { tell_undoable } from "./undo.js";
import { uses_list, uses_of } from "./uses.js";

/**
 * Deletes a page or a picture, after showing where it is used and asking what becomes of that. `thing`: {path, title}. `done()` is
 * called when it is gone, and again when that was taken back. Returns whether it was deleted.
 */
export async function delete_file({ path, title }, done) {
  const is_page = path.endsWith(".md");
  const [uses, { pages }] = await Promise.all([uses_of(path), references()]);
  const what = is_page ? "page" : "picture";
  const instead = is_page ? choice(pages.filter((page) => page.path !== path && page.listed)) : { element: null, value: () => "" };
  const run = () => call("POST", "delete", { path, seen: uses.seen, links: instead.value() ? "redirect" : "plain", redirect_to: instead.value() });
  const answer = await open_dialog({
    title: `Delete “${title}”?`,
    body: [uses_list(uses, is_page ? "Their words stay; choose below whether they lead elsewhere." : "They go on without it."), instead.element, h("p", {}, `The ${what} and all that changes with it can be brought back.`)],
    actions: [{ label: `Delete this ${what}`, kind: "danger", run }],
    cancel: "Keep it",
  });
  if (!answer) return false;
  forget_references();
  const others = answer.changed.filter((one) => one !== path).length;
  tell_undoable(`“${title}” is deleted.${others ? ` ${many(others, "other file")} changed with it.` : ""}`, answer.id, done);
  done();
  return true;
}

/** The page that visitors and links are led to from now on: {element, value()}, "" for none. */
function choice(pages) {
  const id = fresh_id("instead");
  const select = h("select", { id, class: "input" }, h("option", { value: "" }, "Nowhere: the address is gone"), pages.map((page) => h("option", { value: page.path }, page.title)));
  return { element: h("div", { class: "field" }, h("label", { for: id }, "Lead its links and visitors to"), select), value: () => select.value };
}
