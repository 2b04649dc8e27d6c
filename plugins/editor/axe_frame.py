"""The frame in which axe-core looks at a preview: it runs the editor's one script, and can reach nothing."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from pathlib import Path

# What somebody who writes can mend; colors and landmarks are the theme's.
RULES = (
    "area-alt",
    "definition-list",
    "dlitem",
    "duplicate-id-aria",
    "empty-heading",
    "empty-table-header",
    "heading-order",
    "image-alt",
    "image-redundant-alt",
    "link-name",
    "list",
    "listitem",
    "object-alt",
    "svg-img-alt",
    "table-duplicate-name",
    "td-headers-attr",
    "th-has-data-cells",
    "valid-lang",
)
_TEXT = 80  # characters of a place's own words

_RUNNER = """
const RULES = %(rules)s;
const AWAY = "script, style, link, base, meta[http-equiv], iframe, object, embed, video, audio";
addEventListener("message", async ({ data, source }) => {
  if (source !== parent || typeof data?.html !== "string") return;
  const page = new DOMParser().parseFromString(data.html, "text/html");
  for (const element of page.querySelectorAll(AWAY)) element.remove();
  for (const image of page.querySelectorAll("img, source")) for (const name of ["src", "srcset"]) image.removeAttribute(name);
  document.documentElement.lang = page.documentElement.lang;
  document.body.replaceChildren(...page.body.childNodes);
  const { violations } = await axe.run(document.querySelector("main") ?? document.body, { runOnly: { type: "rule", values: RULES }, resultTypes: ["violations"] });
  const words = ({ target }) => {
    const element = document.querySelector(target[0]);
    return (element?.getAttribute("alt") || element?.textContent || "").trim().replace(/\\s+/g, " ").slice(0, %(text)d);
  };
  const answer = violations.map(({ id, help, nodes }) => ({ id, help, nodes: nodes.map((node) => ({ text: words(node) })) }));
  parent.postMessage({ id: data.id, violations: answer }, "*");
});
"""


def axe_frame(axe: Path) -> tuple[str, Mapping[str, str]]:
    """The frame's HTML and its headers, its policy among them. `axe` is the file of axe-core.

    axe stands in the document itself: a sandboxed frame has no origin, so the editor's cookie does not go with what it asks for.
    """
    nonce = secrets.token_urlsafe(16)
    source = axe.read_text("utf-8").replace("</script", "<\\/script")
    runner = _RUNNER % {"rules": list(RULES), "text": _TEXT}
    html = (
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Accessibility checks</title>'
        f'<script nonce="{nonce}">{source}</script><script nonce="{nonce}">{runner}</script></head><body></body></html>'
    )
    policy = (
        f"default-src 'none'; script-src 'nonce-{nonce}'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; "
        "frame-ancestors 'self'; sandbox allow-scripts"
    )
    return html, {"content-security-policy": policy}
