// Which words of the page stand where in the text: found by the words themselves, since the page's HTML names no lines.

const BLOCKS = "h1, h2, h3, h4, h5, h6, p, li, dt, dd, td, th, summary, blockquote, figcaption, caption, a, button";
const NEAR = 3; // passages above one that the page does not show yet
const LEAST = 8; // letters that two beginnings have in common, to be taken for the same words

/** Words without what differs between text and page: signs, quotes, spaces, capitals. */
export function letters(text) {
  return text.normalize("NFKD").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");
}

/** The innermost element with words of its own that holds this one, or null. */
export function block_of(element) {
  return element.closest?.(BLOCKS) ?? null;
}

/** The passages of a text: [{line, last, letters}], lines from 1. Lists and headings are a passage for each line that begins one. */
export function passages(body) {
  const found = [];
  let open = null;
  body.split("\n").forEach((text, number) => {
    const begins = /^\s*(#{1,6}\s|[-*+]\s|\d+\.\s|>|\||\/{3}|:\s| {4}[\w-]+:\s)/.test(text);
    if (!text.trim() || begins) open = null;
    if (!text.trim()) return;
    if (!open) found.push((open = { line: number + 1, last: number + 1, text: "" }));
    open.last = number + 1;
    open.text += `${text} `;
  });
  return found.map(({ line, last, text }) => ({ line, last, letters: letters(shown(text)) })).filter((passage) => passage.letters);
}

/** What of a line of the text the page shows. */
function shown(text) {
  return text
    .replace(/^\s{4}[\w-]+:\s+/, "")
    .replace(/^\/{3,}.*$/, "")
    .replace(/!?\[([^\]]*)\]\((?:[^()]|\([^)]*\))*\)/g, "$1")
    .replace(/\[\^[^\]]*\]:?|\{[:#.][^}]*\}|<[^>]*>/g, "")
    .replace(/^\s*(\d+\.)\s/, "");
}

/** The line of the passage with these words, 0 for none. Of two that fit equally well the one after line `after`. */
export function line_of(words, all, after = 0) {
  return best(letters(words), all, (passage) => passage.line >= after)?.line ?? 0;
}

/** The element that shows the passage at a line, or one not far above it; null for none. */
export function element_of(line, all, document) {
  const elements = [...document.body.querySelectorAll(BLOCKS)].map((element) => ({ element, letters: letters(element.textContent) }));
  const above = all.filter((one) => one.line <= line && one.letters.length > 1).slice(-NEAR).reverse();
  for (const passage of above) {
    const found = best(passage.letters, elements, ({ element }) => element.closest("main") !== null);
    if (found) return found.element;
  }
  return null;
}

function best(wanted, all, preferred) {
  let found = null;
  for (const one of all) {
    const common = in_common(wanted, one.letters);
    const least = Math.min(LEAST, wanted.length, one.letters.length);
    if (common < least || !least) continue;
    const score = common / Math.max(wanted.length, one.letters.length) + (preferred(one) ? 1 : 0) + (common === wanted.length ? 1 : 0);
    if (!found || score > found.score) found = { ...one, score };
  }
  return found;
}

function in_common(one, other) {
  let length = 0;
  while (length < one.length && length < other.length && one[length] === other[length]) length++;
  return length;
}
