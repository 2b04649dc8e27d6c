"""Takes HTML comments out of a page: what a writer notes for the house is not for visitors."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree

from markdown import Markdown

_HELD = re.compile(r"\x02wzxhzdk:(\d+)\x03")  # stands in a text for the piece of raw HTML with that number


def take_out_remarks(root: etree.Element, md: Markdown) -> None:
    """Takes the comments out of what Markdown has put aside, and the paragraphs that hold nothing else."""
    pieces = md.htmlStash.rawHtmlBlocks
    gone: set[int] = set()
    for number, piece in enumerate(pieces):
        if isinstance(piece, str) and "<!--" in piece:
            kept = without_remarks(piece)
            pieces[number] = kept
            if not kept.strip():
                gone.add(number)
    if gone:
        _take_out(root, gone)


def _take_out(parent: etree.Element, gone: set[int]) -> None:
    for child in list(parent):
        if child.text:
            child.text, taken = _without(child.text, gone)
            if taken and child.tag == "p" and not child.text.strip() and not len(child):
                parent.remove(child)
                continue
        if child.tail:
            child.tail, _ = _without(child.tail, gone)
        _take_out(child, gone)


def _without(text: str, gone: set[int]) -> tuple[str, bool]:
    kept = _HELD.sub(lambda found: "" if int(found[1]) in gone else found[0], text)
    return kept, kept != text


def without_remarks(piece: str) -> str:
    """Raw HTML without its comments: what a writer notes for the house is not for visitors."""
    kept: list[str] = []
    at = 0
    while (start := piece.find("<!--", at)) >= 0:
        end = piece.find("-->", start + 2)
        if end < 0:
            break
        kept.append(piece[at:start])
        at = end + len("-->")
    return "".join((*kept, piece[at:]))
