// The site's dialect for CodeMirror: CommonMark with tables, without what the site does not read (see docs/editing.md),
// and with the lines that begin, set up and end a block as nodes of their own.
import { commonmarkLanguage, markdown } from "@codemirror/lang-markdown";
import { Table } from "@lezer/markdown";
import { block_open, is_block_end, option_line } from "./blocks.js";

const BLOCK_LINES = {
  defineNodes: [{ name: "BlockOpen", block: true }, { name: "BlockEnd", block: true }],
  parseBlock: [
    {
      name: "BlockLines",
      before: "HorizontalRule",
      parse(context, line) {
        const start = context.lineStart + line.pos;
        if (is_block_end(line.text)) return whole_line(context, "BlockEnd", start, line);
        if (!block_open(line.text)) return false;
        let end = context.lineStart + line.text.length;
        while (context.nextLine() && option_line(line.text)) end = context.lineStart + line.text.length;
        context.addElement(context.elt("BlockOpen", start, end));
        return true;
      },
      endLeaf: (context, line) => is_block_end(line.text) || block_open(line.text) !== null,
    },
  ],
};

function whole_line(context, name, start, line) {
  context.addElement(context.elt(name, start, context.lineStart + line.text.length));
  context.nextLine();
  return true;
}

/** The language as an extension of the editor. */
export function dialect() {
  return markdown({
    base: commonmarkLanguage,
    extensions: [Table, BLOCK_LINES, { remove: ["IndentedCode", "SetextHeading"] }],
    completeHTMLTags: false,
    pasteURLAsLink: false,
  });
}
