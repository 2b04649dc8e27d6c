import { problem_box } from "../../dialogs.js";
import { button, fill, h } from "../../dom.js";
import { title_of } from "../../references.js";

const PICKERS = { page: "pick_page", picture: "pick_picture", person: "pick_person", source: "pick_source" };

/** Asks for one page, picture, person or source; null when none was chosen. */
export async function pick(to) {
  const { pick: ask } = await import(`../../pickers/${PICKERS[to]}.js`);
  return ask();
}

/** What the field names: a page, a picture, a person or a source, by its title, chosen from those that there are. */
export function reference({ field, id, value, name, set }) {
  const to = field.control.attributes?.to;
  const shown = h("span", { class: "chosen" });
  const problem = h("div", { role: "alert" });
  let now = value;
  const choose = async () => {
    fill(problem);
    try {
      const found = await pick(to);
      if (found !== null) take(found);
    } catch (thrown) {
      fill(problem, problem_box(thrown));
    }
  };
  const opener = button("Choose", choose, { id });
  const away = button("Take away", () => take(null), { kind: "quiet" });
  away.setAttribute("aria-label", `Take away: ${name}`);
  const draw = () => {
    fill(shown, now ? now : h("span", { class: "soft" }, "Nothing chosen"));
    opener.querySelector("span").textContent = now ? "Choose another" : "Choose";
    away.hidden = !now;
    if (now) title_of(to, now).then((title) => fill(shown, title));
  };
  const take = (next) => {
    now = next;
    draw();
    set(next);
    opener.focus();
  };
  draw();
  return { element: h("div", {}, h("div", { class: "row reference" }, shown, opener, away), problem), target: opener, labels: "group" };
}
