// The fields of a page above its text: what every page needs stands open, the rest is folded.
import { h } from "../dom.js";
import { form } from "../form/form.js";

/** {element, values(), focus(field), show(findings)}, as one form has it. */
export function page_fields({ fields, values, on_change }) {
  const first = fields.filter((field) => field.required || field.control.name === "textarea");
  const rest = fields.filter((field) => !first.includes(field));
  const essential = form({ fields: first, values, on_change });
  const further = form({ fields: rest, values, on_change });
  const set = rest.filter(({ name }) => values[name] !== undefined).map(({ label }) => label);
  const fold = h(
    "details", { class: "more page__more" },
    h("summary", {}, h("span", {}, "More about this page"), h("span", { class: "help" }, set.slice(0, 5).join(", ") + (set.length > 5 ? " ..." : ""))),
    further.element,
  );
  const belongs = (field) => rest.some(({ name }) => name === field.split("/")[0]);
  return {
    element: h("div", { class: "page__fields" }, essential.element, fold),
    values() {
      const all = { ...essential.values() };
      const others = further.values();
      for (const { name } of rest) {
        if (others[name] === undefined) delete all[name];
        else all[name] = others[name];
      }
      return all;
    },
    focus(field) {
      if (belongs(field)) fold.open = true;
      (belongs(field) ? further : essential).focus(field);
    },
    show(findings) {
      const about = (wanted) => findings.filter(({ field }) => field && belongs(field) === wanted);
      essential.show(about(false));
      further.show(about(true));
      if (about(true).some(({ stops }) => stops)) fold.open = true;
    },
  };
}
