import { call, with_query } from "../api.js";
import { button, fill, h } from "../dom.js";
import { say } from "../live.js";
import { forget_references } from "../references.js";
import { many } from "../status.js";
import { describe_picture } from "./picture_dialog.js";

/** All pictures, and the way for new ones: dropped, chosen, or taken with a phone. */
export async function screen({ app }) {
  const title = "Pictures";
  const [{ pictures }, schema, file] = await Promise.all([call("GET", "references"), app.schema(), call("GET", with_query("file", { path: "images/images.yaml" })).catch(() => ({ values: {} }))]);
  const fields = schema.data.find(({ path }) => path === "images/images.yaml")?.fields ?? [];
  const open = (picture) => describe_picture({ picture, fields, values: file.values?.[picture.name] ?? {}, done: () => app.reload() });
  const state = h("ul", { class: "plain-list uploads", "aria-label": "What comes in" });
  const bring = (files) => bring_in([...files], state, app, open);
  const input = h("input", { type: "file", accept: "image/*", multiple: true, class: "unseen", id: "bring-pictures", on: { change: () => bring(input.files) } });
  const missing = pictures.filter((picture) => !picture.alt && !picture.decorative).length;
  const over = (event) => {
    event.preventDefault();
    drop.classList.add("over");
  };
  const drop = h(
    "div",
    {
      class: "drop",
      on: {
        dragover: over,
        dragleave: () => drop.classList.remove("over"),
        drop: (event) => {
          event.preventDefault();
          drop.classList.remove("over");
          bring(event.dataTransfer.files);
        },
      },
    },
    input,
    h("label", { for: "bring-pictures", class: "button primary" }, "Choose pictures"),
    h("p", {}, "or drop them here. Photos from a phone are turned upright and made small; where they were taken is not kept."),
    state,
  );
  const element = h(
    "div",
    { class: "screen" },
    h("h1", {}, title),
    drop,
    missing > 0 && h("p", { class: "notice" }, `${many(missing, "picture")} ${missing === 1 ? "has" : "have"} no words yet for people who cannot see it.`),
    pictures.length ? h("ul", { class: "grid" }, pictures.map((picture) => tile(picture, open))) : h("p", { class: "card" }, "There is no picture yet."),
  );
  return { title, element };
}

function tile(picture, open) {
  const words = picture.decorative ? "Only decoration" : picture.alt || "No words yet";
  return h(
    "li",
    { class: "tile" },
    h("img", { src: picture.url, alt: "", loading: "lazy", width: picture.width, height: picture.height }),
    h("div", { class: "tile-text" }, h("strong", {}, picture.name), h("p", { class: picture.alt || picture.decorative ? "soft small" : "small late" }, words)),
    button("Open", () => open(picture), { "aria-label": `Open ${picture.name}` }),
  );
}

/** Sends files one after the other, says how far it is, and asks for the words of the last one. */
async function bring_in(files, state, app, open) {
  const come = [];
  let failed = 0;
  for (const file of files) {
    const line = h("li", {}, `${file.name}: coming in ...`);
    state.append(line);
    say(`${file.name} is coming in.`);
    try {
      const made = await call("PUT", with_query("picture", { name: file.name }), file);
      come.push(made);
      fill(line, `${made.name} is here. `, (made.notes ?? []).join(" "));
    } catch (problem) {
      failed += 1;
      line.className = "problem";
      fill(line, h("strong", {}, `${file.name}: ${problem.message}. `), problem.fix ?? "");
      say(`${file.name}: ${problem.message}.`);
    }
  }
  forget_references();
  if (come.length === 1 && !failed) await open({ alt: "", decorative: false, ...come[0], fresh: true });
  else if (come.length && !failed) await app.reload();
}
