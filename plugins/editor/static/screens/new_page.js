import { call } from "../api.js";
import { problem_box } from "../dialogs.js";
import { button, fill, fresh_id, h } from "../dom.js";
import { tell } from "../live.js";
import { forget_references } from "../references.js";

/** Starts a page: first what kind it is and what that is for, then its title. */
export function screen({ query, app }) {
  const title = "New page";
  const [group, id] = [fresh_id("kind"), fresh_id("title")];
  const kinds = app.state.kinds.filter(({ file }) => !file);
  const chosen = query.get("kind") ?? "page";
  const radios = kinds.map((kind) => h("input", { type: "radio", name: group, value: kind.name, required: true, checked: kind.name === chosen }));
  const input = h("input", { id, class: "input", type: "text", autocomplete: "off", required: true, minlength: 3 });
  const problem = h("div", { role: "alert" });
  const start = async (event) => {
    event.preventDefault();
    try {
      const { path } = await call("POST", "file", { kind: radios.find((radio) => radio.checked).value, title: input.value.trim() });
      forget_references();
      tell("Your page is started, as a draft that only you and your colleagues see.");
      app.go(`#/page/${path}`);
    } catch (thrown) {
      const there = thrown.body?.path;
      fill(problem, problem_box(thrown), there && h("p", {}, h("a", { href: `#/page/${there}` }, "Open that page")));
    }
  };
  const choice = (kind, index) => h("label", { class: "kind" }, radios[index], h("span", {}, h("strong", {}, kind.label), h("span", { class: "help" }, kind.help)));
  return {
    title,
    element: h(
      "form",
      { class: "screen narrow", on: { submit: start } },
      h("h1", {}, title),
      h("p", { class: "lead" }, "It starts as a draft. Nobody else sees it until you say so."),
      h("fieldset", { class: "fieldset" }, h("legend", {}, "What kind of page is it?"), h("div", { class: "kinds" }, kinds.map(choice))),
      h("div", { class: "field" }, h("label", { for: id }, "Title"), h("p", { class: "help" }, "You can change it later."), input),
      problem,
      button("Start the page", () => {}, { kind: "primary", type: "submit" }),
    ),
  };
}
