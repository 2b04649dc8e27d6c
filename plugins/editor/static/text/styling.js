// How the text looks while it is written: headings large, bold bold, marks dimmed until the cursor is in their line.
// Decorations of the lines that are seen, and nothing else; the text itself is never touched.
import { syntaxTree } from "@codemirror/language";
import { Decoration, ViewPlugin, WidgetType } from "@codemirror/view";
import { resolved } from "../pickers/addresses.js";

const INLINE = {
  StrongEmphasis: "cm-strong", Emphasis: "cm-em", InlineCode: "cm-code", Link: "cm-link", Autolink: "cm-link", Image: "cm-image",
  HeaderMark: "cm-mark", EmphasisMark: "cm-mark", LinkMark: "cm-mark", CodeMark: "cm-mark", QuoteMark: "cm-mark", Escape: "cm-mark",
  URL: "cm-mark cm-url", LinkTitle: "cm-mark", LinkLabel: "cm-mark", HTMLTag: "cm-mark", Comment: "cm-remark", HTMLBlock: "cm-remark",
  CommentBlock: "cm-remark", ListMark: "cm-list-mark", TableDelimiter: "cm-mark", TableHeader: "cm-strong", Entity: "cm-mark",
};
const LINES = { Blockquote: "cm-quote-line", FencedCode: "cm-code-line", HorizontalRule: "cm-rule-line", Table: "cm-table-line" };
const ATTRIBUTES = /\{:?[ ]?[#.][^{}\n]*\}|\[\^[^\]\s]+\]:?/g;

const marks = Object.fromEntries(Object.entries(INLINE).map(([name, css]) => [name, Decoration.mark({ class: css })]));
const lines = Object.fromEntries(Object.entries(LINES).map(([name, css]) => [name, Decoration.line({ class: css })]));
const headings = [1, 2, 3, 4, 5, 6].map((level) => Decoration.line({ class: `cm-heading cm-heading-${level}` }));
const near = Decoration.line({ class: "cm-near" });
const dimmed = Decoration.mark({ class: "cm-mark" });

class Thumbnail extends WidgetType {
  constructor(url) {
    super();
    this.url = url;
  }
  eq(other) {
    return other.url === this.url;
  }
  toDOM() {
    const image = document.createElement("img");
    image.src = this.url;
    image.alt = "";
    image.className = "cm-thumbnail";
    return image;
  }
}

/** `path` is the page's, for the pictures that it names. */
export function styling(path) {
  return ViewPlugin.fromClass(
    class {
      constructor(view) {
        this.decorations = decorations(view, path);
      }
      update(update) {
        const parsed = syntaxTree(update.state) !== syntaxTree(update.startState);
        if (update.docChanged || update.viewportChanged || update.selectionSet || parsed) this.decorations = decorations(update.view, path);
      }
    },
    { decorations: (plugin) => plugin.decorations },
  );
}

function decorations(view, path) {
  const { doc, selection } = view.state;
  const found = [];
  const at_lines = (node, decoration) => {
    for (let at = node.from; at <= node.to; ) {
      const line = doc.lineAt(at);
      found.push(decoration.range(line.from));
      at = line.to + 1;
    }
  };
  for (const { from, to } of view.visibleRanges) {
    syntaxTree(view.state).iterate({
      from,
      to,
      enter: (node) => {
        const level = /^ATXHeading(\d)$/.exec(node.name);
        if (level) at_lines(node, headings[level[1] - 1]);
        else if (lines[node.name]) at_lines({ from: Math.max(node.from, from), to: Math.min(node.to, to) }, lines[node.name]);
        if (marks[node.name] && node.to > node.from) found.push(marks[node.name].range(node.from, node.to));
        if (node.name === "Image") add_thumbnail(node, doc, path, found);
      },
    });
    for (const match of doc.sliceString(from, to).matchAll(ATTRIBUTES))
      found.push(dimmed.range(from + match.index, from + match.index + match[0].length));
  }
  const first = doc.lineAt(selection.main.from).number;
  const last = doc.lineAt(selection.main.to).number;
  if (last - first < 200) for (let number = first; number <= last; number++) found.push(near.range(doc.line(number).from));
  return Decoration.set(found, true);
}

function add_thumbnail(node, doc, path, found) {
  const url = node.node.getChild("URL");
  const target = url && resolved(path, doc.sliceString(url.from, url.to));
  if (target?.startsWith("images/")) found.push(Decoration.widget({ widget: new Thumbnail(`/${target}`), side: 1 }).range(node.to));
}
