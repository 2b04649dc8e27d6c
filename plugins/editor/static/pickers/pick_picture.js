// A picture of the site, with what it is described as. Resolves with its name ("listening.svg"), or null.
import { references } from "../references.js";
import { bring_from_device } from "./bring_picture.js";
import { choose } from "./choose.js";

export async function pick() {
  const { pictures } = await references();
  const items = pictures.map((picture) => ({
    value: picture.name,
    text: picture.alt || (picture.decorative ? "For decoration" : "Not described yet"),
    note: picture.name,
    picture: picture.url,
  }));
  return choose({ title: "Choose a picture", label: "What is on it", items, look: "pictures", actions: [{ label: "One from this device", run: bring_from_device }] });
}
