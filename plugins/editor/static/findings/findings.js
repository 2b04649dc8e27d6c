// What stands in the way and what could be better, in the words of the build, each with its fix, a way there, and a mend where that is certain.
import { button, fill, h } from "../dom.js";
import { plain, with_code } from "../words.js";

const PARTS = [
  { title: "Stops publishing", none: "Nothing stands in the way.", belongs: ({ stops }) => Boolean(stops) },
  { title: "Could be better", none: "Nothing that the checks know of.", belongs: ({ stops }) => !stops },
];

/**
 * {element, show(findings), counts()}. `on_jump(finding)` goes to its place, `on_mend(finding)` carries out its mend.
 * `fields`: the names of the fields that there are, for findings that name one as what is missing.
 */
export function findings({ fields = [], on_jump, on_mend }) {
  const parts = PARTS.map((part) => ({ ...part, count: h("span", { class: "findings__count" }), list: h("ul", { class: "findings__list" }) }));
  const element = h(
    "section", { class: "findings", "aria-label": "Findings" },
    parts.map(({ title, count, list }) => [h("h3", {}, title, " ", count), list]),
  );
  let shown = "";
  let counts = [0, 0];
  const show = (found) => {
    const now = JSON.stringify(found);
    if (now === shown) return;
    shown = now;
    counts = parts.map(({ belongs, none, count, list }) => {
      const own = found.filter(belongs);
      const at = [...list.querySelectorAll("button")].indexOf(document.activeElement);
      count.textContent = own.length ? `(${own.length})` : "";
      fill(list, own.length ? own.map((finding) => entry(placed(finding, fields), on_jump, on_mend)) : h("li", { class: "soft" }, none));
      if (at >= 0) (list.querySelectorAll("button")[at] ?? list.querySelector("button"))?.focus();
      return own.length;
    });
  };
  return { element, show, counts: () => ({ stops: counts[0], better: counts[1] }) };
}

/** The counts in words: for the page's head, and to be said. */
export function counts_in_words({ stops, better }) {
  if (!stops && !better) return "Nothing to mend";
  const parts = [];
  if (stops) parts.push(stops === 1 ? "1 thing stops publishing" : `${stops} things stop publishing`);
  if (better) parts.push(stops ? `${better} could be better` : better === 1 ? "1 thing could be better" : `${better} things could be better`);
  return parts.join(", ");
}

/** A finding about what is missing has no place yet: the field that its fix names is it. */
function placed(finding, fields) {
  if (finding.body_line || finding.field || finding.words) return finding;
  const named = [...`${finding.message} ${finding.fix}`.matchAll(/`([\w-]+):?/g)].map(([, name]) => name).find((name) => fields.includes(name));
  return named ? { ...finding, field: named } : finding;
}

function entry(finding, on_jump, on_mend) {
  const where = finding.body_line || finding.words ? "Go to the place" : finding.field ? "Go to the field" : "";
  return h(
    "li", { class: `finding ${finding.stops ? "finding--stops" : "finding--better"}` },
    h("p", { class: "finding__message" }, with_code(finding.message)),
    finding.fix && h("p", { class: "finding__fix" }, with_code(finding.fix)),
    h(
      "div", { class: "row" },
      where && button(where, () => on_jump(finding), { kind: "quiet small", name: plain(`${where}: ${finding.message}`) }),
      finding.mend && button(with_code(finding.mend), () => on_mend(finding), { kind: "small", name: plain(`${finding.mend}: ${finding.message}`) }),
    ),
  );
}
