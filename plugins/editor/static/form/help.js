import { h } from "../dom.js";

const WRITTEN = new Set(["text", "textarea", "url"]); // controls where an example helps

/** "required", in words. */
export function must(field, bare = false) {
  return field.required && !bare && h("span", { class: "must" }, "required");
}

/** What helps to fill the field, with an id for aria-describedby; null where there is nothing to say. */
export function help_of(field, id) {
  const shown = WRITTEN.has(field.control.name) ? field.pattern_help || field.example : "";
  const said = [field.help, shown && `For example: ${shown}`].filter(Boolean);
  return said.length ? h("p", { class: "help", id: `${id}-help` }, said.join(" ")) : null;
}
