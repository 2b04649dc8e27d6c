import { call } from "../api.js";
import { h, icon } from "../dom.js";
import { row } from "./desk.js";

const LISTS = { people: ["People", "Who works at the clinic. Each has a page of their own."], styles: ["Attachment styles", "One page for each style. The map on the site is made from them."] };

/** The pages of one folder as a list: people, styles. */
export async function screen({ name, app }) {
  const { pages } = await call("GET", "desk");
  const [title, help] = LISTS[name];
  const found = pages.filter(({ path }) => path.startsWith(`${name}/`));
  const kind = app.state.kinds.find(({ folder }) => folder === name);
  const element = h(
    "div",
    { class: "screen" },
    h("div", { class: "head" }, h("h1", {}, title), kind && h("a", { class: "button primary", href: `#/new?kind=${kind.name}` }, icon("add"), h("span", {}, `New: ${kind.label.toLowerCase()}`))),
    h("p", { class: "lead" }, help),
    found.length ? h("ul", { class: "tree flat" }, found.map((page) => row(page, app))) : h("p", { class: "card" }, "There is none yet."),
  );
  return { title, element };
}
