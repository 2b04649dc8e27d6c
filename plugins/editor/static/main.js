import { call } from "./api.js";
import { problem_box } from "./dialogs.js";
import { button, fill, h } from "./dom.js";
import { frame } from "./frame.js";
import { say, tell } from "./live.js";
import { apply_scheme } from "./scheme.js";

/*
 * The hash says which screen is shown: `#/NAME/REST?QUESTIONS`. A screen is a module of screens/ with
 *
 *     screen({rest, query, app}) -> {title, element, leave?, close?}      (may be async)
 *
 * `element` has the h1. `leave()` is asked before another screen comes, and may answer false (also async); `close()` is told when
 * it is gone; `unsaved()` says whether the browser is to ask before the tab is closed. `app` is {state, schema(), go(hash),
 * reload()}: what `state` says of the site, the model's schema, and ways to go on.
 */
const SCREENS = {
  "": "desk",
  search: "search",
  new: "new_page",
  page: "page",
  data: "data",
  redirects: "data",
  people: "folder",
  styles: "folder",
  pictures: "pictures",
  history: "history",
  deleted: "deleted",
  due: "due",
  live: "live",
  import: "import",
  person: "person",
};

const app = { state: null, schema, go, reload };
let shown = { hash: null, screen: null };
let going = 0;
let schema_promise = null;

function schema() {
  schema_promise ??= call("GET", "schema").catch((problem) => {
    schema_promise = null;
    throw problem;
  });
  return schema_promise;
}

function go(hash) {
  if (location.hash === hash) show(hash, { again: true });
  else location.hash = hash;
}

/** Asks the server for its state anew, and shows the same screen again. */
async function reload() {
  app.state = await call("GET", "state");
  await show(location.hash, { again: true });
}

/** What a hash names: {name, rest, query}. */
function route(hash) {
  const [path, questions = ""] = hash.replace(/^#\/?/, "").split("?");
  const [name, ...rest] = path.split("/");
  return { name, rest: decodeURIComponent(rest.join("/")), query: new URLSearchParams(questions) };
}

async function show(hash, { again = false } = {}) {
  const mine = ++going; // whatever else is on its way is not wanted any more
  if (hash === shown.hash && !again) return document.getElementById("main").removeAttribute("aria-busy");
  if (!again && shown.screen?.leave && !(await shown.screen.leave())) {
    history.replaceState(null, "", shown.hash || "#/");
    return;
  }
  const { name, rest, query } = route(hash);
  const main = document.getElementById("main");
  main.setAttribute("aria-busy", "true");
  const screen = await made(app.state.person ? (SCREENS[name] ?? "nowhere") : "person", { name, rest, query, app });
  if (mine !== going) return screen.close?.();
  shown.screen?.close?.();
  const first = shown.hash === null;
  shown = { hash, screen };
  main.removeAttribute("aria-busy");
  fill(main, screen.element);
  document.title = `${screen.title} · ${app.state.site_name}`;
  document.body.dataset.screen = name || "desk";
  for (const link of document.querySelectorAll("header a")) mark_current(link, name, rest);
  window.scrollTo(0, 0);
  if (!first) focus_heading(main);
  say(screen.title);
}

async function made(module, place) {
  try {
    const { screen } = await import(`./screens/${module}.js`);
    return await screen(place);
  } catch (problem) {
    console.error(problem);
    return trouble(problem);
  }
}

function trouble(problem) {
  const again = button("Try again", () => (app.state ? show(location.hash, { again: true }) : start()), { kind: "primary" });
  const said = problem.fix === undefined ? { message: "This part of the editor could not be loaded", fix: "Load the page again." } : problem;
  return { title: "Something is in the way", element: h("div", { class: "screen" }, h("h1", {}, "Something is in the way"), problem_box(said), again) };
}

function mark_current(link, name, rest) {
  const at = route(link.getAttribute("href"));
  if (at.name === name && at.rest === rest) link.setAttribute("aria-current", "page");
  else link.removeAttribute("aria-current");
}

function focus_heading(main) {
  const heading = main.querySelector("h1");
  if (!heading) return main.focus();
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
}

async function start() {
  apply_scheme();
  try {
    app.state = await call("GET", "state");
  } catch (problem) {
    document.body.replaceChildren(h("main", { id: "main", tabindex: "-1" }, trouble(problem).element));
    return;
  }
  document.documentElement.dataset.timeZone = app.state.time_zone;
  frame(app);
  tell_recovered(app.state.recovered);
  await show(location.hash);
}

/** The files of a change that was cut off, by a loss of power perhaps, and that could not be finished. */
function tell_recovered(paths) {
  if (!paths.length) return;
  const left = `These were left as they are, since somebody has changed them meanwhile: ${paths.join(", ")}`;
  tell(`The editor was stopped in the middle of a change. ${left}. What was to be saved is among their earlier versions.`, { stays: true });
}

window.addEventListener("hashchange", () => app.state && show(location.hash));
window.addEventListener("beforeunload", (event) => {
  if (shown.screen?.unsaved?.()) event.preventDefault();
});
start();
