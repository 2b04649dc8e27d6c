import { call, with_query } from "../api.js";
import { h } from "../dom.js";
import { many } from "../status.js";

const DESCRIPTIONS = "images/images.yaml";

/** Where a file is used, as the server knows it: {links, menu, children}; and its hash, as `seen`. */
export async function uses_of(path) {
  const [uses, file] = await Promise.all([call("GET", with_query("uses", { path })), call("GET", with_query("file", { path }))]);
  const links = uses.links.filter((link) => link.path !== DESCRIPTIONS); // what it shows goes with it
  return { ...uses, links, seen: file.hash };
}

/** The uses in words, with a way to each. `what_happens` says what becomes of the links. */
export function uses_list({ links, children, menu }, what_happens) {
  if (!links.length && !children.length && !menu) return h("p", {}, "Nothing else on the site points to it.");
  return h(
    "div",
    {},
    menu && h("p", {}, "It stands in the site's menu."),
    children.length > 0 && h("p", {}, `${many(children.length, "page")} ${children.length === 1 ? "stands" : "stand"} below it.`),
    links.length > 0 && [
      h("p", {}, h("strong", {}, `${many(links.length, "link")} to it. `), what_happens),
      h("ul", { class: "plain-list" }, links.map((link) => h("li", {}, link.title, link.text && h("span", { class: "soft" }, ` “${link.text}”`)))),
    ],
  );
}
