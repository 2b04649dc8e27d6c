import { fresh_id, h } from "../../dom.js";

const YES = new Set(["true", "yes", "on", "True", "Yes"]);

/** Yes or no. Where the field says what holds when nothing is said it is a box to tick, else a choice of yes, no and nothing. */
export function checkbox(place) {
  return typeof place.field.default === "boolean" ? box(place) : choice(place);
}

function box({ field, id, value, name, set }) {
  const ticked = value === null ? field.default : YES.has(value);
  const input = h("input", { id, type: "checkbox", checked: ticked, on: { change: () => set(String(input.checked)) } });
  return { element: h("label", { class: "choice" }, input, h("span", {}, name)), target: input, labels: "own" };
}

function choice({ field, id, value, set }) {
  const now = value === null ? "" : String(YES.has(value));
  const choices = [["true", "Yes"], ["false", "No"], ...(field.required ? [] : [["", "As usual"]])];
  const radio = ([key, label], index) =>
    h("label", { class: "choice" }, h("input", { type: "radio", name: group, id: index ? null : id, value: key, checked: key === now, on: { change: () => set(key || null) } }), label);
  const group = fresh_id("yes-no");
  const element = h("div", { class: "choices" }, choices.map(radio));
  return { element, target: element.querySelector("input"), labels: "group" };
}
