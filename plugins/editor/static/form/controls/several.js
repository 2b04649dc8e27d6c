import { fresh_id, h } from "../../dom.js";
import { errors } from "../errors.js";
import { help_of, must } from "../help.js";
import { shown } from "./select.js";

/** A list of choices, each at most once: boxes to tick, in the order of the choices. */
export function several(field, value, changed, { name = field.label, bare = false } = {}) {
  const id = fresh_id("several");
  const choices = field.item.choices?.length ? field.item.choices : (field.item.control.attributes?.options ?? []);
  const given = value ?? [];
  const all = [...choices, ...given.filter((one) => !choices.includes(one))];
  let now = value ?? null;
  const wrong = errors(id);
  const tick = () => {
    const ticked = boxes.filter((box) => box.checked).map((box) => box.value);
    now = ticked.length ? ticked : null;
    changed();
  };
  const boxes = all.map((choice) => h("input", { type: "checkbox", value: choice, checked: given.includes(choice), on: { change: tick } }));
  const help = bare ? null : help_of(field, id);
  const element = h(
    "fieldset",
    { class: "fieldset", "aria-describedby": help && help.id },
    h("legend", {}, name, must(field, bare)),
    help,
    h("div", { class: "choices" }, boxes.map((box, index) => h("label", { class: "choice" }, box, shown(all[index])))),
    wrong.element,
  );
  return {
    element,
    value: () => now,
    focus: () => boxes[0]?.focus(),
    show: (found) => wrong.show(found.map(({ finding }) => finding), element),
  };
}
