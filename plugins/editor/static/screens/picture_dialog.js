import { delete_file } from "../actions/delete.js";
import { uses_list, uses_of } from "../actions/uses.js";
import { call, with_query } from "../api.js";
import { cutting } from "../cutting.js";
import { open_dialog } from "../dialogs.js";
import { button, h } from "../dom.js";
import { form } from "../form/form.js";
import { tell } from "../live.js";
import { forget_references } from "../references.js";

const MEASURED = new Set(["width", "height"]); // the picture says these itself

/**
 * What a picture shows, which part of it is kept, where it is used, and the way to delete it. `values` is its entry among the descriptions;
 * `fields` are the model's. `done()` is called after a change.
 */
export async function describe_picture({ picture, fields, values, done }) {
  const asked = fields.filter(({ name }) => !MEASURED.has(name));
  const words = form({ fields: asked.map((field) => ({ ...field, required: field.name === "alt" || field.name === "decorative" })), values });
  const image = h("img", { src: picture.url, alt: "", width: picture.width, height: picture.height });
  const part = picture.name.endsWith(".svg") ? { element: image, value: () => null } : cutting(image, picture);
  const used = h("div", {}, h("p", { class: "soft" }, "Looking where it is used ..."));
  uses_of(`images/${picture.name}`).then(
    (uses) => used.replaceChildren(uses_list(uses, "")),
    () => used.replaceChildren(),
  );
  const save = async () => {
    const { alt = "", decorative = "false", credit = "" } = words.values();
    const decorates = decorative === "true" || decorative === "yes";
    if (!alt && !decorates) {
      words.focus("alt");
      throw { message: "What does the picture show?", fix: "Say it in a few words, or tick that it is only decoration." };
    }
    await call("POST", "picture-data", { name: picture.name, alt: alt ?? "", decorative: decorates, credit: credit ?? "" });
    if (part.value()) await cut(picture.name, part.value());
    return "saved";
  };
  const away = button("Delete this picture", () => close_with("delete"), { kind: "quiet", icon: "remove" });
  let close_with = () => {};
  const answer = await open_dialog({
    title: picture.name,
    wide: true,
    body: h("div", { class: "picture-dialog" }, h("div", { class: "picture-shown" }, part.element), h("div", {}, words.element, h("h3", {}, "Where it is used"), used, !picture.fresh && away)),
    actions: [{ label: "Save", kind: "primary", run: save }],
    cancel: picture.fresh ? "Later" : "Cancel",
    opened: (close) => (close_with = close),
  });
  if (answer === "delete") return delete_file({ path: `images/${picture.name}`, title: picture.name }, done);
  if (answer === "saved") {
    forget_references();
    tell("Saved.");
  }
  if (answer || picture.fresh) done();
}

async function cut(name, part) {
  const { hash } = await call("GET", with_query("file", { path: `images/${name}` }));
  await call("POST", "picture-cut", { name, seen: hash, ...part });
}
