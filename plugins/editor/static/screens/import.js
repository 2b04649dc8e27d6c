import { tell_undoable } from "../actions/undo.js";
import { call } from "../api.js";
import { problem_box } from "../dialogs.js";
import { button, fill, fresh_id, h } from "../dom.js";
import { forget_references } from "../references.js";

const USUAL = "article"; // the kind that most old pages become

/** Brings in a page that was saved from another site: its words, links, headings and pictures, as a draft. */
export function screen({ app }) {
  const title = "Bring in a page from elsewhere";
  const [id, kind_id] = [fresh_id("file"), fresh_id("kind")];
  const input = h("input", { id, type: "file", accept: ".html,.htm,text/html", class: "input", required: true });
  const kinds = app.state.kinds.filter(({ file }) => !file);
  const kind = h("select", { id: kind_id, class: "input" }, kinds.map(({ name, label, help }) => h("option", { value: name, selected: name === USUAL }, `${label}: ${help}`)));
  const place = h("div", { "aria-live": "polite" });
  const bring = async (event) => {
    event.preventDefault();
    const [file] = input.files;
    fill(place, h("p", {}, `${file.name} is being read ...`));
    try {
      const made = await call("POST", "import", { name: file.name, html: await file.text(), kind: kind.value });
      forget_references();
      fill(place, came(made));
      tell_undoable(`“${made.title}” is here.`, made.id, () => app.go("#/"));
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
      h("div", { class: "field" }, h("label", { for: kind_id }, "What kind of page it becomes"), kind),
      button("Bring it in", () => {}, { kind: "primary", type: "submit" }),
      place,
    ),
  };
}

function came({ path, title, pictures, old, left_out }) {
  return h(
    "section",
    { class: "card came" },
    h("h2", {}, `“${title}” is here, as a draft`),
    pictures.length > 0 && h("p", {}, `Pictures that came with it: ${pictures.join(", ")}.`),
    old && h("p", {}, `Whoever comes to its old address, ${old}, is led to it once it is out.`),
    left_out.length > 0 && [h("p", {}, "Left out, because it has no place here:"), h("ul", {}, left_out.map((one) => h("li", {}, one)))],
    h("a", { class: "button primary", href: `#/page/${path}` }, "Open it"),
  );
}
