import { fresh_id, h } from "./dom.js";

const KEY = "editor-scheme";
const NAMES = { "": "As on this device", light: "Light", dark: "Dark" };

/** Takes the colors that were chosen in this browser, light or dark. */
export function apply_scheme(scheme = localStorage.getItem(KEY) ?? "") {
  if (scheme) document.documentElement.dataset.scheme = scheme;
  else delete document.documentElement.dataset.scheme;
}

/** The choice between light and dark, kept in this browser. */
export function scheme_choice() {
  const kept = localStorage.getItem(KEY) ?? "";
  const name = fresh_id("scheme");
  const choose = (event) => {
    localStorage.setItem(KEY, event.target.value);
    apply_scheme();
  };
  const choice = ([value, label]) =>
    h("label", { class: "choice" }, h("input", { type: "radio", name, value, checked: value === kept, on: { change: choose } }), label);
  return h("fieldset", { class: "fieldset" }, h("legend", {}, "Colors"), h("div", { class: "choices" }, Object.entries(NAMES).map(choice)));
}
