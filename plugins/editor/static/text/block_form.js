// A block's options as a form, and new blocks made with it.
import { EditorSelection } from "@codemirror/state";
import { open_dialog } from "../dialogs.js";
import { h } from "../dom.js";
import { form } from "../form/form.js";
import { block_at, option_lines } from "./block_boxes.js";
import { find_blocks, option_line } from "./blocks.js";
import { insert_on_own_lines } from "./commands.js";
import { read_options, write_options } from "./options.js";

/** Opens the options of the block at a position; what is changed is written into just its lines. */
export async function edit_block(view, schemas, position) {
  const block = block_at(view.state, position);
  const schema = block && schemas.get(block.name);
  if (!schema) return;
  const lines = option_lines(view.state.doc, block);
  const options = read_options(lines);
  const values = options && (await ask_options(schema, Object.fromEntries(options.map(({ name, value }) => [name, value])), options === null));
  if (options === null) await cannot(schema);
  if (values) {
    const { doc } = view.state;
    const first = doc.line(block.first);
    const written = write_options(lines, values, schema.options.map(({ name }) => name));
    if (written.join("\n") !== lines.join("\n"))
      view.dispatch({
        changes: { from: first.to, to: doc.line(block.options).to, insert: written.map((line) => `\n${line}`).join("") },
        userEvent: "input.block",
      });
  }
  view.focus();
}

/** Puts a new block below the paragraph; one with options asks for them first. What is selected becomes its words. */
export async function insert_block(view, schema) {
  const values = schema.options.length ? await ask_options(schema, {}) : {};
  if (!values) return view.focus();
  const [head, ...rest] = schema.example.split("\n");
  const options = write_options([], values, schema.options.map(({ name }) => name));
  const body = rest.slice(rest.findIndex((line) => !option_line(line)), -1).join("\n").trim();
  const start = [head, ...options, ...(schema.has_body ? ["", ""] : [])].join("\n");
  const text = schema.has_body ? `${start}${body}\n\n///` : `${start}\n///`;
  leave_block(view);
  insert_on_own_lines(view, text, schema.has_body ? [start.length, start.length + body.length] : null);
  if (!schema.has_body) after_block(view);
}

/** A block cannot stand in one of its own kind of marks: go on below the one that the cursor is in. */
function leave_block(view) {
  const line = view.state.doc.lineAt(view.state.selection.main.to).number;
  const outer = find_blocks(view.state.doc).find((block) => block.first <= line && line <= block.last);
  if (outer) view.dispatch({ selection: EditorSelection.cursor(view.state.doc.line(outer.last).to) });
}

function after_block(view) {
  const { doc, selection } = view.state;
  const line = doc.lineAt(selection.main.to);
  if (line.number === doc.lines) view.dispatch({ changes: { from: line.to, insert: "\n\n" }, selection: { anchor: line.to + 2 } });
  else view.dispatch({ selection: { anchor: doc.line(line.number + 1).from } });
}

function ask_options(schema, values) {
  if (!schema.options.length) return open_dialog({ title: schema.label, body: h("p", {}, schema.help, " It has nothing to set."), cancel: "Close" });
  const options = form({ fields: schema.options, values, on_change: () => {}, findings: [] });
  return open_dialog({
    title: schema.label,
    body: [h("p", { class: "help" }, schema.help), options.element],
    actions: [{ label: "Done", kind: "primary", run: () => options.values() }],
    opened: () => options.focus?.(schema.options[0].name),
  });
}

function cannot(schema) {
  const says = "What is set in this block is written in a way that the form does not know. Choose “As text” above to change it there.";
  return open_dialog({ title: schema.label, body: h("p", {}, says), cancel: "Close" });
}
