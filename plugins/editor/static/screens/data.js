import { call, with_query } from "../api.js";
import { compared } from "../compare.js";
import { confirm, problem_box } from "../dialogs.js";
import { button, fill, h } from "../dom.js";
import { form } from "../form/form.js";
import { keyed } from "../form/keyed.js";
import { part } from "../form/part.js";
import { tell } from "../live.js";
import { forget_references } from "../references.js";
import { ago } from "../when.js";
import { let_go } from "../text/memory.js";
import { ask_about_conflict } from "./conflict.js";
import { keeper, restored } from "./unsaved.js";

/** A data file as a form: the clinic's facts, the sources, the old addresses. What it holds comes from the schema's `data`. */
export async function screen({ name, rest, query, app }) {
  const schema = await app.schema();
  const spec = schema.data.find(({ path }) => path === rest || (!rest && path.includes(name)));
  if (!spec) throw { message: "There is nothing of this name to fill in", fix: "Go back to all pages." };
  const file = await opened(spec.path, app.state.absent);
  const start = await restored({ ...file, values: file.values ?? {} }, async () => {
    await let_go(spec.path);
    await app.reload();
  });
  const kept = { hash: start.seen, changed: start.notice !== null };
  const state = h("span", { class: "soft", role: "status" });
  const problem = h("div", { role: "alert" });
  const memory = keeper(spec.path, () => ({ values: made.values(), body: file.body, history: null, seen: kept.hash, unsaved: kept.changed }));
  const on_change = () => {
    kept.changed = true;
    memory.soon();
    state.textContent = "Not saved yet";
  };
  const made = form_of(spec, start.values, on_change);
  const show = (findings) => {
    const left = made.show(findings);
    const placed = findings.find((finding) => !left.includes(finding));
    problem.append(...left.map(problem_box));
    if (placed) made.focus(placed.field);
  };
  const save = async () => {
    const draft = { path: spec.path, seen: kept.hash, values: made.values() };
    state.textContent = "Saving ...";
    fill(problem);
    try {
      const answer = await call("PUT", "file", draft);
      Object.assign(kept, { hash: answer.hash, changed: JSON.stringify(made.values()) !== JSON.stringify(draft.values) });
      await memory.now();
      forget_references();
      show([]);
      state.textContent = "Saved";
      tell(answer.unchanged ? "Nothing was different, so nothing was written." : "Saved. Visitors see it once you put it live.");
    } catch (thrown) {
      state.textContent = "Not saved";
      if (thrown.status === 409) return settle(thrown, draft, app);
      fill(problem, problem_box(thrown));
      show(thrown.body?.findings ?? []);
    }
  };
  const keys = (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.key !== "s") return;
    event.preventDefault();
    save();
  };
  const element = h(
    "div",
    { class: "screen narrow", on: { keydown: keys } },
    h("h1", {}, spec.label),
    spec.help && h("p", { class: "lead" }, spec.help),
    kept_copy(file, app),
    start.notice,
    file.cannot ? problem_box(file.cannot) : made.element,
    problem,
    h("div", { class: "save-bar" }, button("Save", save, { kind: "primary", "aria-keyshortcuts": "Control+S", title: "Save (Ctrl+S)" }), state, h("a", { href: `#/history/${spec.path}` }, "Earlier versions")),
  );
  const line = query?.get("line");
  if (line && file.source) call("GET", with_query("field", { path: spec.path, line })).then(({ field }) => field && made.focus(field), () => {});
  return { title: spec.label, element, leave: () => !kept.changed || leave(), close: memory.stop, unsaved: () => kept.changed };
}

/** The file; an empty one where there is none yet. */
async function opened(path, absent) {
  try {
    return await call("GET", with_query("file", { path }));
  } catch (problem) {
    if (problem.status !== 404) throw problem;
    return { path, hash: absent, source: "", values: null, cannot: null, kept: null };
  }
}

/** A group of fields, names with a group each, or a list: whatever the file is. */
function form_of(spec, values, on_change) {
  if (spec.item) return listed(spec, Array.isArray(values) ? values : [], on_change);
  if (spec.by_name) return keyed({ item: { name: "item", label: spec.label.replace(/s$/, ""), control: { name: "group" }, fields: spec.fields }, values, on_change });
  return form({ fields: spec.fields, values, on_change });
}

function listed(spec, values, on_change) {
  const field = { name: "all", label: spec.label, help: "", required: false, control: { name: "list", attributes: {} }, item: spec.item };
  const made = part(field, values, () => on_change());
  const way = (name) => (name ? name.split("/") : []);
  return {
    element: h("div", { class: "form" }, made.element),
    values: () => made.value() ?? [],
    focus: (name) => made.focus(way(name)),
    show: (findings) => {
      made.show(findings.map((finding) => ({ finding, way: way(finding.field) })));
      return [];
    },
  };
}

function leave() {
  return confirm({ title: "Leave without saving?", text: "What you changed here has not been saved.", yes: "Leave", no: "Stay here", danger: true });
}

/** Somebody else saved meanwhile: the person decides, and the screen is shown anew with what came of it. */
async function settle(problem, draft, app) {
  const answer = await ask_about_conflict(problem);
  if (!answer) return;
  if (answer.take === "mine") await call("PUT", "file", { path: draft.path, seen: problem.body.hash, text: answer.text });
  if (answer.take === "copy") await call("PUT", "file", { ...draft, keep: true });
  await app.reload();
}

/** A copy that was kept beside the file: what is different in it, and the way to let go of it. */
function kept_copy({ path, source, kept }, app) {
  if (!kept) return null;
  const place = h("div", {});
  const away = async () => {
    await call("DELETE", with_query("kept", { path }));
    await app.reload();
  };
  return h(
    "section",
    { class: "notice" },
    h("p", {}, `A copy by ${kept.who}, ${ago(kept.when)}, is kept beside this.`),
    h("div", { class: "row" }, button("See what is different in it", () => fill(place, compared(source, kept.text, ["What is saved", "The copy"]))), button("Let go of it", away, { kind: "quiet" })),
    place,
  );
}
