import { group } from "./controls/group.js";
import { list } from "./controls/list.js";
import { leaf } from "./leaf.js";
import { stand_in } from "./stand_in.js";
import { is_stand_in } from "./values.js";

const WHOLES = { group, list };

/**
 * The part of a form for one field and its value: {element, value(), focus(way), show(found)}. `changed()` is called after each
 * change. `name` is what it is called where that is not the field's label; `level` counts groups around it.
 */
export function part(field, value, changed, options = {}) {
  if (is_stand_in(value)) return stand_in(part, field, value, changed, options);
  const make = WHOLES[field.control.name];
  return make ? make(part, field, value, changed, options) : leaf(field, value, changed, options);
}
