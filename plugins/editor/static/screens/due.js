import { call } from "../api.js";
import { h, icon } from "../dom.js";
import { day, today } from "../when.js";

/** What falls due when: reviews, pages that appear or go, licenses; and the same for a calendar program. */
export async function screen() {
  const title = "Calendar";
  const { due } = await call("GET", "desk");
  const late = due.filter((one) => one.day < today());
  const months = Map.groupBy(due.filter((one) => one.day >= today()), (one) => one.day.slice(0, 7));
  const element = h(
    "div",
    { class: "screen narrow" },
    h("div", { class: "head" }, h("h1", {}, title), h("a", { class: "button", href: "/-/api/due.ics", download: "due.ics" }, icon("calendar"), h("span", {}, "For your own calendar"))),
    h("p", { class: "lead" }, "Reviews, pages that appear or go by themselves, and papers that run out."),
    late.length > 0 && block("Overdue", late),
    [...months].map(([month, rows]) => block(new Date(`${month}-15T12:00:00Z`).toLocaleDateString("en-US", { timeZone: "UTC", month: "long", year: "numeric" }), rows)),
    !due.length && h("p", { class: "card" }, "Nothing is due."),
  );
  return { title, element };
}

function block(heading, rows) {
  return h("section", { class: "card" }, h("h2", {}, heading), h("ul", { class: "plain-list" }, rows.map(line)));
}

function line({ day: when, message, source, line: number }) {
  const path = (source ?? "").replace(/^content\//, "");
  const href = path.endsWith(".md") ? `#/page/${path}?line=${number}` : `#/data/${path}`;
  return h("li", {}, h("span", { class: "soft" }, day(when)), h("br"), h("a", { href }, message));
}
