import { button, fill, h } from "../dom.js";
import { say } from "../live.js";
import { in_words } from "./values.js";

const YES_NO = { true: "yes", false: "no" };

/**
 * A fact that is not known yet: what is needed, what the site shows for now, and the control to fill it in. As long as nothing is
 * filled in, the value stays the stand-in. A list or a group starts from the stand-in, which can be taken as right; one that is not
 * required can be left out.
 */
export function stand_in(part, field, value, changed, options) {
  const whole = typeof value.placeholder === "object" && value.placeholder !== null;
  let state = "open"; // or "known", "left out"
  const values = { open: () => value, known: () => inner.value() ?? value, "left out": () => null };
  const become = (next) => {
    state = next;
    element.classList.toggle("known", state !== "open");
    head.hidden = state !== "open";
    out.hidden = state !== "left out";
    inner.element.hidden = state === "left out";
    changed();
  };
  const inner = part(field, whole ? value.placeholder : null, () => (state === "known" ? changed() : become("known")), options);
  const right = () => {
    become("known");
    say(`${field.label}: taken as right.`);
    inner.focus([]);
  };
  const leave_out = () => {
    become("left out");
    back.focus();
  };
  const come_back = () => {
    become("open");
    inner.focus([]);
  };
  const back = button("Fill it in after all", come_back);
  const out = h("div", { class: "row", hidden: true }, h("p", {}, h("strong", {}, field.label), " is left out."), back);
  const shown = whole ? "what stands here" : `“${YES_NO[value.placeholder] ?? in_words(value.placeholder)}”`;
  const head = h(
    "div",
    { class: "notice" },
    h("p", {}, h("strong", {}, "Still needed: "), value.needed ?? field.label),
    h("p", { class: "small" }, `Until then the site shows ${shown}, marked as not confirmed.`),
    h(
      "div",
      { class: "row" },
      whole && button("This is right as it stands", right, { "aria-label": `This is right as it stands: ${field.label}` }),
      !field.required && button("Leave it out", leave_out, { "aria-label": `Leave it out: ${field.label}` }),
    ),
  );
  const element = fill(h("div", { class: "stand-in" }), head, out, inner.element);
  return {
    element,
    value: () => values[state](),
    focus: (way) => inner.focus(way),
    show: (found) => inner.show(found),
  };
}
