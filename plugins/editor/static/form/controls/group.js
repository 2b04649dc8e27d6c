import { fresh_id, h } from "../../dom.js";
import { errors } from "../errors.js";
import { focus_in, show_in, with_parts } from "../group_parts.js";
import { help_of, must } from "../help.js";

/** Several fields that belong together. Without any value in it the whole group is left out. */
export function group(part, field, value, changed, { name = field.label, bare = false } = {}) {
  const id = fresh_id("group");
  const given = value ?? {};
  const parts = new Map(field.fields.map((one) => [one.name, part(one, given[one.name] ?? null, changed)]));
  const wrong = errors(id);
  const help = bare ? null : help_of(field, id);
  const element = h(
    "fieldset",
    { class: bare ? "fieldset bare" : "fieldset group", "aria-describedby": help && help.id },
    h("legend", { class: bare ? "unseen" : null }, name, must(field, bare)),
    help,
    [...parts.values()].map((one) => one.element),
    wrong.element,
  );
  const value_now = () => {
    const now = with_parts(given, parts);
    return now === given ? (value ?? null) : Object.keys(now).length ? now : null;
  };
  return {
    element,
    value: value_now,
    focus: (way) => focus_in(parts, way.length ? way : [field.fields[0]?.name]),
    show: (found) => wrong.show(show_in(parts, found).map(({ finding }) => finding), element),
  };
}
