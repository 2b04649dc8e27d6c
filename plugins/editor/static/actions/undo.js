import { call } from "../api.js";
import { forget_references } from "../references.js";
import { tell } from "../live.js";
import { problem_in_words } from "../words.js";

/** Takes a whole change back, by its id. `done` is called afterwards. */
export async function undo(id, done) {
  try {
    await call("POST", "undo", { id });
    forget_references();
    tell("Taken back.");
    done();
  } catch (problem) {
    tell(problem_in_words(problem), { stays: true });
  }
}

/** Tells what was done, with a way to take it back. */
export function tell_undoable(text, id, done) {
  tell(text, { action: id ? { label: "Undo", press: () => undo(id, done) } : null });
}
