import { call, with_query } from "../api.js";
import { h } from "../dom.js";
import { many } from "../status.js";

const DESCRIPTIONS = "images/images.yaml";
const FEW = 4; // pages that are listed without being asked for

/** Where a file is used, as the server knows it: {links, menu, children}; and its hash, as `seen`. */
export async function uses_of(path) {
  const [uses, file] = await Promise.all([call("GET", with_query("uses", { path })), call("GET", with_query("file", { path }))]);
  const links = uses.links.filter((link) => link.path !== DESCRIPTIONS); // what it shows goes with it
  return { ...uses, links, seen: file.hash };
}

/** The uses in words: the pages that point to it, each once. `what_happens` says what becomes of the links. */
export function uses_list({ links, children, menu }, what_happens) {
  if (!links.length && !children.length && !menu) return h("p", {}, "Nothing else on the site points to it.");
  const pages = [...Map.groupBy(links, ({ title, path }) => title || path)];
  const list = h("ul", { class: "uses" }, pages.map(([title, places]) => h("li", {}, title, places.length > 1 && h("span", { class: "soft" }, ` (${places.length} times)`))));
  return h(
    "div",
    {},
    menu && h("p", {}, "It stands in the site's menu."),
    children.length > 0 && h("p", {}, `${many(children.length, "page")} ${children.length === 1 ? "stands" : "stand"} below it.`),
    links.length > 0 && h("p", {}, h("strong", {}, `${many(links.length, "link")} to it. `), what_happens),
    pages.length > FEW ? h("details", {}, h("summary", {}, `On ${many(pages.length, "page")}`), list) : pages.length > 0 && list,
  );
}
