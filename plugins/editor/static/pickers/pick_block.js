// A block for the text. Resolves with it as the schema has it, or null.
import { choose } from "./choose.js";

export function pick_block(blocks) {
  return choose({
    title: "Insert a block",
    label: "Which one?",
    items: blocks.map((block) => ({ value: block, text: block.label, note: block.help, words: block.name })),
  });
}
