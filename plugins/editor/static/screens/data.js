import { call, with_query } from "../api.js";
import { compared } from "../compare.js";
import { confirm, open_dialog, problem_box } from "../dialogs.js";
import { button, fill, h } from "../dom.js";
import { form } from "../form/form.js";
import { keyed } from "../form/keyed.js";
import { tell } from "../live.js";
import { forget_references } from "../references.js";

/** A data file as a form: the clinic's facts, the sources, the old addresses. What it holds comes from the schema's `data`. */
export async function screen({ name, rest, app }) {
  const schema = await app.schema();
  const spec = schema.data.find(({ path }) => path === rest || (!rest && path.includes(name)));
  if (!spec) throw { message: "There is nothing of this name to fill in", fix: "Go back to all pages." };
  const file = await opened(spec.path, app.state.absent);
  const kept = { hash: file.hash, values: file.values ?? {}, changed: false };
  const state = h("span", { class: "soft", role: "status" });
  const problem = h("div", { role: "alert" });
  const on_change = () => {
    kept.changed = true;
    state.textContent = "Not saved yet";
  };
  const made = form_of(spec, kept.values, on_change);
  const show = (findings = []) => {
    const left = made.show(findings);
    const first = findings.find((finding) => !left.includes(finding));
    fill(problem, left.map(problem_box));
    if (first) made.focus(first.field);
  };
  const send = async (seen) => {
    const values = made.values();
    const answer = await call("PUT", "file", { path: spec.path, seen, values });
    Object.assign(kept, { hash: answer.hash, values, changed: made.values() !== values });
    forget_references();
    show((answer.findings ?? []).filter((finding) => finding.stops));
    state.textContent = "Saved";
    tell(answer.unchanged ? "Nothing was different, so nothing was written." : "Saved. Visitors see it once you put it live.");
  };
  const save = async (seen = kept.hash) => {
    state.textContent = "Saving ...";
    fill(problem);
    try {
      await send(seen);
    } catch (thrown) {
      state.textContent = "Not saved";
      if (thrown.status === 409) return meet(thrown.body, save, app);
      fill(problem, problem_box(thrown));
      if (thrown.body?.findings) {
        const left = made.show(thrown.body.findings);
        const placed = thrown.body.findings.find((finding) => !left.includes(finding));
        problem.append(...left.map(problem_box));
        if (placed) made.focus(placed.field);
      }
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
    file.cannot ? problem_box(file.cannot) : made.element,
    problem,
    h("div", { class: "save-bar" }, button("Save", () => save(), { kind: "primary", "aria-keyshortcuts": "Control+S", title: "Save (Ctrl+S)" }), state, h("a", { href: `#/history/${spec.path}` }, "Earlier versions")),
  );
  return { title: spec.label, element, leave: () => !kept.changed || leave(), unsaved: () => kept.changed };
}

/** The file; an empty one where there is none yet. */
async function opened(path, absent) {
  try {
    return await call("GET", with_query("file", { path }));
  } catch (problem) {
    if (problem.status !== 404) throw problem;
    return { path, hash: absent, values: null, cannot: null };
  }
}

/** A group of fields, names with a group each, or a list: whatever the file is. */
function form_of(spec, values, on_change) {
  if (spec.item) return listed(spec, Array.isArray(values) ? values : [], on_change);
  if (spec.by_name) return keyed({ item: { name: "item", label: spec.label.replace(/s$/, ""), control: { name: "group" }, fields: spec.fields }, values, on_change });
  return form({ fields: spec.fields, values, on_change });
}

function listed(spec, values, on_change) {
  const all = { name: "all", label: spec.label, help: "", required: false, control: { name: "list", attributes: {} }, item: spec.item };
  const made = form({ fields: [{ ...all, required: true }], values: { all: values }, on_change });
  const inner = (finding) => ({ ...finding, field: `all/${finding.field}` });
  return {
    element: made.element,
    values: () => made.values().all ?? [],
    focus: (field) => made.focus(`all/${field}`),
    show: (findings) => findings.filter((finding) => made.show([inner(finding)]).length),
  };
}

function leave() {
  return confirm({ title: "Leave without saving?", text: "What you changed here has not been saved.", yes: "Leave", no: "Stay here", danger: true });
}

/** Somebody else saved meanwhile: both texts side by side, and who wins. */
async function meet(body, save, app) {
  const chosen = await open_dialog({
    title: "Somebody else changed this meanwhile",
    wide: true,
    body: [h("p", {}, "Nothing is lost: both are shown here, and the one that gives way stays among the earlier versions."), compared(body.now, body.yours ?? "", ["What is saved now", "Yours"])],
    actions: [
      { label: "Save mine", kind: "primary", run: () => "mine" },
      { label: "Take what is saved", run: () => "theirs" },
    ],
    cancel: "Decide later",
  });
  if (chosen === "mine") await save(body.hash);
  if (chosen === "theirs") app.reload();
}
