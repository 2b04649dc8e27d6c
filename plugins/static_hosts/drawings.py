"""What an SVG drawing holds beyond what it shows: notes, traces of programs, and what runs or fetches."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterable, Iterator
from typing import Any

from lxml import etree

from .pictures import picture_metadata

_PROGRAMS = re.compile(r"inkscape|sodipodi|adobe|sketch|figma|serif|boxy|krita|coreldraw|vectornator", re.I)
_SVG = "http://www.w3.org/2000/svg"
_HARMLESS = (_SVG, "http://www.w3.org/1999/xlink", "http://www.w3.org/XML/1998/namespace", "")
_RUNS = re.compile(r"^(?:javascript|vbscript|data:(?:text|application|image/svg))", re.I)
_ELSEWHERE = re.compile(r"^(?:https?:|//)|url\(\s*['\"]?(?:https?:|//)|@import", re.I)


def drawing_notes(data: bytes) -> Iterator[str]:
    """What a drawing tells beyond what it shows, in words that continue "The picture holds ..."."""
    tree = _parse(data)
    nodes: Iterable[Any] = tree.getroot().iter() if tree is not None else ()  # comments and instructions among them
    for node in nodes:
        if isinstance(node, etree._Comment):
            yield "a comment"
        elif isinstance(node.tag, str):
            name = etree.QName(node)
            if name.localname == "metadata":
                yield "a metadata element"
            spaces = {name.namespace or "", *(etree.QName(a).namespace or "" for a in node.attrib)}
            if any(space not in _HARMLESS and _PROGRAMS.search(space) for space in spaces):
                yield "traces of the drawing program"
            for value in node.attrib.values():
                yield from _pasted(str(value))
    if tree is not None and any(isinstance(node, etree._Comment) for node in _around(tree)):
        yield "a comment"


def drawing_dangers(data: bytes) -> Iterator[str]:
    """What in a drawing runs or fetches, in words that continue "The drawing holds ..."."""
    tree = _parse(data)
    if tree is None:
        yield "marks that are not well-formed, which browsers read in different ways"
        return
    if re.search(r"<!ENTITY", _text(data), re.I):
        yield "entities of its own"
    if any(isinstance(node, etree._ProcessingInstruction) for node in (*_around(tree), *tree.getroot().iter())):
        yield "an instruction to fetch a style"
    nodes: Iterable[Any] = tree.getroot().iter()
    for node in nodes:
        if not isinstance(node.tag, str):
            continue
        name = etree.QName(node).localname.lower()
        if name in ("script", "handler", "listener"):
            yield "a script"
        elif name in ("foreignobject", "iframe", "embed", "object"):
            yield "a page within the picture"
        elif name == "style" and _ELSEWHERE.search("".join(map(str, node.itertext()))):
            yield "a style from elsewhere"
        for key, value in node.attrib.items():
            yield from _attribute(name, etree.QName(key).localname.lower(), re.sub(r"[\s\0-\x20]", "", str(value)))


def _attribute(element: str, key: str, value: str) -> Iterator[str]:
    if key.startswith("on") and len(key) > 3:
        yield "a script"
    elif _RUNS.match(value):
        yield "a script as an address"
    elif (key in ("href", "src") and element != "a" and _ELSEWHERE.match(value)) or (
        "url(" in value.lower() and _ELSEWHERE.search(value)
    ):
        yield "something from elsewhere"


def _pasted(value: str) -> Iterator[str]:
    """What pictures tell that stand in the drawing as text."""
    found = re.match(r"\s*data:image/[\w.+-]+;base64,(.*)", value, re.S)
    if found:
        try:
            data = base64.b64decode(re.sub(r"\s", "", found[1]), validate=False)
        except (binascii.Error, ValueError):
            return
        for what in picture_metadata(data):
            yield f"a picture with {what}"


def _parse(data: bytes) -> etree._ElementTree | None:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.ElementTree(etree.fromstring(data, parser))
    except (etree.XMLSyntaxError, ValueError):
        return None


def _around(tree: etree._ElementTree) -> Iterator[Any]:
    """What stands before and after the drawing itself."""
    root = tree.getroot()
    yield from root.itersiblings(preceding=True)
    yield from root.itersiblings()


def _text(data: bytes) -> str:
    for mark, coding in ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        if data.startswith(mark):
            return data.decode(coding, errors="replace")
    return data.decode("utf-8", errors="replace")
