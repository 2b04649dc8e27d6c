import { fresh_id, h } from "../dom.js";
import { checkbox } from "./controls/checkbox.js";
import { date } from "./controls/date.js";
import { datetime } from "./controls/datetime.js";
import { number } from "./controls/number.js";
import { reference } from "./controls/reference.js";
import { select } from "./controls/select.js";
import { text } from "./controls/text.js";
import { textarea } from "./controls/textarea.js";
import { url } from "./controls/url.js";
import { errors } from "./errors.js";
import { help_of, must } from "./help.js";
import { limits } from "./limits.js";

/*
 * A control is a function of {field, id, value, set} that returns {element, target, labels}: `set(value)` takes a new value (null for
 * none), `target` gets the focus and the error. `labels` says how it is named: "for" (default) by a label for the id, "group" where
 * it has several inputs, "own" where it shows the label itself.
 */
const CONTROLS = { text, textarea, number, checkbox, date, datetime, select, url, reference };

/** A field with a single value: its name, help, control, what is left of its limit, and what is wrong with it. */
export function leaf(field, value, changed, { name = field.label, bare = false } = {}) {
  const id = fresh_id("field");
  let now = value ?? null;
  const count = limits(field, id);
  const wrong = errors(id);
  const set = (next) => {
    now = next;
    count.update(now ?? "");
    changed();
  };
  const { element: control, target, labels = "for" } = (CONTROLS[field.control.name] ?? text)({ field, id, value: now, name, set });
  const help = bare ? null : help_of(field, id);
  const described = [help && help.id, count.element && count.id].filter(Boolean).join(" ");
  if (described) target.setAttribute("aria-describedby", described);
  const told = target.matches("input:not([type=checkbox]), textarea, select");
  if (field.required && !bare && told) target.setAttribute("aria-required", "true");
  const label_id = `${id}-name`;
  const words = [name, must(field, bare, told)];
  const label = { for: () => h("label", { for: id, id: label_id, class: bare ? "unseen" : null }, words), group: () => h("span", { id: label_id, class: bare ? "unseen" : "field-name" }, words), own: () => null }[labels]();
  const grouped = labels === "group" ? { role: "group", "aria-labelledby": label_id } : {};
  count.update(now ?? "");
  return {
    element: h("div", { class: "field", ...grouped }, label, labels === "own" ? [control, help] : [help, control], count.element, wrong.element),
    value: () => now,
    focus: () => target.focus(),
    show: (found) => wrong.show(found.map(({ finding }) => finding), target),
  };
}
