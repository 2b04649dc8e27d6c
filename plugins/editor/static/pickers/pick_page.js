// A page of the site, found by two letters of its title. Resolves with its path ("pages/contact.md"), or null.
import { choose } from "./choose.js";
import { references } from "../references.js";

export async function pick() {
  const { pages } = await references();
  const items = pages.map(page_item);
  return choose({ title: "Choose a page", label: "Two letters of its title are enough", items });
}

/** The page as something to choose. */
export function page_item(page) {
  return { value: page.path, text: page.title, note: page.listed ? page.url : `${page.url} (not online yet)` };
}
