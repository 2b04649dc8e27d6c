import { button, h, icon } from "./dom.js";
import { menu } from "./menu.js";

const PLACES = [
  ["#/", "Pages"],
  ["#/pictures", "Pictures"],
  ["#/data/data/clinic.yaml", "The clinic"],
  ["#/people", "People"],
  ["#/due", "Calendar"],
];

const MORE = [
  ["#/styles", "Attachment styles"],
  ["#/data/data/sources.yaml", "Sources"],
  ["#/redirects", "Old addresses"],
  ["#/deleted", "Deleted things"],
  ["#/import", "Bring in a page from elsewhere"],
  ["#/person", "You: name and colors"],
];

/** Builds what stands around every screen: skip link, header with the ways to go, the main part, and the places for messages. */
export function frame(app) {
  const nav = h(
    "nav",
    { id: "nav", "aria-label": "Editor" },
    h("ul", { class: "nav-list" }, PLACES.map(place), h("li", {}, menu("More", MORE.map(as_item)))),
    search(app),
  );
  document.body.replaceChildren(
    h("a", { class: "skip", href: "#main", on: { click: skip } }, "Skip to the main part"),
    h(
      "header",
      { class: "top" },
      h("a", { class: "brand", href: "#/" }, h("span", { class: "brand-mark", "aria-hidden": "true" }), app.state.site_name),
      toggle(nav),
      nav,
      h("a", { class: "button primary put-live", href: "#/live" }, icon("live"), h("span", {}, "Put it live")),
    ),
    h("main", { id: "main", tabindex: "-1" }),
    h("div", { id: "live", class: "unseen", role: "status", "aria-live": "polite" }),
    h("section", { id: "told", "aria-label": "Messages" }),
  );
}

function skip(event) {
  event.preventDefault();
  document.getElementById("main").focus();
}

function place([href, label]) {
  return h("li", {}, h("a", { href }, label));
}

function as_item([href, label]) {
  return { href, label };
}

/** On a phone the ways to go are behind this button. */
function toggle(nav) {
  const open = (wanted) => {
    nav.toggleAttribute("data-open", wanted);
    opener.setAttribute("aria-expanded", String(wanted));
  };
  const opener = button("Menu", () => open(!nav.hasAttribute("data-open")), { kind: "quiet nav-toggle", icon: "menu", "aria-expanded": "false", "aria-controls": "nav" });
  window.addEventListener("hashchange", () => open(false));
  nav.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    open(false);
    if (opener.offsetParent) opener.focus();
  });
  return opener;
}

function search(app) {
  const input = h("input", { type: "search", class: "input", id: "search", name: "q", placeholder: "Search every word", autocomplete: "off" });
  const go = (event) => {
    event.preventDefault();
    if (input.value.trim()) app.go(`#/search?${new URLSearchParams({ q: input.value.trim() })}`);
  };
  return h(
    "form",
    { class: "search", role: "search", "aria-label": "All texts", on: { submit: go } },
    h("label", { for: "search", class: "unseen" }, "Search every word"),
    input,
    h("button", { type: "submit", class: "button square quiet", "aria-label": "Search" }, icon("search")),
  );
}
