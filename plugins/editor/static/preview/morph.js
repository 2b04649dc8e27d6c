// The draft's page put into the frame without loading it anew: what is the same stays, so nothing flickers, scrolls or closes.
import { Idiomorph } from "idiomorph";
import { set_media } from "./styles.js";

const AWAY = "script, noscript, base, meta[http-equiv], iframe, object, embed, link:not([rel=stylesheet]):not([rel=icon])";

/** Shows a page's HTML in a document. `setting`: {theme, print}. */
export function show_page(document, html, setting) {
  const page = new document.defaultView.DOMParser().parseFromString(html, "text/html");
  for (const element of page.querySelectorAll(AWAY)) element.remove();
  set_media(page, setting);
  const at = document.scrollingElement?.scrollTop ?? 0;
  Idiomorph.morph(document.documentElement, page.documentElement, {
    head: { style: "morph" },
    callbacks: { beforeAttributeUpdated: (name, element) => name !== "open" || element.tagName !== "DETAILS" },
  });
  document.scrollingElement?.scrollTo({ top: at, behavior: "instant" });
}
