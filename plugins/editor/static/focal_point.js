import { h } from "./dom.js";
import { say } from "./live.js";

const STEP = 5; // percent for each press of an arrow key

/**
 * A picture on which the place that must stay in sight is chosen, by a click or the arrow keys. `value` is "50% 30%", or nothing for
 * the middle. Returns {element, value()}.
 */
export function focal_point(image, value) {
  let [across, down] = /^\d+% \d+%$/.test(value ?? "") ? value.match(/\d+/g).map(Number) : [50, 50];
  let touched = false;
  const mark = h("button", { type: "button", class: "focal-mark", "aria-label": "What must stay in sight. Move it with the arrow keys" });
  const place = () => {
    mark.style.left = `${across}%`;
    mark.style.top = `${down}%`;
  };
  const move = (to_across, to_down) => {
    [across, down] = [to_across, to_down].map((percent) => Math.round(Math.min(100, Math.max(0, percent))));
    touched = true;
    place();
  };
  const element = h("div", { class: "focal" }, image, mark);
  image.addEventListener("click", (event) => {
    const box = image.getBoundingClientRect();
    move(((event.clientX - box.left) / box.width) * 100, ((event.clientY - box.top) / box.height) * 100);
  });
  mark.addEventListener("keydown", (event) => {
    const [x, y] = { ArrowLeft: [-STEP, 0], ArrowRight: [STEP, 0], ArrowUp: [0, -STEP], ArrowDown: [0, STEP] }[event.key] ?? [0, 0];
    if (!x && !y) return;
    event.preventDefault();
    move(across + x, down + y);
    say(`${across} percent from the left, ${down} from the top`);
  });
  place();
  return { element, value: () => (touched ? `${across}% ${down}%` : value) };
}
