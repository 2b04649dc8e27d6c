import { call } from "../api.js";
import { button, h } from "../dom.js";
import { tell } from "../live.js";
import { forget_references } from "../references.js";
import { ago } from "../when.js";
import { problem_in_words } from "../words.js";

/** Takes the whole deletion back, links and redirects included; where that cannot be, the file alone. True for the whole. */
async function bring_back({ path, id, change }, absent) {
  try {
    await call("POST", "undo", { id: change });
    return true;
  } catch (problem) {
    if (problem.status !== 409 && problem.status !== 404) throw problem;
    await call("POST", "restore", { path, id, seen: absent });
    return false;
  }
}

/** What was deleted, to be brought back whole. */
export async function screen({ app }) {
  const title = "Deleted things";
  const { files } = await call("GET", "deleted");
  const bring = async (file) => {
    try {
      const whole = await bring_back(file, app.state.absent);
      forget_references();
      tell(whole ? `${file.path} is back, with the links to it.` : `${file.path} is back. Other files changed meanwhile, so links to it stay as they are.`);
      await app.reload();
    } catch (problem) {
      tell(problem_in_words(problem), { stays: true });
    }
  };
  const line = (file) =>
    h(
      "li",
      { class: "page-row" },
      h("div", { class: "page-name" }, h("strong", {}, file.title ?? file.path), h("span", { class: "soft small" }, `${file.who}, ${ago(file.when)}`)),
      file.id ? button("Bring it back", () => bring(file), { icon: "undo", "aria-label": `Bring it back: ${file.path}` }) : h("span", { class: "soft" }, "Not kept any more"),
    );
  const element = h(
    "div",
    { class: "screen narrow" },
    h("h1", {}, title),
    h("p", { class: "lead" }, "Pages and pictures that were deleted here. Each comes back as it was."),
    files.length ? h("ul", { class: "tree flat" }, files.map(line)) : h("p", { class: "card" }, "Nothing was deleted."),
  );
  return { title, element };
}
