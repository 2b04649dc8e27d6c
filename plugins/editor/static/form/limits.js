import { h } from "../dom.js";
import { say } from "../live.js";

const NEAR = 12; // characters before the limit from which on it is said
const PAUSE = 900; // milliseconds without a key before it is said
const TEXTS = new Set(["text", "textarea"]);

/** What is left of a text's limits: {element (null without limits), id, update(text)}. */
export function limits(field, id) {
  const { minimum, maximum } = field;
  if (!TEXTS.has(field.control.name) || (!minimum && !maximum)) return { element: null, update() {} };
  const element = h("p", { class: "count", id: `${id}-count` });
  let timer = 0;
  let before = "";
  const update = (text) => {
    const said = in_words([...text].length, minimum ?? 0, maximum ?? Infinity);
    const near = [...text].length > (maximum ?? Infinity) - NEAR;
    element.textContent = said;
    element.classList.toggle("near", near);
    clearTimeout(timer);
    if (near && before && said !== before) timer = setTimeout(() => say(said), PAUSE);
    before = said;
  };
  return { element, id: element.id, update };
}

function in_words(length, minimum, maximum) {
  if (length > maximum) return `${characters(length - maximum)} too many`;
  if (length && length < minimum) return `${characters(minimum - length)} more, at least`;
  if (length) return maximum < Infinity ? `${characters(maximum - length)} left` : "";
  if (minimum > 1) return maximum < Infinity ? `${minimum} to ${maximum} characters` : `At least ${minimum} characters`;
  return maximum < Infinity ? `At most ${maximum} characters` : "";
}

function characters(count) {
  return count === 1 ? "1 character" : `${count} characters`;
}
