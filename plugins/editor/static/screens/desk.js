import { undo } from "../actions/undo.js";
import { page_menu } from "../actions/page_menu.js";
import { call, with_query } from "../api.js";
import { did } from "../changes.js";
import { button, fill, fresh_id, h, icon } from "../dom.js";
import { menu } from "../menu.js";
import { STATES, chips, legend, many } from "../status.js";
import { ago, day, today } from "../when.js";

const SHOWN = 6; // rows of a side list
const PAUSE = 1500; // milliseconds before it looks whether more pages are checked

/** All pages as the site's tree, and beside them what waits, what is due and what changed lately. */
export async function screen({ app }) {
  const [desk, schema] = await Promise.all([call("GET", "desk"), app.schema()]);
  const title = "Pages";
  const titles = new Map([...schema.data.map((file) => [file.path, file.label]), ...desk.pages.map((page) => [page.path, page.title])]);
  const element = h(
    "div",
    { class: "screen" },
    h("div", { class: "head" }, h("h1", {}, title), h("a", { class: "button primary", href: "#/new" }, icon("add"), h("span", {}, "New page"))),
    h("div", { class: "desk" }, pages(desk, app, await to_finish(desk.unread.filter((path) => path.endsWith(".md")))), h("div", { class: "side" }, waiting(desk, titles), due(desk), recent(desk, titles, app))),
  );
  setTimeout(() => follow_checks(element, desk).catch(() => {}), PAUSE);
  return { title, element };
}

/** Pages that cannot stand on the site yet, since something in them is missing or wrong: their title, and the way to mend them. */
async function to_finish(paths) {
  const files = await Promise.all(paths.map((path) => call("GET", with_query("file", { path }))));
  if (!files.length) return null;
  const line = ({ path, title }) => h("li", {}, h("a", { href: `#/page/${path}` }, title || path));
  return h("section", { class: "notice" }, h("h2", {}, "To be finished"), h("p", {}, "Something in them is missing or wrong, so they are not on the site yet:"), h("ul", {}, files.map(line)));
}

function pages(desk, app, unfinished) {
  const list = h("div", {});
  const count = h("p", { class: "soft small", role: "status" });
  const wanted = { words: "", status: "", kind: "" };
  const kinds = app.state.kinds.filter((kind) => desk.pages.some((page) => page.kind === kind.name));
  const fits = (page) =>
    (!wanted.status || (wanted.status === "problems" ? page.errors > 0 || page.kept : page.status === wanted.status)) &&
    (!wanted.kind || page.kind === wanted.kind) &&
    wanted.words.split(/\s+/).every((word) => `${page.title} ${page.url}`.toLowerCase().includes(word));
  const draw = () => {
    const found = desk.pages.filter(fits);
    const filtered = found.length < desk.pages.length;
    count.textContent = filtered ? `${found.length} of ${many(desk.pages.length, "page")}` : many(found.length, "page");
    fill(list, filtered ? h("ul", { class: "tree flat" }, found.map((page) => row(page, app))) : tree(desk.pages, null, app), !found.length && h("p", {}, "No page is like that."));
  };
  const want = (name) => (event) => {
    wanted[name] = event.target.value.trim().toLowerCase();
    draw();
  };
  const states = { "": "All pages", ...Object.fromEntries(Object.entries(STATES).map(([name, { label }]) => [name, label])), problems: "With problems" };
  draw();
  return h(
    "section",
    { "aria-label": "All pages" },
    h("div", { class: "filters" }, field("Find by title", h("input", { type: "search", class: "input", on: { input: want("words") } })), field("State", chosen(states, want("status"))), field("Kind", chosen({ "": "All kinds", ...Object.fromEntries(kinds.map((kind) => [kind.name, kind.label])) }, want("kind")))),
    count,
    unfinished,
    list,
    legend(),
  );
}

function field(label, input) {
  input.id = fresh_id("filter");
  return h("div", {}, h("label", { for: input.id, class: "small" }, label), input);
}

function chosen(options, change) {
  return h("select", { class: "input", on: { change } }, Object.entries(options).map(([value, label]) => h("option", { value }, label)));
}

/** The pages below one, and those below them. A page whose parent is not among them stands at the top. */
function tree(all, parent, app) {
  const paths = new Set(all.map((page) => page.path));
  const here = all.filter((page) => (paths.has(page.parent) ? page.parent : null) === parent);
  if (!here.length) return null;
  return h("ul", { class: "tree" }, here.map((page) => row(page, app, tree(all, page.path, app))));
}

/** A page with its state and what can be done with it; `below` are the pages under it. */
export function row(page, app, below = null) {
  return h(
    "li",
    {},
    h(
      "div",
      { class: "page-row" },
      h("div", { class: "page-name" }, h("a", { href: `#/page/${page.path}` }, page.title), h("span", { class: "soft small" }, page.url)),
      h("div", { class: "page-state", "data-path": page.path }, marks(page)),
      menu("", page_menu(page, () => app.reload()), { icon: "more", name: `More for ${page.title}` }),
    ),
    below,
  );
}

function marks(page) {
  return [chips(page), page.changed_at && h("span", { class: "soft small" }, `${page.changed_by}, ${ago(page.changed_at)}`)];
}

/** Looks again while pages are still being checked, and draws their marks anew; until the screen is gone. */
async function follow_checks(element, desk) {
  while (desk.pages.some((page) => !page.checked)) {
    await new Promise((done) => setTimeout(done, PAUSE));
    if (!element.isConnected) return;
    const { pages: now } = await call("GET", "desk");
    for (const [index, page] of now.entries()) if (desk.pages[index]?.path === page.path) Object.assign(desk.pages[index], page);
    for (const place of element.querySelectorAll("[data-path]")) fill(place, marks(desk.pages.find((page) => page.path === place.dataset.path)));
    if (now.length !== desk.pages.length) return;
  }
}

function side(heading, rows, nothing, more = null) {
  return h("section", { class: "card" }, h("h2", {}, heading), rows.length ? h("ul", { class: "plain-list" }, rows.slice(0, SHOWN)) : h("p", { class: "soft" }, nothing), more);
}

function waiting({ waiting: rows }, titles) {
  const line = ({ path, what, who }) => h("li", {}, h("a", { href: `#/page/${path}` }, titles.get(path) ?? path), ` ${what}`, who && h("span", { class: "soft" }, ` (${who})`));
  return side("Waiting", rows.map(line), "Nothing waits for anybody.");
}

function due({ due: rows }) {
  const line = (one) => h("li", {}, h("strong", { class: one.day < today() ? "late" : null }, one.day < today() ? "Overdue: " : `${day(one.day)}: `), one.message);
  return side("Due", rows.map(line), "Nothing is due.", h("a", { href: "#/due" }, "The whole calendar"));
}

function recent({ recent: rows, deleted }, titles, app) {
  const line = (one) => {
    const names = one.paths.map((path) => titles.get(path) ?? path.split("/").at(-1));
    const said = names.length > 1 ? `${names[0]} and ${many(names.length - 1, "other file")}` : (names[0] ?? "");
    return h(
      "li",
      { class: "change" },
      h("span", {}, `${one.who} ${did(one.what)} `, h("strong", {}, said), h("span", { class: "soft small" }, ` ${ago(one.when)}`)),
      button("Undo", () => undo(one.id, () => app.reload()), { kind: "quiet", "aria-label": `Undo: ${one.who} ${did(one.what)} ${said}` }),
    );
  };
  return side("Changed lately", rows.map(line), "Nothing was changed here yet.", deleted > 0 && h("a", { href: "#/deleted" }, `Deleted things (${deleted})`));
}
