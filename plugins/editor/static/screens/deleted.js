import { call } from "../api.js";
import { button, h } from "../dom.js";
import { tell } from "../live.js";
import { forget_references } from "../references.js";
import { ago } from "../when.js";

/** What was deleted, to be brought back whole. */
export async function screen({ app }) {
  const title = "Deleted things";
  const { files } = await call("GET", "deleted");
  const bring = async (file) => {
    try {
      await call("POST", "restore", { path: file.path, id: file.id, seen: app.state.absent });
      forget_references();
      tell(`${file.path} is back.`);
      await app.reload();
    } catch (problem) {
      tell(`${problem.message}. ${problem.fix ?? ""}`, { stays: true });
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
