"""Reads the order of a page's head from its source: an HTML parser mends it without a word."""

from __future__ import annotations

import re

from .document import RawHead

_DOCTYPE = re.compile(r"(?>\s*<!--.*?-->)*+\s*(<!doctype[^>]*>)", re.I | re.S)
_ANY_TAG = re.compile(r"<!--|<(/?)([a-zA-Z][^\s/>]*)")
_FRAME_TAG = re.compile(r"<!--|<(/?)(html|head|body|script|style|template|noscript|title|textarea|svg)\b", re.I)
_CHARSET = re.compile(rb"<meta\b[^>]*\bcharset\s*=\s*[\"']?\s*utf-?8\s*[\"']?", re.I)
_RAW = frozenset(("script", "style", "template", "noscript", "title", "textarea", "svg"))
_FRAME = frozenset(("html", "head", "body"))
_CHARSET_WITHIN = 4096  # bytes searched: enough to say how late a late declaration comes


def read_raw_head(source: str, data: bytes) -> RawHead:
    """The head's order in `source`, which is `data` decoded. Linear in the length, whatever stands there."""
    doctype = _DOCTYPE.match(source.lstrip("\ufeff")[:1000])
    structure, elements = _scan(source)
    charset = _CHARSET.search(data[:_CHARSET_WITHIN])
    return RawHead(
        doctype=doctype[1] if doctype else "",
        structure=structure,
        elements=elements,
        charset_at=charset.end() if charset else -1,
    )


def _scan(source: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    lower = source.lower() if len(source) == len(source.lower()) else source
    structure: list[str] = []
    elements: list[str] = []
    in_head = False
    at = 0
    while True:
        # Inside the head every tag counts; elsewhere only those that make up the frame.
        tag = (_ANY_TAG if in_head else _FRAME_TAG).search(source, at)
        if tag is None:
            break
        at = tag.end()
        if tag[2] is None:
            at = _after(lower, "-->", at)
        else:
            name, closing = tag[2].lower(), bool(tag[1])
            if name in _FRAME:
                structure.append("/" + name if closing else name)
                in_head = name == "head" and not closing
            elif not closing:
                if in_head:
                    elements.append(name)
                if name in _RAW:
                    at = _after(lower, f"</{name}", at)
        if at < 0:
            break
    return tuple(structure), tuple(elements)


def _after(text: str, wanted: str, start: int) -> int:
    found = text.find(wanted, start)
    return found + len(wanted) if found >= 0 else -1
