"""Looks into every page for what the Content-Security-Policy has to allow, and for what it can never allow."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from lxml import etree, html

from .output_files import PublishedFile

# A script of these types is run; any other type is data, which no policy governs.
_RUN = {"", "text/javascript", "application/javascript", "module", "importmap", "speculationrules"}


# What a page has that holds any of the dangers.
_MAY_BE = re.compile(r"<!--|\sstyle\s*=|[\s\"'/]on[a-z]+\s*=|javascript:", re.IGNORECASE)


class Danger(NamedTuple):
    """Something in a page that must not be published. `kind` is "comment", "style" or "script", `text` as it is written."""

    kind: str
    what: str
    text: str
    line: int
    fix: str = ""


@dataclass(slots=True)
class Inline:
    """What stands in the pages themselves: hash sources of styles and scripts, and whether there are forms and data: pictures."""

    styles: set[str] = field(default_factory=set)
    scripts: set[str] = field(default_factory=set)
    forms: bool = False
    data_pictures: bool = False
    dangers: list[tuple[PublishedFile, Danger]] = field(default_factory=list)


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


def dangers_in(text: str) -> list[Danger]:
    """What no strict policy lets through in a page, or nobody was to read."""
    if not _MAY_BE.search(text):
        return []
    return [danger for element in _elements(text.encode("utf-8", "replace")) for danger in _dangers(element)]


def _page(file: PublishedFile, data: bytes, inline: Inline) -> None:
    for element in _elements(data):
        if isinstance(element, html.HtmlElement) and not isinstance(element, etree._Comment):
            _element(element, inline)
        inline.dangers.extend((file, danger) for danger in _dangers(element))


def _elements(data: bytes) -> Iterator[etree._Element]:
    parser = html.HTMLParser(encoding="utf-8")
    yield from html.document_fromstring(data or b"<html></html>", parser=parser).iter()


def _element(element: html.HtmlElement, inline: Inline) -> None:
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


def _dangers(element: etree._Element) -> Iterator[Danger]:
    """Comments, and attributes that run code or carry style. lxml counts lines up to 65,535."""
    line = int(getattr(element, "sourceline", None) or 0)
    if isinstance(element, etree._Comment):
        text = str(element.text or "")
        yield Danger("comment", f"A comment would be published: <!--{text.strip()[:50]}-->", text, line)
        return
    if not isinstance(element, html.HtmlElement):
        return
    for name, value in element.attrib.items():
        name, value = str(name).lower(), str(value)
        if name == "style":
            what = f'A style attribute, which the security policy blocks: style="{value[:40]}"'
            yield Danger("style", what, value, line)
        elif name.startswith("on") and len(name) > 3:
            what = f"A script in the attribute {name}, which the security policy blocks"
            yield Danger("script", what, value, line)
        elif name in ("href", "src", "action", "formaction") and value.strip().lower().startswith("javascript:"):
            what = f"A script as an address ({name}), which the security policy blocks"
            yield Danger("script", what, value, line, "Use a button and the component's JavaScript.")
