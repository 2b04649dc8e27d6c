import { call } from "../api.js";
import { open_dialog } from "../dialogs.js";
import { fresh_id, h } from "../dom.js";
import { moment_of, zone_in_words } from "../form/time.js";
import { tell } from "../live.js";
import { references } from "../references.js";
import { uses_list, uses_of } from "./uses.js";

/** Takes a page away from visitors, now or from a day on, and leads them to another page if wanted. `page`: {path, title}. */
export async function take_offline({ path, title }, done) {
  const [uses, { pages }] = await Promise.all([uses_of(path), references()]);
  const [name, date, lead] = [fresh_id("when"), fresh_id("date"), fresh_id("lead")];
  const now = h("input", { type: "radio", name, value: "now", checked: true });
  const later = h("input", { type: "radio", name, value: "later" });
  const at = h("input", { id: date, type: "datetime-local", class: "input short", on: { input: () => (later.checked = true) } });
  const where = h("select", { id: lead, class: "input" }, h("option", { value: "" }, "Nowhere: the page is gone"), pages.filter((page) => page.path !== path && page.listed).map((page) => h("option", { value: page.url }, page.title)));
  const run = () => {
    if (later.checked && !at.value) throw { message: "The day is missing", fix: "Choose when it goes offline, or choose “Now”." };
    return call("POST", "offline", { path, seen: uses.seen, ...(later.checked && { when: moment_of(at.value) }), ...(where.value && { redirect: where.value }) });
  };
  const answer = await open_dialog({
    title: `Take “${title}” offline`,
    body: [
      h("fieldset", { class: "fieldset" }, h("legend", {}, "When"), h("label", { class: "choice" }, now, "Now, with the next time the site goes live"), h("label", { class: "choice" }, later, "From a day on"), h("div", { class: "field" }, h("label", { for: date }, `Day and time (${zone_in_words("")})`), at)),
      h("div", { class: "field" }, h("label", { for: lead }, "Lead its visitors to"), where),
      uses_list(uses, "They become plain words."),
    ],
    actions: [{ label: "Take it offline", kind: "primary", run }],
  });
  if (!answer) return false;
  tell(later.checked ? `“${title}” goes offline by itself.` : `“${title}” is offline once you put the site live.`);
  done();
  return true;
}

/** Shows a page to visitors: a draft, or one that went offline. */
export async function bring_online({ path, title }, done) {
  const { seen } = await uses_of(path);
  await call("POST", "online", { path, seen });
  tell(`Visitors see “${title}” once you put the site live.`);
  done();
}
