import { fill, h } from "../dom.js";
import { sentence, with_code } from "../words.js";

/** The place for what is wrong with a field: {element, show(findings, target)}. An error marks the target as invalid. */
export function errors(id) {
  const error_id = `${id}-error`;
  const element = h("div", { class: "wrong", id: error_id, hidden: true });
  const show = (findings, target) => {
    element.hidden = !findings.length;
    fill(element, findings.map(shown));
    const stops = findings.some((finding) => finding.severity === "error" || finding.stops);
    element.classList.toggle("error", stops);
    for (const [name, value] of [["aria-invalid", stops ? "true" : null], ["aria-errormessage", stops ? error_id : null]])
      if (value) target.setAttribute(name, value);
      else target.removeAttribute(name);
    mention(target, error_id, findings.length > 0);
  };
  return { element, show };
}

function mention(target, id, wanted) {
  const now = (target.getAttribute("aria-describedby") ?? "").split(" ").filter((name) => name && name !== id);
  if (wanted) now.push(id);
  if (now.length) target.setAttribute("aria-describedby", now.join(" "));
  else target.removeAttribute("aria-describedby");
}

function shown(finding) {
  return h("p", {}, with_code(`${sentence(finding.message)} ${finding.fix ?? ""}`.trim()));
}
