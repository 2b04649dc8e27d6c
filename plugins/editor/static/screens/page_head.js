// The head of a page: its title, where it stands, whether it is saved, and what can be done with it.
import { button, h } from "../dom.js";
import { menu } from "../menu.js";

const STATES = { saved: ["Saved", "good"], open: ["Not saved yet", "wait"], saving: ["Saving ...", ""], kept: ["Kept as a copy, not on the page", "note"] };

/** {element, state(name), findings(words, stops), source(on)}. `on_source(on)` is asked to show the page as text, or as a form again. */
export function page_head({ path, file, on_save, on_source }) {
  const state = h("span", { class: "chip good", "data-state": "saved" }, "Saved");
  const found = h("span", { class: "chip page__count" });
  const as_text = button("As text", () => on_source(as_text.getAttribute("aria-pressed") !== "true"), { kind: "quiet", "aria-pressed": String(file.values === null) });
  if (file.values === null) as_text.hidden = true;
  const element = h(
    "header", { class: "page__head" },
    h("div", { class: "page__title" }, h("h1", {}, file.title || path), h("p", { class: "page__where soft small" }, file.url)),
    h("div", { class: "row page__states" }, standing(file.values), found, state),
    h(
      "div", { class: "row page__actions" },
      as_text,
      menu("More", [{ label: "Earlier versions", href: `#/history/${path}` }], { icon: "more" }),
      button("Save", on_save, { kind: "primary", "aria-keyshortcuts": "Control+S", title: "Save (Ctrl+S)" }),
    ),
  );
  return {
    element,
    state(name) {
      const [text, look] = STATES[name];
      if (state.dataset.state === name) return;
      state.dataset.state = name;
      state.textContent = text;
      state.className = `chip ${look}`;
    },
    findings(words, stops) {
      found.textContent = words;
      found.className = `chip page__count ${stops ? "bad" : ""}`;
    },
    source: (on) => as_text.setAttribute("aria-pressed", String(on)),
  };
}

function standing(values) {
  if (!values) return null;
  if (values.status === "draft") return h("span", { class: "chip note" }, "Draft");
  return h("span", { class: "chip" }, "On the site");
}
