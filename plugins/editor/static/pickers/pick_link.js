// Where a link leads: a page, a heading on a page, an address elsewhere, an email address or a phone number.
import { page_item } from "./pick_page.js";
import { call, with_query } from "../api.js";
import { references } from "../references.js";
import { relative } from "./addresses.js";
import { choose, matching } from "./choose.js";

const FEW = 3; // pages found, of which the headings are shown too

/** Resolves with {href, text}: what a text in `path` writes for it, and words for a link that has none; null. */
export async function pick_link({ path, typed = "" }) {
  const { pages } = await references();
  return choose({
    title: "Where does the link lead?",
    label: "A page, a heading, or an address",
    hint: "Two letters of a page's title are enough. Or paste a web address, an email address or a phone number.",
    items: pages.map((page) => page_item_for(page, path)),
    further: (text, found) => headings_of(found, pages, text, path),
    free: (text) => elsewhere(text || typed),
  });
}

/** The headings of the few pages that were found, and those of this page that are called so. */
async function headings_of(found, pages, typed, path) {
  const few = found.length <= FEW ? found.map(({ value }) => value.path) : [];
  const asked = [...new Set([...few, path])].filter(() => typed.length > 1);
  const answers = await Promise.all(asked.map((one) => call("GET", with_query("headings", { path: one })).catch(() => [])));
  return asked.flatMap((one, number) => {
    const page = pages.find((other) => other.path === one);
    const items = page ? answers[number].map((heading) => heading_item(page, heading, path)) : [];
    return few.includes(one) ? items : matching(items, typed);
  });
}

function page_item_for(page, path) {
  return { ...page_item(page), value: { href: relative(path, page.path), text: page.title, path: page.path } };
}

function heading_item(page, heading, path) {
  const file = page.path === path ? "" : relative(path, page.path);
  return { value: { href: `${file}#${heading.id}`, text: heading.text }, text: heading.text, note: `on: ${page.title}` };
}

/** What was typed, where it is an address of its own. */
export function elsewhere(typed) {
  const text = typed.trim();
  if (/^(https?:\/\/)?([\w-]+\.)+[a-z]{2,}([/?#]\S*)?$/i.test(text)) {
    const href = /^https?:/i.test(text) ? text : `https://${text}`;
    return [{ value: { href, text: text.replace(/^https?:\/\/(www\.)?|\/$/gi, "") }, text: href, note: "Another website" }];
  }
  if (/^(mailto:)?[^\s@]+@[^\s@]+\.[a-z]{2,}$/i.test(text)) {
    const mail = text.replace(/^mailto:/i, "");
    return [{ value: { href: `mailto:${mail}`, text: mail }, text: mail, note: "Writes an email" }];
  }
  const digits = text.replace(/^tel:/i, "").replace(/[^\d+]/g, "");
  if (/^(tel:)?\+?[\d().\s-]+$/i.test(text) && digits.length >= 3) {
    return [{ value: { href: `tel:${digits}`, text: text.replace(/^tel:/i, "") }, text: digits, note: "Calls this number" }];
  }
  return [];
}
