import { call, with_query } from "../api.js";
import { compared } from "../compare.js";
import { open_dialog } from "../dialogs.js";
import { fresh_id, h } from "../dom.js";
import { tell } from "../live.js";
import { day } from "../when.js";

/** The sign-off of a page's words by somebody who knows: what changed since the last one is read first. `page`: {path, title}. */
export async function sign({ path, title }, done) {
  const [signed, file] = await Promise.all([call("GET", with_query("signed", { path })), call("GET", with_query("file", { path }))]);
  const [person, read] = [fresh_id("person"), fresh_id("read")];
  const who = h("select", { id: person, class: "input" }, h("option", { value: "" }, "Choose"), signed.may_sign.map(([name, called]) => h("option", { value: name }, called)));
  const has_read = h("input", { id: read, type: "checkbox" });
  const run = () => {
    if (!who.value) throw { message: "Who signs?", fix: "Choose the person. Each has a page among the people." };
    if (!has_read.checked) throw { message: "Please read the words first", fix: "Then tick the box." };
    return call("POST", "sign", { path, seen: file.hash, person: who.value });
  };
  const answer = await open_dialog({
    title: `Sign “${title}”`,
    wide: true,
    body: [
      h("p", {}, standing(signed)),
      signed.before !== null && compared(signed.before, file.source, ["When it was signed", "Now"]),
      signed.before === null && h("p", {}, h("a", { href: file.url, target: "_blank", rel: "noreferrer" }, "Read the page", h("span", { class: "unseen" }, " (in a new tab)"))),
      !signed.may_sign.length && h("p", { class: "notice" }, "There is nobody yet who may sign. Add a page for the person among the people first."),
      signed.may_sign.length > 0 && h("div", { class: "field" }, h("label", { for: person }, "Who signs"), h("p", { class: "help" }, "Not the person who wrote it."), who),
      signed.may_sign.length > 0 && h("label", { class: "choice", for: read }, has_read, "I have read these words and they are right"),
    ],
    actions: signed.may_sign.length ? [{ label: "Sign", kind: "primary", run }] : [],
  });
  if (!answer) return false;
  tell(`“${title}” is signed. It holds until its words change.`);
  done();
  return true;
}

function standing({ state, who: name, when, may_sign }) {
  const who = may_sign.find(([known]) => known === name)?.[1] ?? name;
  if (state === "signed") return `Signed by ${who}, ${day(when)}. Its words are still the same.`;
  if (state === "lapsed") return `Signed by ${who}, ${day(when)}. Its words have changed since then.`;
  return "Nobody has signed it yet. Read the whole page before you do.";
}
