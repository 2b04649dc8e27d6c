import { call } from "../api.js";
import { problem_box } from "../dialogs.js";
import { button, fill, fresh_id, h } from "../dom.js";
import { forget_references } from "../references.js";

/** Brings in a page that was saved from another site: its words, links and headings, as a draft. */
export function screen() {
  const title = "Bring in a page from elsewhere";
  const id = fresh_id("file");
  const input = h("input", { id, type: "file", accept: ".html,.htm,text/html", class: "input", required: true });
  const place = h("div", { "aria-live": "polite" });
  const bring = async (event) => {
    event.preventDefault();
    const [file] = input.files;
    fill(place, h("p", {}, `${file.name} is being read ...`));
    try {
      const made = await call("POST", "import", { name: file.name, html: await file.text() });
      forget_references();
      fill(place, came(made));
    } catch (problem) {
      fill(place, problem_box(problem));
    }
  };
  return {
    title,
    element: h(
      "form",
      { class: "screen narrow", on: { submit: bring } },
      h("h1", {}, title),
      h("p", { class: "lead" }, "Open the old page in your browser, save it to this computer, and choose that file here. Its words come in as a draft."),
      h("div", { class: "field" }, h("label", { for: id }, "The saved page"), input),
      button("Bring it in", () => {}, { kind: "primary", type: "submit" }),
      place,
    ),
  };
}

function came({ path, left_out = [] }) {
  return h(
    "section",
    { class: "card" },
    h("h2", {}, "It is here, as a draft"),
    left_out.length > 0 && [h("p", {}, "Left out, because it has no place here:"), h("ul", {}, left_out.map((one) => h("li", {}, one)))],
    h("a", { class: "button primary", href: `#/page/${path}` }, "Open it"),
  );
}
