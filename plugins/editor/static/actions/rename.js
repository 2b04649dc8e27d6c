import { call } from "../api.js";
import { open_dialog } from "../dialogs.js";
import { fresh_id, h } from "../dom.js";
import { forget_references } from "../references.js";
import { many } from "../status.js";
import { tell_undoable } from "./undo.js";
import { uses_list, uses_of } from "./uses.js";

const ADDRESS = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/**
 * Another title or address for a page; its links are changed with it and its old address leads on. `page`: {path, title, url}.
 * `done(path)` is called with where it stands then. Returns the server's answer, or null.
 */
export async function rename({ path, title, url }, done) {
  const uses = await uses_of(path);
  const now = url.split("/").filter(Boolean).at(-1) ?? "";
  const name = line("Title", title, "Its heading, and its name in menus and searches.");
  const address = line("Last part of its address", now, "Small letters, numbers and hyphens.");
  const redirect = h("p", { class: "notice", "aria-live": "polite", hidden: true });
  const new_url = () => url.replace(/[^/]+\/$/, `${address.value()}/`);
  address.input.addEventListener("input", () => {
    redirect.hidden = address.value() === now;
    redirect.textContent = `Whoever comes to ${url} is led to ${new_url()}.`;
  });
  const run = async () => {
    const moved = now && address.value() !== now;
    if (moved && !ADDRESS.test(address.value())) throw { message: "This address cannot be used", fix: "Write small letters, numbers and hyphens, such as opening-hours." };
    if (!moved && name.value() === title) return null;
    return call("POST", "rename", { path, seen: uses.seen, ...(moved && { to: moved_to(path, address.value()) }), ...(name.value() !== title && { title: name.value() }) });
  };
  const answer = await open_dialog({
    title: `Rename “${title}”`,
    body: [name.element, now && address.element, redirect, uses_list(uses, "They are changed with it.")],
    actions: [{ label: "Rename", kind: "primary", run }],
  });
  if (!answer) return null;
  forget_references();
  tell_undoable(`Renamed. ${many(answer.changed?.length ?? 1, "file")} changed.`, answer.id, () => (location.hash === `#/page/${answer.path}` ? (location.hash = `#/page/${path}`) : done(path)));
  done(answer.path);
  return answer;
}

/** The file of a page whose address ends in another word: `pages/a/index.md` moves with its folder's name. */
function moved_to(path, word) {
  return path.endsWith("/index.md") ? path.replace(/[^/]+\/index\.md$/, `${word}/index.md`) : path.replace(/[^/]+\.md$/, `${word}.md`);
}

function line(label, value, help) {
  const id = fresh_id("rename");
  const input = h("input", { id, class: "input", type: "text", autocomplete: "off", "aria-describedby": `${id}-help`, props: { value } });
  return { input, value: () => input.value.trim(), element: h("div", { class: "field" }, h("label", { for: id }, label), h("p", { id: `${id}-help`, class: "help" }, help), input) };
}
