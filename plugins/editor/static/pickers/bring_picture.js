// A picture from this device or the clipboard: brought in, described, and ready to be named.
import { call, with_query } from "../api.js";
import { h } from "../dom.js";
import { tell } from "../live.js";
import { forget_references } from "../references.js";
import { describe_picture } from "../screens/picture_dialog.js";

const DESCRIPTIONS = "images/images.yaml";

/** Brings a file in and asks what it shows. Resolves with the picture's name on the site. Throws ApiProblem. */
export async function bring_picture(file) {
  tell(`${file.name} is coming in.`);
  const [picture, { data }] = await Promise.all([call("PUT", with_query("picture", { name: file.name }), file), call("GET", "schema")]);
  forget_references();
  const fields = data.find(({ path }) => path === DESCRIPTIONS)?.fields ?? [];
  await describe_picture({ picture: { alt: "", decorative: false, ...picture, fresh: true }, fields, values: {}, done: forget_references });
  return picture.name;
}

/** Asks for a file of this device and brings it in. Resolves with its name, or undefined where none was chosen. */
export function bring_from_device() {
  const input = h("input", { type: "file", accept: "image/*" });
  return new Promise((done, failed) => {
    input.addEventListener("cancel", () => done(undefined));
    input.addEventListener("change", () => bring_picture(input.files[0]).then(done, failed));
    input.click();
  });
}
