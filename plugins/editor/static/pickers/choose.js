// A list to choose from, narrowed by typing: the ARIA pattern of a combobox with its listbox always open.
import { open_dialog } from "../dialogs.js";
import { fill, fresh_id, h } from "../dom.js";

const MOST = 60;

/**
 * Lets somebody choose one of `items` ({value, text, note?, picture?, words?}). Resolves with its value, or null.
 * `free(typed)` offers items made of what was typed, `further(typed, found)` resolves with more that stand below those found;
 * `look` is "list" or "pictures"; `actions` are buttons as `open_dialog` has them.
 */
export function choose({ title, label, hint = "", items, free = () => [], look = "list", actions = [], further = async () => [] }) {
  const list_id = fresh_id("choose");
  const status = h("p", { class: "choose__status", role: "status" });
  const list = h("ul", { class: `choose__list choose__list--${look}`, id: list_id, role: "listbox", "aria-label": title });
  const input = h("input", {
    id: `${list_id}-input`, class: "input", type: "text", role: "combobox", autocomplete: "off", spellcheck: "false", autofocus: true,
    "aria-expanded": "true", "aria-controls": list_id, "aria-autocomplete": "list", "aria-describedby": hint && `${list_id}-hint`,
  });
  let shown = [];
  let at = -1;
  let close = () => {};

  const point = (number) => {
    list.children[at]?.setAttribute("aria-selected", "false");
    at = shown.length ? (number + shown.length) % shown.length : -1;
    const option = list.children[at];
    option?.setAttribute("aria-selected", "true");
    option?.scrollIntoView({ block: "nearest" });
    if (option) input.setAttribute("aria-activedescendant", option.id);
    else input.removeAttribute("aria-activedescendant");
  };
  const show = () => {
    const typed = input.value.trim();
    const found = matching(items, typed);
    draw([...free(typed), ...found], 0);
    further(typed, found).then((more) => more.length && typed === input.value.trim() && draw([...shown, ...more], at));
  };
  const draw = (all, pointed) => {
    shown = all.slice(0, MOST);
    fill(list, shown.map((item, number) => option_of(item, `${list_id}-${number}`)));
    status.textContent = said(shown.length);
    point(pointed);
  };
  input.addEventListener("input", show);
  input.addEventListener("keydown", (event) => {
    const moves = { ArrowDown: at + 1, ArrowUp: at - 1, PageDown: Math.min(at + 8, shown.length - 1), PageUp: Math.max(at - 8, 0) };
    if (event.key in moves) point(moves[event.key]);
    else if (event.key === "Enter" && shown[at]) close(shown[at].value);
    else return;
    event.preventDefault();
  });
  list.addEventListener("click", (event) => {
    const option = event.target.closest("[role=option]");
    if (option) close(shown[[...list.children].indexOf(option)].value);
  });
  show();
  const body = h(
    "div", { class: "choose" },
    h("label", { for: input.id }, label), input,
    hint && h("p", { id: `${list_id}-hint`, class: "choose__status" }, hint),
    status, list,
  );
  return open_dialog({ title, body, actions, cancel: "Close", wide: look === "pictures", opened: (closing) => (close = closing) });
}

/** The items in which each word that was typed occurs; those whose text begins with it first. */
export function matching(items, typed) {
  const wanted = folded(typed).split(/\s+/).filter(Boolean);
  const found = items
    .map((item) => ({ item, words: folded(`${item.text} ${item.note ?? ""} ${item.words ?? ""}`), text: folded(item.text) }))
    .filter(({ words }) => wanted.every((word) => words.includes(word)));
  const rank = ({ text }) => (wanted.length && text.startsWith(wanted[0]) ? 0 : wanted.length && text.includes(wanted[0]) ? 1 : 2);
  return found.sort((a, b) => rank(a) - rank(b)).map(({ item }) => item);
}

function folded(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

function said(count) {
  if (!count) return "Nothing is called that.";
  return count === 1 ? "One found." : `${count} found.`;
}

function option_of(item, id) {
  return h(
    "li", { role: "option", id, "aria-selected": "false", class: "choose__option" },
    item.picture && h("img", { src: item.picture, alt: "", loading: "lazy" }),
    h("span", { class: "choose__text" }, item.text),
    item.note && h("span", { class: "choose__note" }, item.note),
  );
}
