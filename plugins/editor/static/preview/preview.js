// The real page beside the text: the draft's HTML in a frame that runs no script, in the widths and the light of visitors.
import { button, fill, h } from "../dom.js";
import { tell } from "../live.js";
import { show_page } from "./morph.js";
import { block_of, element_of } from "./places.js";
import { problem_in_words } from "../words.js";

const WIDTHS = [["phone", "Phone", 360], ["tablet", "Tablet", 768], ["desktop", "Desktop", 1280], ["print", "Print", 794]]; // CSS pixels
const THEMES = [["light", "Light"], ["dark", "Dark"]];

/**
 * {element, show(html), trouble(findings), scroll_to(line, passages), width(name), theme(name), document()}.
 *
 * `on_follow(path)` is called for a link to another place of the site, `on_pick(words)` with the words of what was pressed,
 * `on_key(event)` for a key while the focus is in the page.
 * `actions`: further buttons for the bar.
 */
export function preview({ on_follow = () => {}, on_pick = () => {}, on_key = () => {}, actions = [] } = {}) {
  const setting = { width: matchMedia("(min-width: 48rem)").matches ? "desktop" : "phone", theme: matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light" };
  const frame = h("iframe", { class: "preview__frame", title: "The page as visitors see it", sandbox: "allow-same-origin", src: "/-/frame" });
  const stage = h("div", { class: "preview__stage" }, frame);
  const problem = h("div", { class: "preview__problem", role: "status" });
  let last = null;
  const ready = new Promise((done) => frame.addEventListener("load", () => done(listen(frame.contentDocument)), { once: true }));

  const listen = (document) => {
    document.addEventListener("click", (event) => press(event, document));
    document.addEventListener("submit", (event) => event.preventDefault());
    document.addEventListener("keydown", on_key);
    return document;
  };
  const press = (event, document) => {
    const link = event.target.closest?.("a[href]");
    if (!link) {
      const block = event.target.closest?.("summary") ? null : block_of(event.target); // that one folds and unfolds
      if (block && document.getSelection().isCollapsed) on_pick(block.textContent);
      return;
    }
    event.preventDefault();
    follow(link.getAttribute("href"), document);
  };
  const follow = (href, document) => {
    if (href.startsWith("#")) document.getElementById(decodeURIComponent(href.slice(1)))?.scrollIntoView();
    else if (href.startsWith("/")) on_follow(href);
    else tell(`This link leads visitors to ${href}. It is not followed here.`);
  };
  const draw = async () => {
    const document = await ready;
    if (last !== null) show_page(document, last, { theme: setting.width === "print" ? "light" : setting.theme, print: setting.width === "print" });
  };
  const fit = () => {
    const [, , width] = WIDTHS.find(([name]) => name === setting.width);
    const scale = Math.min(1, stage.clientWidth / width) || 1;
    Object.assign(frame.style, { width: `${width}px`, height: `${stage.clientHeight / scale}px`, transform: `scale(${scale})` });
  };
  new ResizeObserver(fit).observe(stage);

  const choice = (label, names, key) => {
    const choose = (name) => {
      setting[key] = name;
      for (const [index, one] of buttons.entries()) one.setAttribute("aria-pressed", String(names[index][0] === name));
      fit();
      return draw();
    };
    const buttons = names.map(([name, text]) => button(text, () => choose(name), { kind: "quiet preview__choice", "aria-pressed": String(setting[key] === name) }));
    return { choose, element: h("div", { class: "preview__choices", role: "group", "aria-label": label }, buttons) };
  };
  const widths = choice("Width", WIDTHS, "width");
  const themes = choice("Light or dark", THEMES, "theme");
  const element = h("section", { class: "preview", "aria-label": "Preview" }, h("div", { class: "preview__bar" }, widths.element, themes.element, actions), problem, stage);

  return {
    element,
    async show(html) {
      last = html;
      stage.classList.remove("preview__stage--old");
      fill(problem);
      await draw();
    },
    trouble(findings) {
      stage.classList.toggle("preview__stage--old", last !== null);
      fill(problem, said(findings, last !== null));
    },
    async scroll_to(line, passages) {
      const document = await ready;
      const found = element_of(line, passages, document);
      if (!found) return;
      const { top, bottom } = found.getBoundingClientRect();
      const view = document.defaultView;
      if (top < 0 || bottom > view.innerHeight) view.scrollTo({ top: view.scrollY + top - view.innerHeight / 3, behavior: "instant" });
    },
    width: widths.choose,
    theme: themes.choose,
    document: () => ready,
  };
}

function said(findings, has_last) {
  const first = findings.find(({ stops }) => stops === "build") ?? findings[0];
  return h(
    "div", { class: "problem" },
    h("p", {}, h("strong", {}, "The page cannot be shown like this. "), has_last && "Below is how it last looked."),
    first && h("p", {}, problem_in_words(first)),
  );
}
