"""Looks into every page for what the Content-Security-Policy has to allow, and for what it can never allow."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from lxml import etree, html

from ..findings import Finding, Message, Place
from .messages import COMMENT_PUBLISHED, INLINE_SCRIPT, INLINE_STYLE
from .output_files import PublishedFile

# A script of these types is run; any other type is data, which no policy governs.
_RUN = {"", "text/javascript", "application/javascript", "module", "importmap", "speculationrules"}


@dataclass(slots=True)
class Inline:
    """What stands in the pages themselves: hash sources of styles and scripts, and whether there are forms and data: pictures."""

    styles: set[str] = field(default_factory=set)
    scripts: set[str] = field(default_factory=set)
    forms: bool = False
    data_pictures: bool = False
    findings: list[Finding] = field(default_factory=list)


def hash_source(text: str) -> str:
    """A CSP hash source for an inline style or script (CSP Level 3, section 2.3.1)."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def look_inside(root: Path, files: Iterable[PublishedFile]) -> Inline:
    """Reads every page and style sheet, one at a time."""
    inline = Inline()
    for file in files:
        if file.is_page:
            _page(file, (root / file.path).read_bytes(), inline)
        elif file.path.endswith(".css"):
            inline.data_pictures |= b"url(data:image" in (root / file.path).read_bytes().replace(b'"', b"").replace(
                b"'", b""
            )
    return inline


def _page(file: PublishedFile, data: bytes, inline: Inline) -> None:
    parser = html.HTMLParser(encoding="utf-8")
    tree = html.document_fromstring(data or b"<html></html>", parser=parser)
    for element in tree.iter():
        if isinstance(element, etree._Comment):
            what = f"A comment would be published: <!--{str(element.text or '').strip()[:50]}-->"
            inline.findings.append(_at(COMMENT_PUBLISHED, what, file, element))
        elif isinstance(element, html.HtmlElement):
            _element(element, file, inline)


def _element(element: html.HtmlElement, file: PublishedFile, inline: Inline) -> None:
    tag, text = element.tag, element.text or ""
    if tag == "style":
        inline.styles.add(hash_source(text))
        inline.data_pictures |= "url(data:image" in text.replace('"', "").replace("'", "")
    elif tag == "script" and element.get("src") is None and (element.get("type") or "").strip().lower() in _RUN:
        inline.scripts.add(hash_source(text))
    elif tag == "form":
        inline.forms = True
    elif tag in ("img", "source") and (element.get("src") or element.get("srcset") or "").startswith("data:"):
        inline.data_pictures = True
    inline.findings.extend(_never(element, file))


def _never(element: html.HtmlElement, file: PublishedFile) -> Iterator[Finding]:
    """Attributes that run code or carry style: no strict policy lets them through, so visitors would not get them."""
    for name, value in element.attrib.items():
        name = str(name).lower()
        if name == "style":
            what = f'A style attribute, which the security policy blocks: style="{str(value)[:40]}"'
            yield _at(INLINE_STYLE, what, file, element)
        elif name.startswith("on") and len(name) > 3:
            what = f"A script in the attribute {name}, which the security policy blocks"
            yield _at(INLINE_SCRIPT, what, file, element)
        elif name in ("href", "src", "action", "formaction") and str(value).strip().lower().startswith("javascript:"):
            what = f"A script as an address ({name}), which the security policy blocks"
            yield _at(INLINE_SCRIPT, what, file, element, "Use a button and the component's JavaScript.")


def _at(message: Message, what: str, file: PublishedFile, element: etree._Element, fix: str = "") -> Finding:
    """The finding at the line that an element stands on; lxml counts up to 65,535."""
    line = int(getattr(element, "sourceline", None) or 0)
    return message.at(what, fix, file=f"output/{file.path}", place=Place(line), url=file.url)
