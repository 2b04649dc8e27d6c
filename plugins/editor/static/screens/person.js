import { call } from "../api.js";
import { problem_box } from "../dialogs.js";
import { button, fill, fresh_id, h } from "../dom.js";
import { tell } from "../live.js";
import { scheme_choice } from "../scheme.js";

/** Asks who writes. It comes by itself on the first visit, in the place of any other screen. */
export function screen({ name, app }) {
  const known = app.state.person;
  const title = known ? "You" : "Welcome. Who are you?";
  const who = line("Your name", "name", known?.name, "It stands beside each change that you make, so that colleagues know whom to ask.");
  const where = line("Your email address", "email", known?.email, "It is kept with your changes and shown to nobody who visits the site.");
  const problem = h("div", { role: "alert" });
  const save = async (event) => {
    event.preventDefault();
    try {
      app.state.person = { name: who.value(), email: where.value() };
      await call("PUT", "person", app.state.person);
      tell(`Thank you, ${who.value()}.`);
      if (name === "person") app.go("#/");
      else await app.reload();
    } catch (thrown) {
      app.state.person = known;
      fill(problem, problem_box(thrown));
    }
  };
  const submit = button(known ? "Save" : "Start", () => {}, { kind: "primary", type: "submit" });
  return {
    title,
    element: h("form", { class: "screen narrow", on: { submit: save } }, h("h1", {}, title), !known && h("p", { class: "lead" }, "Just once, so that each change has a name."), who.element, where.element, known && scheme_choice(), problem, submit),
  };
}

function line(label, autocomplete, value, help) {
  const id = fresh_id("person");
  const type = autocomplete === "email" ? "email" : "text";
  const input = h("input", { id, class: "input", type, autocomplete, required: true, "aria-describedby": `${id}-help`, props: { value: value ?? "" } });
  return { element: h("div", { class: "field" }, h("label", { for: id }, label), h("p", { id: `${id}-help`, class: "help" }, help), input), value: () => input.value.trim() };
}
