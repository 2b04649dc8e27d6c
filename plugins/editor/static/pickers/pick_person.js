// A person of the clinic. Resolves with the name that pages use ("first-last"), or null.
import { choose } from "./choose.js";
import { references } from "../references.js";

export async function pick() {
  const { people } = await references();
  return choose({ title: "Choose a person", label: "Name", items: people.map(({ name, title }) => ({ value: name, text: title, words: name })) });
}
