// Findings in the text: a line under the words, what is wrong when they are pointed at, F8 from one to the next.
import { nextDiagnostic, previousDiagnostic, setDiagnostics } from "@codemirror/lint";
import { keymap } from "@codemirror/view";
import { h } from "../dom.js";

/** The keys that go from finding to finding. */
export const finding_keys = keymap.of([{ key: "F8", run: nextDiagnostic }, { key: "Shift-F8", run: previousDiagnostic }]);

/** Marks the findings. `line_of(finding)` is its line in the document, 0 for none. */
export function mark_findings(view, findings, line_of) {
  const { doc } = view.state;
  const marks = findings
    .map((finding) => ({ finding, number: line_of(finding) }))
    .filter(({ number }) => number >= 1 && number <= doc.lines)
    .map(({ finding, number }) => {
      const line = doc.line(number);
      const start = line.from + line.text.length - line.text.trimStart().length;
      return {
        from: Math.min(start, line.to),
        to: line.to,
        severity: finding.stops ? "error" : "warning",
        message: finding.message,
        renderMessage: () => h("div", {}, h("strong", {}, finding.message), finding.fix && h("p", {}, finding.fix)),
      };
    });
  view.dispatch(setDiagnostics(view.state, marks));
}
