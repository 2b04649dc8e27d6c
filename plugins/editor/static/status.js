import { h, icon } from "./dom.js";
import { moment } from "./when.js";

/** What the states of a page are called, how they look, and what each means. */
export const STATES = {
  live: { label: "Published", look: "good", means: "Visitors read it as it was when the site was last put live." },
  draft: { label: "Draft", look: "note", means: "Only you and your colleagues see it, here in the editor." },
  scheduled: { label: "Scheduled", look: "wait", means: "It appears by itself on its day." },
  offline: { label: "Offline", look: "", means: "It was taken away from visitors; it can come back." },
};

/** The marks of a page on the desk: its state, what is wrong with it, and whether a copy waits to be finished. */
export function chips({ status, when, errors, warnings, kept }) {
  const { label, look } = STATES[status];
  const until = when && { scheduled: " from ", live: " until " }[status];
  return [
    h("span", { class: `chip ${look}` }, label, until ? until + moment(when) : ""),
    kept && h("span", { class: "chip wait" }, "Unfinished copy kept"),
    errors > 0 && h("span", { class: "chip bad" }, icon("warning"), many(errors, "problem")),
    warnings > 0 && h("span", { class: "chip" }, many(warnings, "suggestion")),
  ];
}

/** What all the marks mean, to be opened. */
export function legend() {
  const rows = [
    ...Object.values(STATES).map(({ label, look, means }) => [h("span", { class: `chip ${look}` }, label), means]),
    [h("span", { class: "chip wait" }, "Unfinished copy kept"), "A saved copy that is not on the site yet, because something in it stops the site from being made."],
    [h("span", { class: "chip bad" }, icon("warning"), "1 problem"), "It has to be mended before the site can go live."],
    [h("span", { class: "chip" }, "1 suggestion"), "It would make the page better, and stops nothing."],
  ];
  return h("details", { class: "legend" }, h("summary", {}, "What the marks mean"), h("dl", {}, rows.map(([chip, means]) => h("div", {}, h("dt", {}, chip), h("dd", {}, means)))));
}

/** A count with its word: "2 problems". */
export function many(count, word) {
  return count === 1 ? `1 ${word}` : `${count} ${word}s`;
}
