// Saving a page, and what to do when it is not that simple: it would not build, or somebody else was there meanwhile.
import { ApiProblem, call } from "../api.js";
import { open_dialog, problem_box } from "../dialogs.js";
import { h } from "../dom.js";
import { tell } from "../live.js";
import { ask_about_conflict } from "./conflict.js";
import { problem_in_words } from "../words.js";

/**
 * Saves a draft {path, seen, values?, body?, text?}. Resolves with what came of it:
 * {state: "saved", hash, status, text?} (`text` where both versions were brought together), {state: "kept"} (as a copy, the page is as
 * it was), {state: "theirs"} (the file as it is now is to be shown), {state: "open"} (nothing was done).
 */
export async function save(draft) {
  try {
    const { hash, status } = await call("PUT", "file", draft);
    return { state: "saved", hash, status, text: draft.text };
  } catch (problem) {
    if (!(problem instanceof ApiProblem)) throw problem;
    if (problem.status === 409) return settle(problem, draft);
    if (problem.status === 422 && problem.body.findings) return offer_copy(problem, draft);
    tell(`Not saved: ${problem_in_words(problem)}`, { stays: true });
    return { state: "open" };
  }
}

async function settle(problem, draft) {
  const answer = await ask_about_conflict(problem);
  if (answer === null) return { state: "open" };
  if (answer.take === "theirs") return { state: "theirs" };
  if (answer.take === "copy") return (await keep_copy(draft)) ? { state: "theirs" } : { state: "open" };
  return save({ path: draft.path, seen: problem.body.hash, text: answer.text });
}

async function offer_copy(problem, draft) {
  const list = problem.body.findings.map(({ message, fix }) => h("li", {}, h("strong", {}, message), " ", fix));
  const keep = await open_dialog({
    title: "This cannot be saved yet",
    body: [problem_box(problem), h("ul", {}, list)],
    actions: [{ label: "Keep it as a copy", kind: "primary", run: () => true }],
    cancel: "Go on writing",
  });
  return keep && (await keep_copy(draft)) ? { state: "kept" } : { state: "open" };
}

async function keep_copy(draft) {
  try {
    await call("PUT", "file", { ...draft, keep: true });
    return true;
  } catch (problem) {
    tell(`The copy was not kept: ${problem_in_words(problem)}`, { stays: true });
    return false;
  }
}
