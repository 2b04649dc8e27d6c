// A block's options: lines of simple YAML, four spaces in. What nobody changed keeps its lines as they are.

const NAME = /^ {4}([\w-]+):(?:[ \t]+(.*))?$/;
const ITEM = /^ {4,}-[ \t]+(.*)$/;
const UNSAFE_START = /^[\s\-?:,[\]{}#&*!|>'"%@`]/;

/**
 * The options in these lines: [{name, first, last, value}], `value` a text or a list of texts, lines counted from 0.
 * null when they are written in a way that this reader does not know (then only the text can change them).
 */
export function read_options(lines) {
  const found = [];
  for (const [number, line] of lines.entries()) {
    const named = NAME.exec(line);
    if (named) found.push({ name: named[1], first: number, last: number, rest: (named[2] ?? "").trim(), items: [] });
    else if (/^\s*(#.*)?$/.test(line)) continue;
    else {
      const item = ITEM.exec(line);
      const owner = found.at(-1);
      if (!item || !owner || owner.rest) return null;
      owner.items.push(item[1].trim());
      owner.last = number;
    }
  }
  const options = found.map(({ name, first, last, rest, items }) => ({ name, first, last, value: items.length ? items.map(scalar) : value_of(rest) }));
  const unknown = ({ value }) => value === null || (Array.isArray(value) && value.includes(null));
  return options.some(unknown) || new Set(found.map(({ name }) => name)).size < found.length ? null : options;
}

/** The lines with other values: only those of the names that changed are others. `order`: names as the block declares them. */
export function write_options(lines, values, order = []) {
  const written = [...lines];
  const options = read_options(lines) ?? [];
  const known = new Map(options.map((option) => [option.name, option]));
  for (const option of [...options].reverse()) {
    const value = values[option.name];
    if (is_empty(value)) written.splice(option.first, option.last - option.first + 1);
    else if (JSON.stringify(value) !== JSON.stringify(option.value))
      written.splice(option.first, option.last - option.first + 1, line_of(option.name, value));
  }
  const names = [...new Set([...order, ...Object.keys(values)])];
  return [...written, ...names.filter((name) => !known.has(name) && !is_empty(values[name])).map((name) => line_of(name, values[name]))];
}

function is_empty(value) {
  return value === undefined || value === null || value === "" || (Array.isArray(value) && !value.length);
}

function line_of(name, value) {
  const text = Array.isArray(value) ? `[${value.map((item) => quoted(item, /[,[\]{}]/)).join(", ")}]` : quoted(value);
  return `    ${name}: ${text}`;
}

function quoted(value, also = /[^\s\S]/) {
  const text = String(value);
  const plain = text === text.trim() && !UNSAFE_START.test(text) && !/: |:$| #|\n/.test(text) && !also.test(text);
  return plain && text ? text : JSON.stringify(text);
}

function value_of(text) {
  if (!text.startsWith("[")) return scalar(text);
  const items = /^\[(.*)\]\s*(#.*)?$/.exec(text);
  return items && (items[1].trim() ? items[1].match(/"(?:\\.|[^"\\])*"|'(?:''|[^'])*'|[^,]+/g).map((item) => scalar(item.trim())) : []);
}

function scalar(text) {
  if (/^[|>&*!{@`%[]/.test(text)) return null;
  if (text.startsWith('"')) {
    try {
      return JSON.parse(text.replace(/"\s+#.*$/, '"'));
    } catch {
      return null;
    }
  }
  if (text.startsWith("'")) {
    const inside = /^'((?:''|[^'])*)'\s*(#.*)?$/.exec(text);
    return inside && inside[1].replaceAll("''", "'");
  }
  return text.replace(/(^|\s+)#.*$/, "").trim();
}
