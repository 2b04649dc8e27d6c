// A source that pages cite. Resolves with its key ("bowlby-1969"), or null.
import { choose } from "./choose.js";
import { references } from "../references.js";

export async function pick() {
  const { sources } = await references();
  return choose({ title: "Choose a source", label: "Author, year or title", items: sources.map(({ key, title }) => ({ value: key, text: title, note: key })) });
}
