// The headings of the text, to go to.
import { h, fill } from "../dom.js";

const HEADING = /^(#{1,6})[ \t]+(.+?)[ \t]*#*[ \t]*(\{[^}]*\})?[ \t]*$/;

/** {element, show(doc)}. `go(line)` is called with the line of the heading that was chosen. */
export function outline(go) {
  const list = h("ol", { class: "outline__list" });
  const count = h("span", {});
  const element = h("details", { class: "outline" }, h("summary", {}, "Headings", count), h("nav", { "aria-label": "Headings of the text" }, list));
  let shown = "";
  const show = (doc) => {
    const found = headings(doc);
    const now = JSON.stringify(found);
    if (now === shown) return;
    shown = now;
    count.textContent = ` (${found.length})`;
    fill(list, found.map(({ level, text, line }) => {
      const entry = h("button", { type: "button", class: `outline__entry outline__entry--${level}`, "data-line": line }, text);
      entry.addEventListener("click", () => go(line));
      return h("li", {}, entry);
    }));
    element.hidden = !found.length;
  };
  return { element, show };
}

/** [{level, text, line}], lines from 1; headings in code are none. */
export function headings(doc) {
  const found = [];
  let fenced = false;
  let line = 0;
  for (const text of doc.iterLines()) {
    line++;
    if (/^(```|~~~)/.test(text)) fenced = !fenced;
    const match = !fenced && text[0] === "#" && HEADING.exec(text);
    if (match) found.push({ level: match[1].length, text: match[2].replaceAll(/[*_`]/g, ""), line });
  }
  return found;
}
