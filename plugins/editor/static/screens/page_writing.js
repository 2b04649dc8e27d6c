// What is written of a page: fields and text, or the whole file as text.
import { call } from "../api.js";
import { h } from "../dom.js";
import { source } from "../text/source.js";
import { text } from "../text/text.js";
import { page_fields } from "./page_fields.js";

/**
 * {element, draft(), line(), body(), state(), show(findings), go_to(place), as_text(on, draft), open_text(text, seen), apply(file), destroy()}.
 * `draft()` is {values, body} or {text}; `state()` what is kept in the browser; a place is {line, field, file_line}.
 */
export function page_writing({ file, begin, fields, blocks, origins, on_change, on_move }) {
  const { path } = file;
  const element = h("div", { class: "page__writing" });
  let shown = [];
  let form = null;
  let words = null;
  let whole = null;

  const show_form = ({ values, body, history = null }) => {
    close();
    form = page_fields({ fields, values, on_change });
    words = text({ body, path, blocks, origins, lang: values.lang || "en", kept: history, on_change, on_move });
    element.replaceChildren(form.element, words.element);
  };
  const show_text = (all) => {
    close();
    whole = source({ text: all, on_change });
    element.replaceChildren(whole.element);
  };
  const close = () => {
    words?.destroy();
    whole?.destroy();
    form = words = whole = null;
  };
  const mark = () => {
    form?.show(shown);
    (words ?? whole).show(shown);
  };
  if (begin.text !== undefined) show_text(begin.text);
  else show_form(begin);

  return {
    element,
    draft: () => (whole ? { text: whole.text() } : { values: form.values(), body: words.body() }),
    /** The line of the text that somebody writes in, 0 for none. */
    line: () => (words?.has_focus() ? words.line() : 0),
    body: () => (whole ? whole.text() : words.body()),
    state: () => (whole ? { text: whole.text() } : { values: form.values(), body: words.body(), history: words.state() }),
    show(findings) {
      shown = findings;
      mark();
    },
    go_to({ line, field, file_line = 0 }) {
      if (whole) whole.focus_line(file_line || line || 1);
      else if (line > 0) words.focus_line(line);
      else if (field) form.focus(field);
      else words.focus();
    },
    async as_text(on, draft) {
      const now = await call("POST", "text", draft);
      if (on) show_text(now.source);
      else if (now.cannot) throw now.cannot;
      else show_form(now);
      mark();
      (whole ?? words).focus_line(1);
    },
    async open_text(all, seen) {
      const now = await call("POST", "text", { path, seen, text: all });
      if (now.cannot) show_text(now.source);
      else show_form(now);
      on_change();
    },
    /** Takes over what the server made of the draft: `values` and `body`, or the whole file as text. */
    apply({ values, body, source }) {
      if (whole) {
        show_text(source);
      } else {
        words.set_body(body);
        show_form({ values, body, history: words.state() });
      }
      on_change();
    },
    destroy: close,
  };
}
