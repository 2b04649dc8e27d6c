import { call, with_query } from "../api.js";
import { compared } from "../compare.js";
import { problem_box } from "../dialogs.js";
import { button, fill, h } from "../dom.js";
import { finished } from "../jobs.js";
import { say } from "../live.js";
import { many } from "../status.js";
import { moment } from "../when.js";

const WHAT = { new: ["New", "good"], changed: ["Changed", "note"], gone: ["Gone", "bad"] };

/** What would change for visitors, what stands in the way, and the one button. */
export function screen() {
  const title = "Put it live";
  const place = h("div", {});
  const steps = h("ol", { class: "steps", "aria-label": "What is being done" });
  const step = (texts) => {
    if (texts.length === steps.children.length) return;
    fill(steps, texts.map((text, index) => h("li", { class: index < texts.length - 1 ? "done" : null }, text)));
    say(texts.at(-1) ?? "");
  };
  const work = async (call_of, then) => {
    fill(steps);
    fill(place, h("p", { class: "soft" }, "A moment, please."), steps);
    try {
      const { job } = await call_of();
      fill(place, then(await finished(job, step)));
    } catch (problem) {
      fill(place, problem_box(problem), button("Look again", look, { kind: "primary" }));
    }
  };
  const look = () => work(() => call("POST", "live-look", {}), ({ look: seen }) => ahead(seen, go));
  const go = (accept_others) => work(() => call("POST", "live", { accept_others }), ({ live }) => outcome(live, look));
  look();
  return { title, element: h("div", { class: "screen narrow" }, h("h1", {}, title), place) };
}

function ahead(look, go) {
  const others = h("input", { type: "checkbox", id: "others" });
  const needs = look.others.length > 0;
  const press = () => {
    if (needs && !others.checked) return fill(problem, problem_box({ message: "Something else was changed outside the editor", fix: "Tick the box if it may go out too, or ask who changed it." }));
    go(others.checked);
  };
  const problem = h("div", { role: "alert" });
  const nothing = !look.stops.length && !look.pages.length && !look.files;
  const texts = h("div", {});
  return [
    h("p", { class: "lead" }, look.last ? `Last put live ${moment(look.last)}.` : "The site has not been put live from here yet.", look.stops.length ? " Visitors see nothing of this yet." : " Visitors see nothing of this until you press the button."),
    stops(look.stops),
    (nothing || look.pages.length > 0) && h("section", { class: "card" }, h("h2", {}, nothing ? "Nothing is different" : "What visitors will see"), nothing ? h("p", {}, "What is live is what you have here.") : h("ul", { class: "plain-list" }, look.pages.map((page) => changed(page, texts))), look.files > look.pages.length && h("p", { class: "soft small" }, `${many(look.files, "file")} in all, pictures and lists included.`), texts),
    needs && h("section", { class: "card" }, h("h2", {}, "Changed outside the editor"), h("p", {}, "Somebody changed these on this computer, and not here:"), h("ul", {}, look.others.map((path) => h("li", {}, path))), h("label", { class: "choice", for: "others" }, others, "They may go out too")),
    look.could.length > 0 && h("details", { class: "card" }, h("summary", {}, `${many(look.could.length, "thing")} could be better`), h("ul", { class: "plain-list" }, look.could.map(finding_line))),
    problem,
    !look.stops.length && !nothing && button("Put it live now", press, { kind: "primary", icon: "live" }),
  ];
}

function changed(page, place) {
  const [label, look] = WHAT[page.what];
  const show = async () => {
    const [then, now] = await Promise.all([call("GET", with_query("version", { path: page.path, id: page.before })), call("GET", with_query("file", { path: page.path }))]);
    fill(place, h("h3", {}, page.title), compared(then.text, now.source, ["Live now", "After this"]));
  };
  return h(
    "li",
    { class: "page-row" },
    h("div", { class: "page-name" }, page.what === "gone" ? page.title : h("a", { href: `#/page/${page.path}` }, page.title), h("span", { class: "soft small" }, page.url)),
    h("span", { class: `chip ${look}` }, label),
    page.before && page.what === "changed" && button("What changed", show, { kind: "quiet", "aria-label": `What changed in ${page.title}` }),
  );
}

function stops(findings) {
  if (!findings.length) return null;
  return h("section", { class: "problem" }, h("h2", {}, `${many(findings.length, "thing")} ${findings.length === 1 ? "stands" : "stand"} in the way`), h("ul", { class: "plain-list" }, findings.map(finding_line)));
}

function finding_line(finding) {
  const path = (finding.file ?? finding.source ?? "").replace(/^content\//, "");
  const where = path.endsWith(".md") ? `#/page/${path}?line=${finding.line ?? 0}` : path.startsWith("data/") ? `#/data/${path}?line=${finding.line ?? 0}` : path.startsWith("images/") ? "#/pictures" : null;
  return h("li", {}, h("strong", {}, finding.message), ". ", finding.fix, " ", where && h("a", { href: where }, "Go there"));
}

function outcome(live, look) {
  if (!live.ok) return [stops(live.stops), h("p", {}, "Nothing has changed for visitors."), button("Look again", look, { kind: "primary" })];
  return h("section", { class: "card" }, h("h2", {}, live.unchanged ? "Nothing was different" : "It is live"), h("p", {}, "Visitors find it at ", h("a", { href: live.address, target: "_blank", rel: "noreferrer" }, live.address), "."), h("a", { class: "button", href: "#/" }, "Back to all pages"));
}
