// "/" at the start of a line: what can be put there, narrowed by typing on.
import { autocompletion } from "@codemirror/autocomplete";
import { matching } from "../pickers/choose.js";
import { insert_block } from "./block_form.js";

/** `blocks` as the schema has them; `more`: [{label, help, run(view)}] after them. */
export function slash_menu(blocks, more) {
  const choices = [
    ...blocks.map((block) => ({ text: block.label, note: block.help, words: block.name, run: (view) => insert_block(view, block) })),
    ...more.map(({ label, help, run }) => ({ text: label, note: help, run })),
  ];
  const source = (context) => {
    const line = context.state.doc.lineAt(context.pos);
    const typed = /^\/([^/]{0,30})$/.exec(line.text);
    if (!typed || context.pos !== line.to) return null;
    const options = matching(choices, typed[1]).map(({ text, note, run }) => ({
      label: text,
      detail: note,
      apply(view, completion, from, to) {
        view.dispatch({ changes: { from, to }, userEvent: "input.complete" });
        run(view);
      },
    }));
    // Narrowed at once while somebody types on: a list that is asked for anew takes no Enter until it is there.
    return { from: line.from, options, filter: false, update: (current, from, to, typing) => source(typing) };
  };
  return autocompletion({ override: [source], icons: false, defaultKeymap: true, activateOnTypingDelay: 0, interactionDelay: 0, tooltipClass: () => "cm-slash" });
}
