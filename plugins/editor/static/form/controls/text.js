import { h } from "../../dom.js";

const PASSED = ["inputmode", "autocomplete", "placeholder", "type"]; // what a plugin's control may say of its input

/** One line of text. `suffix` among the control's attributes stands behind it. Also stands in for controls of unknown names. */
export function text({ field, id, value, set }) {
  const said = field.control.attributes ?? {};
  const passed = Object.fromEntries(PASSED.filter((name) => name in said).map((name) => [name, said[name]]));
  const shown = value !== null && typeof value === "object" ? JSON.stringify(value) : (value ?? "");
  const input = h("input", { type: "text", autocomplete: "off", ...passed, id, class: "input", props: { value: shown }, on: { input: () => set(input.value || null) } });
  const element = said.suffix ? h("div", { class: "with-suffix" }, input, h("span", {}, said.suffix)) : input;
  return { element, target: input };
}
