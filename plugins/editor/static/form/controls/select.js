import { h } from "../../dom.js";

/** One of a few choices. What is chosen but no longer among them stays. */
export function select({ field, id, value, set }) {
  const options = field.choices?.length ? field.choices : (field.control.attributes?.options ?? []);
  const known = value === null || options.includes(value) ? options : [...options, value];
  const none = !field.required || value === null;
  const nothing = field.default ? `As usual: ${field.default}` : "Not chosen";
  const input = h(
    "select",
    { id, class: "input", on: { change: () => set(input.value || null) } },
    none && h("option", { value: "" }, nothing),
    known.map((option) => h("option", { value: option, selected: option === value }, shown(option))),
  );
  return { element: input, target: input };
}

/** A choice as people read it. */
export function shown(option) {
  return option.charAt(0).toUpperCase() + option.slice(1);
}
