// How messages are shown: what stands in backticks as code, and each sentence with its one full stop.
import { h } from "./dom.js";

/** The parts of a message, what stands in backticks as code. */
export function with_code(text) {
  return text.split("`").map((part, number) => (number % 2 ? h("code", {}, part) : part));
}

/** The message where no code can be shown: in names of buttons, in what is said aloud. */
export function plain(text) {
  return text.replaceAll("`", "");
}

/** A message as a sentence of its own. */
export function sentence(text) {
  return /[.!?:…]$/.test(text) ? text : `${text}.`;
}

/** A problem in one line: what is wrong, and what to do. */
export function problem_in_words({ message, fix = "" }) {
  return plain(`${sentence(String(message))} ${fix}`.trim());
}
