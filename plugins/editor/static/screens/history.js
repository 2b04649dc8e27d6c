import { call, with_query } from "../api.js";
import { as_heading } from "../changes.js";
import { compared } from "../compare.js";
import { problem_box } from "../dialogs.js";
import { button, fill, h } from "../dom.js";
import { tell } from "../live.js";
import { page_frame } from "../page_frame.js";
import { forget_references } from "../references.js";
import { ago, moment } from "../when.js";

/** The versions of a file: who, when, what is different from now, as text and as the page; and each one back with one press. */
export async function screen({ rest: path, app }) {
  const [{ versions }, file] = await Promise.all([call("GET", with_query("history", { path })), call("GET", with_query("file", { path }))]);
  const name = file.title || (await label_of(path, app));
  const title = `Earlier versions of ${name}`;
  const shown = h("section", { class: "version", "aria-label": "The version that you chose", "aria-live": "polite" }, h("p", { class: "soft" }, "Choose a version to see what was different."));
  const rows = versions.map((version) => [version, row(version, file.hash)]);
  const choose = async (version, opener) => {
    for (const [, element] of rows) element.querySelector("button")?.setAttribute("aria-pressed", "false");
    opener.setAttribute("aria-pressed", "true");
    shown.setAttribute("aria-busy", "true");
    try {
      fill(shown, await difference(path, version, file, app));
    } catch (problem) {
      fill(shown, problem_box(problem));
    }
    shown.removeAttribute("aria-busy");
  };
  for (const [version, element] of rows) {
    const opener = element.querySelector("button");
    opener?.addEventListener("click", () => choose(version, opener));
  }
  const element = h(
    "div",
    { class: "screen" },
    h("h1", {}, title),
    h("p", {}, h("a", { href: path.endsWith(".md") ? `#/page/${path}` : `#/data/${path}` }, `Back to ${name}`)),
    versions.length ? h("div", { class: "versions" }, h("ol", { class: "plain-list" }, rows.map(([, one]) => one)), shown) : h("p", { class: "card" }, "It has not been changed since it came here."),
  );
  return { title, element };
}

async function label_of(path, app) {
  return (await app.schema()).data?.find((one) => one.path === path)?.label ?? path;
}

function row({ id, when, who, what, origin }, now) {
  const said = h("span", {}, h("strong", {}, moment(when)), h("span", { class: "soft" }, ` ${ago(when)}`), h("br"), origin === "git" ? `${what}, ${who}` : as_heading(what) + (what === "before" ? "" : `, ${who}`));
  if (!id) return h("li", { class: "version-row" }, said, h("span", { class: "soft small" }, " Not kept any more"));
  return h("li", {}, h("button", { type: "button", class: "version-row", "aria-pressed": "false" }, said, id === now && h("span", { class: "chip good" }, "Now")));
}

async function difference(path, version, file, app) {
  const then = await call("GET", with_query("version", { path, id: version.id }));
  const place = h("div", {});
  const names = [`On ${moment(version.when)}`, "Now"];
  const as_text = () => fill(place, compared(then.text, file.source, names));
  const as_page = async () => {
    const now = await call("POST", "draft", { path, seen: file.hash });
    fill(place, h("div", { class: "frames" }, [then.html, now.html].map((html, index) => h("figure", {}, h("figcaption", {}, names[index]), html ? page_frame(html, names[index]) : h("p", { class: "notice" }, "The page cannot be made with this version.")))));
  };
  const restore = async () => {
    try {
      await call("POST", "restore", { path, id: version.id, seen: file.hash });
      forget_references();
      tell(`It is again as on ${moment(version.when)}. The other version stays in this list.`);
      await app.reload();
    } catch (problem) {
      fill(place, problem_box(problem));
    }
  };
  as_text();
  const same = version.id === file.hash;
  return [
    h("h2", { tabindex: "-1" }, names[0]),
    h("div", { class: "row" }, button("As text", as_text), path.endsWith(".md") && button("As the page", as_page), !same && button("Bring this version back", restore, { kind: "primary", icon: "undo" })),
    place,
  ];
}
