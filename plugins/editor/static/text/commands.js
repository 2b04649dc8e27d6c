// What the toolbar and the shortcuts do to the text: plain changes of Markdown, each one step of undo.
import { syntaxTree } from "@codemirror/language";
import { EditorSelection } from "@codemirror/state";

/** Makes what is selected (or the word at the cursor) bold, italic ..., or plain again. `node` is its name in the syntax. */
export function toggle_mark(mark, node) {
  return (view) => {
    const { state } = view;
    const range = state.selection.main;
    const around = enclosing(state, range, node);
    if (around) {
      const size = mark.length;
      view.dispatch({
        changes: [{ from: around.from, to: around.from + size }, { from: around.to - size, to: around.to }],
        userEvent: "input.format",
      });
      return true;
    }
    const word = range.empty ? state.wordAt(range.head) ?? range : trimmed(state, range);
    view.dispatch({
      changes: [{ from: word.from, insert: mark }, { from: word.to, insert: mark }],
      selection: EditorSelection.range(word.from + mark.length, word.to + mark.length),
      userEvent: "input.format",
    });
    return true;
  };
}

/** The node of that name that holds a range, or null. */
export function enclosing(state, range, name) {
  for (const side of [1, -1])
    for (let node = syntaxTree(state).resolveInner(range.from, side); node; node = node.parent)
      if (node.name === name && node.from <= range.from && node.to >= range.to) return node;
  return null;
}

function trimmed(state, range) {
  const text = state.sliceDoc(range.from, range.to);
  return EditorSelection.range(range.from + text.length - text.trimStart().length, range.to - (text.length - text.trimEnd().length));
}

/** Makes the lines headings of a level (0: text again); a heading of that level becomes text. */
export function set_heading(level) {
  return (view) => {
    const changes = selected_lines(view.state).filter((line) => line.text.trim()).map((line) => {
      const old = /^(#{1,6})[ \t]+/.exec(line.text);
      const mark = level && old?.[1].length !== level ? `${"#".repeat(level)} ` : "";
      return { from: line.from, to: line.from + (old ? old[0].length : 0), insert: mark };
    });
    if (!changes.length && level) changes.push({ from: view.state.selection.main.head, insert: `${"#".repeat(level)} ` });
    const set = view.state.changes(changes);
    view.dispatch({ changes: set, selection: view.state.selection.map(set, 1), userEvent: "input.format" });
    return true;
  };
}

const PREFIXES = { bullets: /^\s*[-*+][ \t]+/, numbers: /^\s*\d+\.[ \t]+/, quote: /^>[ \t]?/ };

/** Enter in an item without words: the list or quote ends, with the empty line below it that keeps the next words apart. */
export function leave_lines(view) {
  const { state } = view;
  const range = state.selection.main;
  const line = state.doc.lineAt(range.head);
  if (!range.empty || line.number === 1 || !/^(?:[-*+]|\d+\.|>)[ \t]*$/.test(line.text)) return false;
  const above = state.doc.line(line.number - 1).text.trim();
  const insert = above ? "\n" : "";
  view.dispatch({ changes: { from: line.from, to: line.to, insert }, selection: { anchor: line.from + insert.length }, scrollIntoView: true, userEvent: "input" });
  return true;
}

/** Makes the lines a list or a quote, or plain again: "bullets", "numbers" or "quote". Leaves an empty line around it. */
export function toggle_lines(kind) {
  return (view) => {
    const { state } = view;
    const lines = selected_lines(state);
    const filled = lines.filter((line) => line.text.trim());
    const off = filled.length > 0 && filled.every((line) => PREFIXES[kind].test(line.text));
    const edits = (filled.length ? filled : lines.slice(0, 1)).map((line, number) => {
      const old = Object.values(PREFIXES).map((prefix) => prefix.exec(line.text)?.[0] ?? "").find(Boolean) ?? "";
      const insert = off ? "" : { bullets: "- ", numbers: `${number + 1}. `, quote: "> " }[kind];
      return { from: line.from, to: line.from + old.length, insert };
    });
    const apart = [];
    if (!off) {
      const above = lines[0].number > 1 && state.doc.line(lines[0].number - 1).text;
      const below = lines.at(-1).number < state.doc.lines && state.doc.line(lines.at(-1).number + 1).text;
      if (above && above.trim() && !PREFIXES[kind].test(above)) edits[0].insert = `\n${edits[0].insert}`;
      if (below && below.trim() && !PREFIXES[kind].test(below)) apart.push(lines.at(-1).to);
    }
    const set = state.changes(edits);
    const below = state.changes(apart.map((at) => ({ from: at, insert: "\n" }))).map(set);
    view.dispatch({ changes: set.compose(below), selection: state.selection.map(set, 1).map(below, -1), userEvent: "input.format" });
    return true;
  };
}

/** The lines that the selection touches. */
export function selected_lines(state) {
  const { from, to } = state.selection.main;
  const lines = [];
  for (let number = state.doc.lineAt(from).number; number <= state.doc.lineAt(to).number; number++) lines.push(state.doc.line(number));
  return lines;
}

/** Puts a text on lines of its own below the cursor's paragraph, an empty line around it. `select` is a part to select: [from, to]. */
export function insert_on_own_lines(view, text, select = null) {
  const { doc, selection } = view.state;
  let line = doc.lineAt(selection.main.to);
  if (line.text.trim()) while (line.number < doc.lines && doc.line(line.number + 1).text.trim()) line = doc.line(line.number + 1);
  const empty = !line.text.trim();
  const above = line.number > 1 && empty && doc.line(line.number - 1).text.trim();
  const below = line.number < doc.lines && doc.line(line.number + 1).text.trim();
  const before = empty ? (above ? "\n" : "") : "\n\n";
  const after = below ? "\n" : "";
  const start = (empty ? line.from : line.to) + before.length;
  const [from, to] = select ?? [text.length, text.length];
  view.dispatch({
    changes: { from: empty ? line.from : line.to, to: line.to, insert: before + text + after },
    selection: EditorSelection.range(start + from, start + to),
    scrollIntoView: true,
    userEvent: "input.insert",
  });
  view.focus();
}

/** A note: its number where the cursor is, and its words to be written at the end. */
export function insert_footnote(view) {
  const { doc, selection } = view.state;
  const used = [...doc.toString().matchAll(/\[\^(\d+)\]/g)].map((match) => Number(match[1]));
  const name = `[^${Math.max(0, ...used) + 1}]`;
  const end = doc.toString().trimEnd().length;
  const note = `\n\n${name}: `;
  const at = Math.min(selection.main.to, end);
  view.dispatch({
    changes: [{ from: at, insert: name }, { from: end, insert: note }],
    selection: { anchor: end + name.length + note.length },
    scrollIntoView: true,
    userEvent: "input.insert",
  });
  return true;
}
