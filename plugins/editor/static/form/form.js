import { h } from "../dom.js";
import { focus_in, show_in, with_parts } from "./group_parts.js";
import { part } from "./part.js";
import { has_value } from "./values.js";

/**
 * A form made from the model's fields (see `invoke schema`). `values` is the tree of plain texts as the file holds it.
 * `on_change(values)` is called after each change with the whole tree. `findings` are shown at their fields.
 *
 * Returns {element, values(), focus(field), show(findings)}. A field is named by its way in the tree: "title", "hours/0/opens".
 * `show` takes away what was shown before and returns the findings that belong to no field of this form. What was not touched
 * stays in `values()` as it came, fields of other names too. Fields that are empty and not required stand behind one button.
 */
export function form({ fields, values = {}, on_change = () => {}, findings = [] }) {
  const given = values ?? {};
  const changed = () => on_change(read());
  const parts = new Map(fields.map((field) => [field.name, part(field, given[field.name] ?? null, changed)]));
  const read = () => with_parts(given, parts);
  const shown = (field) => field.required || has_value(given[field.name]);
  const element = h("div", { class: "form" }, elements(fields.filter(shown), parts), more(fields.filter((field) => !shown(field)), parts));
  const made = {
    element,
    values: read,
    focus: (field) => focus_in(parts, field.split("/")),
    show: (found) => show_in(parts, found.map((finding) => ({ finding, way: (finding.field ?? "").split("/") }))).map(({ finding }) => finding),
  };
  made.show(findings);
  return made;
}

function more(fields, parts) {
  if (!fields.length) return null;
  const names = fields.map((field) => field.label);
  const said = names.length > 3 ? `${names.slice(0, 3).join(", ")} and ${names.length - 3} more` : names.join(", ");
  return h("details", { class: "more" }, h("summary", {}, h("span", {}, "More that you can fill in"), h("span", { class: "help" }, said)), elements(fields, parts));
}

function elements(fields, parts) {
  return fields.map((field) => parts.get(field.name).element);
}
