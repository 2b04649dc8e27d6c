// The head of a page: its title, where it stands, whether it is saved, and what can be done with it.
import { page_menu } from "../actions/page_menu.js";
import { button, fill, h } from "../dom.js";
import { menu } from "../menu.js";
import { STATES as STANDING, many } from "../status.js";

const STATES = { saved: ["Saved", "good"], open: ["Not saved yet", "wait"], saving: ["Saving ...", ""], kept: ["Kept as a copy, not on the page", "note"] };

/**
 * {element, state(name), standing(status), findings({stops, better}), source(on)}. `on_source(on)` is asked to show the page as text, or as a form again;
 * `before()` resolves with whether something may be done with the saved page, `done(path)` is called after it.
 */
export function page_head({ path, file, on_save, on_source, before, done }) {
  const state = h("span", { class: "chip good", "data-state": "saved" }, "Saved");
  const found = h("span", { class: "row page__count" });
  const as_text = button("As text", () => on_source(as_text.getAttribute("aria-pressed") !== "true"), { kind: "quiet", "aria-pressed": String(file.values === null) });
  if (file.values === null) as_text.hidden = true;
  const page = { path, title: file.title || path, url: file.url, status: file.status };
  const stands = h("span", {}, standing(file.status));
  const items = page_menu(page, done).map((item) => (item.run ? { ...item, run: async () => (await before()) && item.run() } : item));
  const element = h(
    "header", { class: "page__head" },
    h("div", { class: "page__title" }, h("h1", {}, file.title || path), h("p", { class: "page__where soft small" }, file.url)),
    h("div", { class: "row page__states" }, stands, found, state),
    h(
      "div", { class: "row page__actions" },
      as_text,
      menu("More", items, { icon: "more" }),
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
    standing: (status) => status && fill(stands, standing(status)),
    findings({ stops, better }) {
      fill(found, stops > 0 && h("span", { class: "chip bad" }, many(stops, "problem")), better > 0 && h("span", { class: "chip" }, many(better, "suggestion")));
    },
    source: (on) => as_text.setAttribute("aria-pressed", String(on)),
  };
}

function standing(status) {
  const { label, look, means } = STANDING[status];
  return h("span", { class: `chip ${look}`, title: means }, label);
}
