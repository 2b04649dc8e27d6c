import { button, fresh_id, h } from "../../dom.js";
import { say } from "../../live.js";
import { errors } from "../errors.js";
import { help_of, must } from "../help.js";
import { first_words, has_value } from "../values.js";
import { pick } from "./reference.js";
import { several } from "./several.js";

/**
 * A list: items are added, taken away and moved with buttons, or with Alt and the arrow keys. A list of choices is a row of boxes
 * to tick. Items without a value are left out.
 */
export function list(part, field, value, changed, options = {}) {
  if (field.item.control.name === "select") return several(field, value, changed, options);
  const id = fresh_id("list");
  const { item } = field;
  const { minimum = 0, maximum = Infinity } = { ...clean(field), ...clean(field.control.attributes ?? {}) };
  let rows = [];
  let touched = false;
  const change = () => {
    touched = true;
    draw();
    changed();
  };
  const box = h("ol", { class: item.control.name === "group" ? "items groups" : "items" });
  const wrong = errors(id);
  const alike = item.label === field.label;
  const adder = button(alike ? "Add" : `Add ${lower(item.label)}`, () => add(), { icon: "add", "aria-label": alike ? `Add to ${field.label}` : null });
  const full = h("p", { class: "help", hidden: true });
  const element = h(
    "fieldset",
    { class: "fieldset list", id },
    h("legend", {}, options.name ?? field.label, must(field, options.bare)),
    help_of(field, id),
    box,
    h("div", { class: "row" }, adder, full),
    wrong.element,
  );

  function make(item_value, open = false) {
    const row = { part: null, element: null };
    row.part = part(item, item_value, change, { name: item.label, bare: true });
    const tools = h(
      "div",
      { class: "tools" },
      button("", () => move(row, -1), { kind: "quiet", icon: "up", name: "Move up" }),
      button("", () => move(row, 1), { kind: "quiet", icon: "down", name: "Move down" }),
      button("", () => remove(row), { kind: "quiet", icon: "remove", name: "Take away" }),
    );
    row.tools = [...tools.children];
    row.title = h("span", {});
    row.element = h("li", { class: "item" }, item.control.name === "group" ? [h("details", { open }, h("summary", {}, row.title), row.part.element), tools] : [row.part.element, tools]);
    row.element.addEventListener("keydown", (event) => {
      const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
      if (!event.altKey || !step || event.target.matches("select")) return;
      event.preventDefault();
      event.stopPropagation();
      move(row, step);
    });
    return row;
  }

  function called(row) {
    const number = rows.indexOf(row) + 1;
    const words = first_words(row.part.value());
    return words && item.control.name !== "reference" ? words : `${item.label} ${number}`;
  }

  function draw() {
    rows.forEach((row, index) => {
      const name = called(row);
      row.title.textContent = name;
      ["Move up", "Move down", "Take away"].forEach((label, at) => row.tools[at].setAttribute("aria-label", `${label}: ${name}`));
      row.tools[0].setAttribute("aria-disabled", String(index === 0));
      row.tools[1].setAttribute("aria-disabled", String(index === rows.length - 1));
      const label = row.element.querySelector(":scope > .field > .unseen, :scope > .stand-in > .field > .unseen");
      if (label) label.textContent = `${item.label} ${index + 1}`;
    });
    const is_full = rows.length >= maximum;
    adder.setAttribute("aria-disabled", String(is_full));
    full.hidden = !is_full && rows.length >= minimum;
    full.textContent = is_full ? `At most ${maximum}.` : `At least ${minimum}.`;
  }

  async function add() {
    if (rows.length >= maximum) return;
    const chosen = item.control.name === "reference" ? await pick(item.control.attributes.to) : null;
    if (item.control.name === "reference" && chosen === null) return;
    const row = make(chosen, true);
    rows.push(row);
    box.append(row.element);
    change();
    row.part.focus([]);
    say(`Added: ${called(row)}, ${rows.length} of ${rows.length}.`);
  }

  function remove(row) {
    const at = rows.indexOf(row);
    const name = called(row);
    rows = rows.filter((other) => other !== row);
    row.element.remove();
    change();
    const next = rows[at] ?? rows[at - 1];
    (next ? next.tools[2] : adder).focus();
    say(`Taken away: ${name}.`);
  }

  function move(row, step) {
    const at = rows.indexOf(row);
    const to = at + step;
    if (to < 0 || to >= rows.length) return say(step < 0 ? "It is the first." : "It is the last.");
    const focused = document.activeElement;
    rows.splice(at, 1);
    rows.splice(to, 0, row);
    if (step < 0) rows[to + 1].element.before(row.element);
    else rows[to - 1].element.after(row.element);
    focused?.focus();
    change();
    say(`${called(row)}: now ${to + 1} of ${rows.length}.`);
  }

  rows = (value ?? []).map((one_value) => make(one_value));
  box.append(...rows.map((row) => row.element));
  draw();
  return {
    element,
    value: () => (touched ? rows.map((row) => row.part.value()).filter(has_value) : (value ?? null)),
    focus: ([at, ...way]) => {
      const row = rows[Number(at)];
      if (!row) return (rows[0]?.part ?? { focus: () => adder.focus() }).focus([]);
      row.element.querySelector("details")?.setAttribute("open", "");
      row.part.focus(way);
    },
    show: (found) => {
      rows.forEach((row, index) => {
        const mine = found.filter(({ way }) => Number(way[0]) === index && way.length).map(({ finding, way }) => ({ finding, way: way.slice(1) }));
        row.part.show(mine);
        if (mine.length) row.element.querySelector("details")?.setAttribute("open", "");
      });
      const rest = found.filter(({ way }) => !(way.length && rows[Number(way[0])]));
      wrong.show(rest.map(({ finding }) => finding), element);
    },
  };
}

function lower(text) {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

/** The limits that are said; those that are null are not. */
function clean({ minimum, maximum }) {
  return Object.fromEntries(Object.entries({ minimum, maximum }).filter(([, limit]) => limit !== null && limit !== undefined));
}
