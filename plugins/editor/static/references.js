import { call } from "./api.js";

const FRESH = 20000; // milliseconds for which an answer is taken as the present one
const WAYS = { page: ["pages", "path", "title"], picture: ["pictures", "name", "name"], person: ["people", "name", "title"], source: ["sources", "key", "title"] };
let kept = { at: -Infinity, answer: null };

/** What can be referred to: {pages, pictures, people, sources}. Asked for anew after a while, or after `forget_references`. */
export function references() {
  if (performance.now() - kept.at > FRESH) {
    kept = { at: performance.now(), answer: call("GET", "references") };
    kept.answer.catch(forget_references);
  }
  return kept.answer;
}

/** To be called when a page, picture, person or source came, went or got another name. */
export function forget_references() {
  kept = { at: -Infinity, answer: null };
}

/** What people call the page, picture, person or source of this name; the name itself where there is none such. */
export async function title_of(to, name) {
  const [list, key, title] = WAYS[to] ?? [];
  try {
    return (await references())[list].find((one) => one[key] === name)?.[title] ?? name;
  } catch {
    return name;
  }
}
