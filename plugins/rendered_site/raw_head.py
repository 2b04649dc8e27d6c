"""Reads the order of a page's head from its source: an HTML parser mends it without a word."""

from __future__ import annotations

import re

from .parts import RawHead

# All patterns are for bytes in lower case: a literal "<" in front then makes the search several times faster
# than one that ignores case.
_DOCTYPE = re.compile(rb"(?>\s*<!--.*?-->)*+\s*(<!doctype[^>]*>)", re.DOTALL | re.IGNORECASE)
_ANY_TAG = re.compile(rb"<(?:!--|(/?)([a-z][^\s/>]*))")
_FRAME_TAG = re.compile(rb"<(?:!--|(/?)(html|head|body|script|style|template|noscript|title|textarea|svg)(?=[\s/>]))")
_CHARSET = re.compile(rb"<meta\s[^>]*\bcharset\s*=\s*[\"']?\s*utf-?8\s*[\"']?")
_RAW = frozenset((b"script", b"style", b"template", b"noscript", b"title", b"textarea", b"svg"))
_FRAME = frozenset((b"html", b"head", b"body"))
_CHARSET_WITHIN = 4096  # bytes searched: enough to say how late a late declaration comes


def read_raw_head(data: bytes) -> RawHead:
    """The head's order in a page's bytes. Linear in their length, whatever stands there."""
    doctype = _DOCTYPE.match(data.removeprefix(b"\xef\xbb\xbf")[:1000])
    lower = data.lower()
    structure, elements = _scan(lower)
    charset = _CHARSET.search(lower[:_CHARSET_WITHIN])
    return RawHead(
        doctype=_text(doctype[1]) if doctype else "",
        structure=tuple(structure),
        elements=tuple(elements),
        charset_at=charset.end() if charset else -1,
    )


def _scan(lower: bytes) -> tuple[list[str], list[str]]:
    structure: list[str] = []
    elements: list[str] = []
    in_head = False
    at = 0
    while at >= 0:
        # Inside the head every tag counts; elsewhere only those that make up the frame.
        tag = (_ANY_TAG if in_head else _FRAME_TAG).search(lower, at)
        if tag is None:
            break
        at, name = tag.end(), tag[2]
        if name is None:
            at = _after(lower, b"-->", at)
        elif name in _FRAME:
            structure.append(_text(tag[1] + name))
            in_head = name == b"head" and not tag[1]
        elif not tag[1]:
            if in_head:
                elements.append(_text(name))
            if name in _RAW:
                at = _after(lower, b"</" + name, at)
    return structure, elements


def _after(data: bytes, wanted: bytes, start: int) -> int:
    """Where `wanted` ends, or -1: what is never closed holds all the rest."""
    found = data.find(wanted, start)
    return found + len(wanted) if found >= 0 else -1


def _text(data: bytes) -> str:
    return data.decode("utf-8", "replace")
