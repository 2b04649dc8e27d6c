import { h } from "../../dom.js";

/** A number, as text: what cannot be read as one is shown and said to be wrong, not thrown away. */
export function number({ field, id, value, set }) {
  const whole = field.control.attributes?.step === "1";
  const input = h("input", {
    id,
    class: "input short",
    type: "text",
    inputmode: whole ? "numeric" : "decimal",
    autocomplete: "off",
    props: { value: value ?? "" },
    on: { input: () => set(input.value.trim() || null) },
  });
  return { element: input, target: input };
}
