import { h } from "../../dom.js";
import { text } from "./text.js";

/** A day. One that is written in another way than 2026-03-31 stays a text until it is changed. */
export function date(place) {
  const { id, value, set } = place;
  if (value && !/^\d{4}-\d{2}-\d{2}$/.test(value)) return text(place);
  const input = h("input", { id, class: "input short", type: "date", props: { value: value ?? "" }, on: { input: () => set(input.value || null) } });
  return { element: input, target: input };
}
