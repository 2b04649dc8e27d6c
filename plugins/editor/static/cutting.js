import { fresh_id, h } from "./dom.js";
import { say } from "./live.js";

const STEP = 0.05; // of the picture, for each press of an arrow key
const SHAPES = { "": "As it is", 1.3333: "Landscape, 4 to 3", 1.7778: "Wide, 16 to 9", 1: "Square", 0.75: "Portrait, 3 to 4" };

/**
 * A picture of which a part can be chosen: a shape, and the point that must stay in sight, by a click or with the arrow keys.
 * Returns {element, value()}: {ratio, x, y} with x and y from 0 to 1, or null to keep it as it is.
 */
export function cutting(image, { width, height }) {
  const point = { x: 0.5, y: 0.5 };
  const id = fresh_id("shape");
  const shape = h("select", { id, class: "input", on: { change: () => draw() } }, Object.entries(SHAPES).map(([ratio, name]) => h("option", { value: ratio, selected: ratio === "" }, name)));
  const part = h("div", { class: "cut", hidden: true });
  const mark = h("button", { type: "button", class: "cut-mark", hidden: true, "aria-label": "What must stay in sight. Move it with the arrow keys." });
  const draw = () => {
    const ratio = Number(shape.value);
    part.hidden = mark.hidden = !ratio;
    if (!ratio) return;
    const share = width > height * ratio ? [(height * ratio) / width, 1] : [1, width / ratio / height];
    const start = [point.x, point.y].map((at, axis) => Math.min(Math.max(at - share[axis] / 2, 0), 1 - share[axis]));
    Object.assign(part.style, { left: percent(start[0]), top: percent(start[1]), width: percent(share[0]), height: percent(share[1]) });
    Object.assign(mark.style, { left: percent(point.x), top: percent(point.y) });
  };
  const move = (x, y) => {
    point.x = Math.min(1, Math.max(0, x));
    point.y = Math.min(1, Math.max(0, y));
    draw();
  };
  mark.addEventListener("keydown", (event) => {
    const [x, y] = { ArrowLeft: [-STEP, 0], ArrowRight: [STEP, 0], ArrowUp: [0, -STEP], ArrowDown: [0, STEP] }[event.key] ?? [0, 0];
    if (!x && !y) return;
    event.preventDefault();
    move(point.x + x, point.y + y);
    say(`${percent(point.x)} from the left, ${percent(point.y)} from the top`);
  });
  const stage = h("div", { class: "cut-stage" }, image, part, mark);
  stage.addEventListener("click", (event) => {
    const box = image.getBoundingClientRect();
    if (event.target !== mark) move((event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height);
  });
  return {
    element: h("div", { class: "cutting" }, stage, h("div", { class: "field" }, h("label", { for: id }, "Shape"), h("p", { class: "help" }, "Choose one to keep a part; then move the point to what must stay in sight."), shape)),
    value: () => (shape.value ? { ratio: Number(shape.value), ...point } : null),
  };
}

function percent(share) {
  return `${Math.round(share * 1000) / 10}%`;
}
