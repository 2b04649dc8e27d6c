import { h } from "../dom.js";

/** What is shown where an address leads nowhere. */
export function screen() {
  const title = "There is nothing here";
  return { title, element: h("div", { class: "screen" }, h("h1", {}, title), h("p", {}, "The address may be old. ", h("a", { href: "#/" }, "Go to all pages"), ".")) };
}
