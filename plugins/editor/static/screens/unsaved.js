// Unsaved words of a page: kept in the browser while they are written, and there again afterwards.
import { button, h } from "../dom.js";
import { keep, keep_at_once, kept } from "../text/memory.js";

const PAUSE = 300; // milliseconds from a change until it is kept

/** {soon(), now(), stop()}: keeps what `state()` gives, and when it was; also when the page goes away. */
export function keeper(path, state) {
  let timer = 0;
  const dated = () => ({ ...state(), at: Date.now() });
  const now = () => {
    clearTimeout(timer);
    timer = 0;
    return keep(path, dated());
  };
  const leaving = () => document.visibilityState === "hidden" && timer && keep_at_once(path, dated());
  document.addEventListener("visibilitychange", leaving);
  return {
    now,
    soon() {
      timer ||= setTimeout(now, PAUSE);
    },
    stop() {
      clearTimeout(timer);
      timer = 0;
      document.removeEventListener("visibilitychange", leaving);
    },
  };
}

/**
 * What is to be shown of a file that was opened: {seen, notice}, and {values, body, history} for the form or {text} for the whole file
 * as text. `notice` is a line for the writer, or null; `back()` is called when the saved state is wanted instead.
 */
export async function restored(file, back) {
  const saved = file.values === null ? { text: file.source } : { values: file.values, body: file.body };
  const fresh = { ...saved, history: null, seen: file.hash, notice: null };
  const found = await kept(file.path);
  if (!found) return fresh;
  const { values, body, text, history = null } = found;
  const words = text === undefined ? { values, body } : { text };
  if (JSON.stringify(words) === JSON.stringify(saved)) return { ...fresh, history };
  if (!found.unsaved || (file.values === null && text === undefined)) return fresh;
  const others = found.seen !== file.hash && " Somebody else has changed the page since then: when you save, you see both.";
  const says = `What you wrote ${when(found.at)} and had not saved is here again.`;
  const notice = h("div", { class: "notice page__notice", role: "status" }, h("p", {}, says, others), button("Back to the saved page", back, {}));
  return { ...words, history, seen: found.seen, notice };
}

function when(at) {
  const moment = new Date(at);
  const time = moment.toLocaleTimeString([], { hour: "numeric", minute: "2-digit" });
  return moment.toDateString() === new Date().toDateString() ? `at ${time}` : `on ${moment.toLocaleDateString([], { day: "numeric", month: "long" })}, ${time}`;
}
