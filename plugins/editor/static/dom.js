import { ICONS } from "./icons.js";

/**
 * Makes an element: the only way in which elements come about here. Text is text and never markup.
 *
 * `attributes`: null, undefined and false leave an attribute out, true sets it empty; `on` holds listeners by event name,
 * `props` what is set as a property (value, checked). Children: nodes, texts, numbers, lists of them; null and false are left out.
 */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (name === "on") for (const [event, listener] of Object.entries(value)) element.addEventListener(event, listener);
    else if (name === "props") Object.assign(element, value);
    else if (value !== null && value !== undefined && value !== false) element.setAttribute(name, value === true ? "" : String(value));
  }
  element.append(...nodes(children));
  return element;
}

/** What `h` takes as children, as nodes and texts. */
export function nodes(children) {
  return children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false);
}

/** Puts these children in the place of all that the element holds. */
export function fill(element, ...children) {
  element.replaceChildren(...nodes(children));
  return element;
}

const SVG = "http://www.w3.org/2000/svg";

/** A drawing of icons.js, for the eye alone: what it says must stand beside it or in the button's name. */
export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", ICONS[name]);
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  svg.append(path);
  return svg;
}

/** A button. `kind`: "primary", "danger", "quiet" or none; `name` is its name where it shows an icon alone. */
export function button(label, press, { kind = "", icon: drawing = "", name = null, ...attributes } = {}) {
  return h(
    "button",
    { type: "button", class: `button ${kind}${label ? "" : " square"}`.trim(), "aria-label": name, title: label ? null : name, on: { click: press }, ...attributes },
    drawing && icon(drawing),
    label && h("span", {}, label),
  );
}

let last = 0;

/** An id that no other element has. */
export function fresh_id(start) {
  last += 1;
  return `${start}-${last}`;
}
