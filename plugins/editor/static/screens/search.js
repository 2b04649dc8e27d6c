import { call, with_query } from "../api.js";
import { h } from "../dom.js";
import { many } from "../status.js";

/** Every place of a word or phrase, with the words around it. */
export async function screen({ query, app }) {
  const words = query.get("q") ?? "";
  const { found } = await call("GET", with_query("search", { q: words }));
  const title = `Search: ${words}`;
  const files = Map.groupBy(found, ({ source }) => source.replace(/^content\//, ""));
  const element = h(
    "div",
    { class: "screen narrow" },
    h("h1", {}, title),
    h("p", { role: "status" }, found.length ? `${many(found.length, "place")} in ${many(files.size, "text")}` : "These words are nowhere. Try fewer of them, or only a part of one."),
    [...files].map(([path, places]) => result(path, places)),
  );
  return { title, element };
}

function result(path, places) {
  const line = ({ line: number, before, words, after }) => h("li", {}, h("a", { href: address(path, number) }, before, h("mark", {}, words), after));
  return h("section", { class: "card" }, h("h2", {}, places[0].title || path), h("ul", { class: "plain-list places" }, places.map(line)));
}

/** Where a line of a file is edited. */
function address(path, line) {
  if (path === "images/images.yaml") return "#/pictures";
  if (path === "data/redirects.yaml") return "#/redirects";
  return path.endsWith(".md") ? `#/page/${path}?line=${line}` : `#/data/${path}?line=${line}`;
}
