import { button, fresh_id, h } from "./dom.js";
import { sentence, with_code } from "./words.js";

/**
 * Opens a dialog and waits until it is closed. Keeps the focus in it and gives it back to where it was.
 *
 * `body`: nodes. `actions`: [{label, kind, run}]; `run` may be async: what it returns closes the dialog with that value,
 * undefined keeps it open, and a problem it throws ({message, fix}) is shown in the dialog. Escape, and "Cancel", give null.
 * `cancel` is the name of the button that changes nothing. `opened(close)` is called when it stands.
 */
export function open_dialog({ title, body, actions = [], cancel = "Cancel", wide = false, opened = () => {} }) {
  return new Promise((resolve) => {
    const came_from = document.activeElement;
    const heading = fresh_id("dialog");
    const problem = h("div", { role: "alert" });
    let result = null;
    const close = (value) => {
      result = value;
      dialog.close();
    };
    const press = (action) => async (event) => {
      const pressed = event.currentTarget;
      problem.replaceChildren();
      pressed.disabled = true;
      try {
        const value = await action.run();
        if (value !== undefined) close(value);
      } catch (thrown) {
        problem.replaceChildren(problem_box(thrown));
      }
      pressed.disabled = false;
    };
    const dialog = h(
      "dialog",
      { class: wide ? "dialog wide" : "dialog", "aria-labelledby": heading },
      h("h2", { id: heading, tabindex: "-1" }, title),
      h("div", { class: "dialog-body" }, body),
      problem,
      h(
        "div",
        { class: "dialog-actions" },
        actions.map((action) => button(action.label, press(action), { kind: action.kind ?? "" })),
        cancel && button(cancel, () => close(null), { kind: "quiet" }),
      ),
    );
    dialog.addEventListener("close", () => {
      dialog.remove();
      if (came_from?.isConnected) came_from.focus();
      resolve(result);
    });
    document.body.append(dialog);
    dialog.showModal();
    (dialog.querySelector("[autofocus]") ?? dialog.querySelector("h2")).focus();
    opened(close);
  });
}

/** Asks before something is done. Returns whether to do it. */
export async function confirm({ title, text, yes, no = "Cancel", danger = false }) {
  const actions = [{ label: yes, kind: danger ? "danger" : "primary", run: () => true }];
  return (await open_dialog({ title, body: h("p", {}, text), actions, cancel: no })) === true;
}

/** Asks for one line of text. Returns it, or null. */
export async function ask({ title, label, value = "", help = "", yes = "OK" }) {
  const id = fresh_id("ask");
  const input = h("input", { id, class: "input", type: "text", autofocus: true, "aria-describedby": `${id}-help`, props: { value } });
  const body = h("div", { class: "field" }, h("label", { for: id }, label), help && h("p", { id: `${id}-help`, class: "help" }, help), input);
  return open_dialog({ title, body, actions: [{ label: yes, kind: "primary", run: () => input.value.trim() || undefined }] });
}

/** A problem in words: what is wrong, and what to do. */
export function problem_box(problem) {
  return h(
    "div",
    { class: "problem" },
    h("p", {}, h("strong", {}, with_code(sentence(problem.message ?? String(problem))))),
    problem.fix && h("p", {}, with_code(problem.fix)),
  );
}
