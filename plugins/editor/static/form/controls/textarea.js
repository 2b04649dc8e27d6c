import { h } from "../../dom.js";

/** A text of some lines; it grows with what is written. */
export function textarea({ id, value, set }) {
  const input = h("textarea", { id, class: "input", rows: 2, props: { value: value ?? "" }, on: { input: () => set(input.value || null) } });
  return { element: input, target: input };
}
