import { h } from "../dom.js";

const WRITTEN = new Set(["text", "textarea", "url"]); // controls where an example helps

/** "required", in words. `told`: the control itself says so to a screen reader, so that it hears it once. */
export function must(field, bare = false, told = false) {
  return field.required && !bare && [" ", h("span", { class: "must", "aria-hidden": told ? "true" : null }, "required")];
}

/** What helps to fill the field, with an id for aria-describedby; null where there is nothing to say. */
export function help_of(field, id) {
  const shown = WRITTEN.has(field.control.name) ? field.pattern_help || field.example : "";
  const said = [field.help, shown && `For example: ${shown}`].filter(Boolean);
  return said.length ? h("p", { class: "help", id: `${id}-help` }, said.join(" ")) : null;
}
