// The blocks of a text: `/// name`, indented options, words, `///`. More slashes hold blocks of fewer.

const OPEN = /^(\/{3,})[ \t]*([\w-]+)[ \t]*$/;
const END = /^\/{3,}[ \t]*$/;
const FENCE = /^ {0,3}(```+|~~~+)/;

/** What a line begins: {slashes, name}, or null. */
export function block_open(line) {
  const found = OPEN.exec(line);
  return found && { slashes: found[1].length, name: found[2] };
}

/** Whether a line ends a block. */
export function is_block_end(line) {
  return END.test(line);
}

/** Whether a line below the first one holds options. */
export function option_line(line) {
  return /^ {4}\s*\S/.test(line);
}

/**
 * The blocks of a document that have an end, in the order of their first lines:
 * [{name, slashes, first, options, last}] by numbers of lines; `options` is the last line of its options (`first`: none).
 */
export function find_blocks(doc) {
  const found = [];
  const open = [];
  let fence = "";
  let number = 0;
  let options_of = null;
  for (const text of doc.iterLines()) {
    number++;
    if (options_of && option_line(text)) {
      options_of.options = number;
      continue;
    }
    options_of = null;
    const marks = FENCE.exec(text);
    if (fence) {
      if (marks && marks[1].startsWith(fence) && text.trim() === marks[1]) fence = "";
      continue;
    }
    if (marks) {
      fence = marks[1];
      continue;
    }
    if (text[0] !== "/") continue;
    const begun = block_open(text);
    if (begun) {
      options_of = { ...begun, first: number, options: number, last: 0 };
      found.push(options_of);
      open.push(options_of);
    } else if (is_block_end(text)) {
      const at = open.findLastIndex((block) => block.slashes === text.trim().length);
      if (at >= 0) open.splice(at)[0].last = number;
    }
  }
  return found.filter((block) => block.last);
}
