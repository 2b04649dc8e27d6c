// Blocks as labelled boxes: the lines that set one up become a label with an "Edit" button, its words stand in a frame.
import { EditorState, Prec, StateField } from "@codemirror/state";
import { Decoration, EditorView, WidgetType, keymap } from "@codemirror/view";
import { button, h } from "../dom.js";
import { find_blocks } from "./blocks.js";
import { read_options } from "./options.js";

class Head extends WidgetType {
  constructor(name, label, summary, whole, selected, edit) {
    super();
    Object.assign(this, { name, label, summary, whole, selected, edit });
  }
  eq(other) {
    return ["name", "label", "summary", "whole", "selected"].every((key) => this[key] === other[key]);
  }
  toDOM(view) {
    const says = this.summary ? `${this.label}: ${this.summary}` : this.label;
    const box = h(
      "div",
      { class: `cm-block-head${this.whole ? " cm-block-whole" : ""}${this.selected ? " cm-block-selected" : ""}`, role: "group", "aria-label": says },
      h("span", { class: "cm-block-label" }, this.label),
      h("span", { class: "cm-block-summary" }, this.summary),
    );
    if (this.edit) box.append(button("Edit", () => this.edit(view, view.posAtDOM(box)), { kind: "quiet small", name: `Edit ${says}` }));
    return box;
  }
  ignoreEvent(event) {
    return event.target.closest?.("button") !== null;
  }
}

class Foot extends WidgetType {
  constructor(selected) {
    super();
    this.selected = selected;
  }
  eq(other) {
    return other.selected === this.selected;
  }
  toDOM() {
    return h("div", { class: `cm-block-foot${this.selected ? " cm-block-selected" : ""}`, "aria-hidden": "true" });
  }
}

const within = Decoration.line({ class: "cm-in-block" });

/** `schemas`: the blocks that there are, by name. `edit(view, position)` opens the options of the block there. */
export function block_boxes({ schemas, edit }) {
  const field = StateField.define({
    create: (state) => boxes_of(state, find_blocks(state.doc), schemas, edit),
    update(value, transaction) {
      if (!transaction.docChanged && !transaction.selection) return value;
      return boxes_of(transaction.state, transaction.docChanged ? find_blocks(transaction.newDoc) : value.blocks, schemas, edit);
    },
    provide: (own) => [
      EditorView.decorations.from(own, (value) => value.decorations),
      EditorView.atomicRanges.of((view) => view.state.field(own).atoms),
    ],
  });
  const select_first = (forward) => (view) => {
    const { main } = view.state.selection;
    if (!main.empty) return false;
    const span = view.state.field(field).spans.find(({ atoms }) =>
      atoms.some(({ from, to }) => (forward ? main.head === from || main.head === from - 1 : main.head === to || main.head === to + 1)),
    );
    if (!span) return false;
    view.dispatch({ selection: { anchor: span.from, head: span.to } });
    return true;
  };
  return [
    field,
    Prec.high(keymap.of([{ key: "Backspace", run: select_first(false) }, { key: "Delete", run: select_first(true) }])),
    EditorState.allowMultipleSelections.of(false),
  ];
}

/** The block that holds a position or stands beside it: {name, first, options, last, ...}, or null. */
export function block_at(state, position) {
  const line = state.doc.lineAt(position).number;
  const holding = find_blocks(state.doc).filter((block) => block.first <= line && line <= block.last);
  return holding.at(-1) ?? null;
}

/** The lines that hold a block's options. */
export function option_lines(doc, block) {
  return Array.from({ length: block.options - block.first }, (_, number) => doc.line(block.first + 1 + number).text);
}

function boxes_of(state, blocks, schemas, edit) {
  const { doc } = state;
  const { main } = state.selection;
  const found = [];
  const spans = [];
  for (const block of blocks) {
    const schema = schemas.get(block.name);
    if (!schema) continue;
    const from = doc.line(block.first).from;
    const to = doc.line(block.last).to;
    const selected = !main.empty && main.from <= from && main.to >= to;
    const atoms = [];
    const box = (start, end, widget) => {
      found.push(Decoration.replace({ widget, block: true }).range(start, end));
      atoms.push({ from: start, to: end });
    };
    const words = !schema.has_body && only_empty(doc, block) ? to : doc.line(block.options).to;
    box(from, words, new Head(block.name, schema.label, summary(doc, block, schema), words === to, selected, schema.options.length ? edit : null));
    if (words !== to) {
      for (let number = block.options + 1; number < block.last; number++) found.push(within.range(doc.line(number).from));
      box(doc.line(block.last).from, to, new Foot(selected));
    }
    spans.push({ from, to, atoms });
  }
  const decorations = Decoration.set(found, true);
  const atoms = Decoration.set(spans.flatMap((span) => span.atoms.map(({ from, to }) => within_range(from, to))), true);
  return { blocks, decorations, atoms, spans };
}

const atom = Decoration.mark({});
function within_range(from, to) {
  return atom.range(from, to);
}

function only_empty(doc, block) {
  for (let number = block.options + 1; number < block.last; number++) if (doc.line(number).text.trim()) return false;
  return true;
}

/** What of its options tells the block from others: its first words. */
function summary(doc, block, schema) {
  const paths = schema.options.filter(({ control }) => control.name === "reference").map(({ name }) => name);
  const options = (read_options(option_lines(doc, block)) ?? []).filter(({ name }) => !paths.includes(name));
  return options.map(({ value }) => (Array.isArray(value) ? value.join(", ") : value)).filter(Boolean)[0] ?? "";
}
