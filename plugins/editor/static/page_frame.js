import { h } from "./dom.js";

/** A page's HTML in a frame in which nothing runs, under this name. Returns the element. */
export function page_frame(html, name) {
  const frame = h("iframe", { class: "page-frame", sandbox: "allow-same-origin", src: "/-/frame", title: name });
  frame.addEventListener(
    "load",
    () => {
      const { contentDocument: inside } = frame;
      const page = new DOMParser().parseFromString(html, "text/html");
      inside.replaceChild(inside.adoptNode(page.documentElement), inside.documentElement);
      inside.addEventListener("click", (event) => event.target.closest("a") && event.preventDefault());
    },
    { once: true },
  );
  return frame;
}
