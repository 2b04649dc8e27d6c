// A page: its fields and its text on the left; the page itself, findings, and how it looks elsewhere on the right.
import { call, with_query } from "../api.js";
import { open_dialog, problem_box } from "../dialogs.js";
import { button, fill, h } from "../dom.js";
import { axe_checks } from "../findings/axe.js";
import { counts_in_words, findings } from "../findings/findings.js";
import { search_result } from "../findings/search_result.js";
import { say, tell } from "../live.js";
import { newest } from "../preview/newest.js";
import { letters, line_of, passages } from "../preview/places.js";
import { preview } from "../preview/preview.js";
import { give_to_a_colleague } from "../preview/share.js";
import { forget_references, references } from "../references.js";
import { let_go } from "../text/memory.js";
import { page_head } from "./page_head.js";
import { page_writing } from "./page_writing.js";
import { save } from "./saving.js";
import { tabs } from "./tabs.js";
import { keeper, restored } from "./unsaved.js";
import { problem_in_words } from "../words.js";

const WIDE = matchMedia("(min-width: 62rem)");
const AXE_PAUSE = 1500; // milliseconds without a change
const SAY_PAUSE = 1500;

export async function screen({ rest: path, query, app }) {
  const [schema, file] = await Promise.all([app.schema(), call("GET", with_query("file", { path }))]);
  const begin = await restored(file, () => start_anew());
  const work = { path, seen: begin.seen, saved: null, look: null, axe: [], state: "saved" };
  const axe = axe_checks();
  const kind = schema.kinds.find(({ name }) => name === file.kind);
  const writing = page_writing({ file, begin, fields: kind?.fields ?? [], blocks: schema.blocks, origins: [app.state.site_url], on_change: changed, on_move: moved });
  work.saved = file.values === null ? { text: file.source } : { values: file.values, body: file.body };

  const picture = preview({ on_follow: follow, on_pick: pick, on_key: keys, actions: button("Give to a colleague", share, { kind: "quiet small" }) });
  const list = findings({ fields: (kind?.fields ?? []).map(({ name }) => name), on_jump: jump, on_mend: mend });
  const elsewhere = search_result();
  const head = page_head({ path, file, on_save: do_save, on_source: switch_source, before: saved_first, done: acted });
  const panels = {
    write: h("div", { class: "page__panel page__write" }, begin.notice, file.kept && kept_notice(), writing.element),
    preview: h("div", { class: "page__panel" }, picture.element),
    findings: h("div", { class: "page__panel" }, list.element),
    elsewhere: h("div", { class: "page__panel" }, elsewhere.element),
  };
  const parts = tabs("Parts of the page", [
    { name: "write", label: "Write", panel: panels.write },
    { name: "preview", label: "Preview", panel: panels.preview },
    { name: "findings", label: "Findings", panel: panels.findings },
    { name: "elsewhere", label: "Elsewhere", panel: panels.elsewhere },
  ]);
  parts.select(WIDE.matches ? "preview" : "write");
  const fit = () => WIDE.matches && parts.selected() === "write" && parts.select("preview");
  WIDE.addEventListener("change", fit);

  const drafts = newest(look);
  const memory = keeper(path, () => ({ seen: work.seen, unsaved: unsaved(), ...writing.state() }));
  document.addEventListener("keydown", keys);
  let axe_timer = 0;
  let say_timer = 0;
  let said = "";
  let move_timer = 0;
  drafts.now();
  if (unsaved()) head.state("open");
  head.source(begin.text !== undefined);
  const line = Number(query?.get("line"));
  if (line) setTimeout(() => writing.go_to({ line: line - file.body_line + 1, file_line: line }));

  function draft() {
    return { path, seen: work.seen, ...writing.draft() };
  }
  function unsaved() {
    return JSON.stringify(writing.draft()) !== JSON.stringify(work.saved);
  }
  function changed() {
    head.state("open");
    drafts.soon();
    memory.soon();
  }

  async function look(is_old) {
    let found;
    try {
      found = await call("POST", "draft", draft());
    } catch (problem) {
      if (work.closed) return;
      picture.trouble([{ message: problem.message, fix: problem.fix ?? "" }]);
      return;
    }
    if (work.closed || (is_old() && found.html === null)) return;
    work.look = found;
    if (found.html === null) picture.trouble(found.findings);
    else await picture.show(found.html);
    if (work.closed) return;
    if (writing.line()) moved(writing.line());
    elsewhere.show(found);
    show_findings();
    clearTimeout(axe_timer);
    if (found.html !== null) axe_timer = setTimeout(check_access, AXE_PAUSE, found.html);
  }
  async function check_access(html) {
    work.axe = await axe.run(html).catch(() => []);
    if (!work.closed) show_findings();
  }
  function show_findings() {
    const all = [...work.look.findings, ...work.axe];
    list.show(all);
    writing.show(work.look.findings);
    const words = counts_in_words(list.counts());
    const { stops, better } = list.counts();
    parts.label("findings", stops + better ? `Findings (${stops + better})` : "Findings");
    head.findings({ stops, better });
    document.title = `${stops + better ? `(${stops + better}) ` : ""}${title()} · ${app.state.site_name}`;
    clearTimeout(say_timer);
    say_timer = setTimeout(() => words !== said && ((said = words), say(words)), SAY_PAUSE);
  }
  function title() {
    return writing.draft().values?.title || file.title || path;
  }

  function jump(finding) {
    const line = finding.body_line || (finding.words ? line_of(finding.words, passages(writing.body())) : 0);
    if (!WIDE.matches) parts.select("write");
    writing.go_to({ line, field: finding.field, file_line: finding.line });
  }
  async function mend({ rule, line, message }) {
    try {
      writing.apply(await call("POST", "mend", { draft: draft(), rule, line, message }));
      tell("Mended. Undo takes it back.");
    } catch (problem) {
      tell(problem_in_words(problem));
    }
  }
  function pick(words) {
    const line = line_of(words, passages(writing.body()));
    const field = Object.entries(writing.draft().values ?? {}).find(([, value]) => typeof value === "string" && value && letters(value) === letters(words))?.[0];
    if (!line && !field) return;
    if (!WIDE.matches) parts.select("write");
    writing.go_to(field && !line ? { line: 0, field } : { line });
  }
  function moved(line) {
    clearTimeout(move_timer);
    move_timer = setTimeout(() => picture.scroll_to(line, passages(writing.body())), 200);
  }
  async function follow(address) {
    const { pages } = await references();
    const page = pages.find(({ url }) => url === address.split("#")[0]);
    if (page) app.go(`#/page/${page.path}`);
    else tell(`There is no page at ${address} to edit.`);
  }
  async function share() {
    try {
      await give_to_a_colleague(draft(), `${title()}.html`);
      tell("The page is in your downloads, as one file. Send it by email; it opens in any browser.");
    } catch (problem) {
      tell(`The file could not be made: ${problem_in_words(problem)}`);
    }
  }

  async function do_save() {
    if (work.saving) return false;
    work.saving = true;
    head.state("saving");
    const sent = writing.draft();
    const answer = await save(draft()).finally(() => (work.saving = false));
    if (answer.state === "theirs") return start_anew();
    if (answer.state === "saved" && answer.text !== undefined && sent.text === undefined) return start_anew();
    if (answer.state === "saved") {
      work.seen = answer.hash;
      work.saved = sent;
      head.standing(answer.status);
      forget_references();
      await memory.now();
      say("Saved");
    }
    if (answer.state === "kept") tell("Kept as a copy. The page on the site is as it was.");
    head.state(answer.state === "kept" ? "kept" : unsaved() ? "open" : "saved");
    return answer.state === "saved" || answer.state === "kept";
  }
  async function start_anew() {
    memory.stop();
    await let_go(path);
    work.saved = writing.draft();
    app.go(`#/page/${path}`);
    return true;
  }
  /** What is done with a page is done with its saved words. */
  async function saved_first() {
    return !unsaved() || do_save();
  }
  async function acted(to) {
    if (to && to !== path) return app.go(`#/page/${to}`);
    const there = await call("GET", with_query("file", { path })).catch(() => null);
    return there ? start_anew() : leave_for_good();
  }
  function leave_for_good() {
    work.saved = writing.draft();
    app.go("#/");
  }
  async function switch_source(on) {
    const clean = !unsaved();
    try {
      await writing.as_text(on, draft());
      if (clean) work.saved = writing.draft();
      head.source(on);
    } catch (problem) {
      await open_dialog({ title: "The form cannot show this", body: problem_box(problem), cancel: "Go on writing" });
    }
  }
  function kept_notice() {
    const { who, when, text } = file.kept;
    const box = h("div", { class: "notice page__notice" }, h("p", {}, `${who} kept a copy of this page on ${new Date(when).toLocaleString()}.`));
    const open = async () => {
      await writing.open_text(text, work.seen);
      box.remove();
    };
    const away = async () => {
      await call("DELETE", with_query("kept", { path }));
      box.remove();
    };
    box.append(h("div", { class: "row" }, button("Open the copy", open), button("Let go of it", away, { kind: "quiet" })));
    return box;
  }
  function keys(event) {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey || event.key.toLowerCase() !== "s") return;
    event.preventDefault();
    do_save();
  }

  return {
    title: file.title || path,
    element: h("div", { class: "page" }, head.element, parts.element, h("div", { class: "page__parts" }, Object.values(panels))),
    unsaved,
    async leave() {
      await memory.now();
      if (!unsaved()) return true;
      const answer = await open_dialog({
        title: "There are words that are not saved",
        body: h("p", {}, "Save them now, or go on: they wait here in this browser until you come back."),
        actions: [{ label: "Save", kind: "primary", run: () => "save" }, { label: "Go on without saving", run: () => "go" }],
        cancel: "Stay here",
      });
      return answer === "save" ? do_save() : answer === "go";
    },
    close() {
      work.closed = true;
      drafts.stop();
      memory.stop();
      for (const timer of [axe_timer, say_timer, move_timer]) clearTimeout(timer);
      document.removeEventListener("keydown", keys);
      WIDE.removeEventListener("change", fit);
      writing.destroy();
      axe.close();
    },
  };
}
