"""Makes a drawing (SVG) safe: no script, nothing that moves, nothing from elsewhere. What is left looks the same."""

from __future__ import annotations

import re
from collections.abc import Callable

from lxml import etree

from ..refused import Refused

MOST_BYTES = 1_000_000
_MOST_ELEMENTS = 20_000
_MOST_DRAWN = 100_000  # elements with those that `use` repeats
_SVG = "http://www.w3.org/2000/svg"
_XLINK = "{http://www.w3.org/1999/xlink}href"
_XML = tuple(f"{{http://www.w3.org/XML/1998/namespace}}{name}" for name in ("space", "lang"))
_ELEMENTS = frozenset(
    [
        "svg",
        "g",
        "defs",
        "symbol",
        "use",
        "title",
        "desc",
        "path",
        "rect",
        "circle",
        "ellipse",
        "line",
        "polyline",
        "polygon",
        "text",
        "tspan",
        "textPath",
        "linearGradient",
        "radialGradient",
        "stop",
        "clipPath",
        "mask",
        "pattern",
        "marker",
        "style",
        "filter",
        "feBlend",
        "feColorMatrix",
        "feComponentTransfer",
        "feComposite",
        "feConvolveMatrix",
        "feDiffuseLighting",
        "feDisplacementMap",
        "feDistantLight",
        "feDropShadow",
        "feFlood",
        "feFuncA",
        "feFuncB",
        "feFuncG",
        "feFuncR",
        "feGaussianBlur",
        "feMerge",
        "feMergeNode",
        "feMorphology",
        "feOffset",
        "fePointLight",
        "feSpecularLighting",
        "feSpotLight",
        "feTile",
        "feTurbulence",
    ]
)
_UNWRAPPED = ("a", "switch")  # what stands in them is drawn, they are not
_MOVES = ("animate", "animateTransform", "animateMotion", "animateColor", "set", "mpath", "discard")
_QUIET = ("metadata",)  # left out without a word: nobody sees it
_NAME = re.compile(r"[A-Za-z][A-Za-z-]*")
_OUTSIDE = re.compile(
    r"url\(\s*[\"']?\s*(?!#)|@import|@charset|image-set\(|src\(|expression\(|behavior\s*:|-moz-binding", re.IGNORECASE
)
_SCHEME = re.compile(r"^\s*(javascript|vbscript|data|file|https?|ftp):|^\s*//", re.IGNORECASE)
_CSS_REMARK = re.compile(r"/\*.*?\*/", re.DOTALL)


def safe_svg(data: bytes) -> tuple[bytes, tuple[str, ...]]:
    """The drawing without what could run, move or fetch, and in words what was taken out. Raises Refused."""
    if len(data) > MOST_BYTES:
        raise Refused(
            f"The drawing has {len(data) / 1e6:.1f} MB; {MOST_BYTES / 1e6:g} are the most",
            "Simplify it, or save it as PNG.",
        )
    if b"<!ENTITY" in data or b"\0" in data:
        raise Refused("The drawing defines words of its own, which could hide something", "Save it again as plain SVG.")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Refused(f"The drawing is broken ({str(error)[:80]})", "Save it again as plain SVG.") from None
    if root.tag != f"{{{_SVG}}}svg":
        raise Refused("The file is not a drawing as browsers know it", "Save it again as plain SVG.")
    if sum(1 for _ in root.iter()) > _MOST_ELEMENTS:
        raise Refused("The drawing has too many parts", "Simplify it, or save it as PNG.")
    taken: dict[str, None] = {}
    _clean(root, lambda what: taken.setdefault(what))
    _check_repeats(root)
    etree.cleanup_namespaces(root)
    return etree.tostring(root, encoding="utf-8"), tuple(taken)


def _clean(element: etree._Element, took: Callable[[str], None]) -> None:
    _clean_attributes(element, took)
    if element.tag == f"{{{_SVG}}}style":
        if len(element) or not _is_safe_css(element.text or ""):
            took("styles that fetch something from elsewhere")
            element.clear()
        return
    for child in list(element):
        name = _local(child)
        if name in _ELEMENTS:
            _clean(child, took)
        elif name in _UNWRAPPED:
            _clean(child, took)
            _unwrap(child)
        else:
            _remove(child)
            if name not in _QUIET:
                took(_words(child, name))


def _clean_attributes(element: etree._Element, took: Callable[[str], None]) -> None:
    for name, value in list(element.attrib.items()):
        name, value = str(name), str(value)
        if name in (_XLINK, "href"):
            if value.strip().startswith("#"):
                continue
            took("links" if _local(element) in _UNWRAPPED else "parts from elsewhere")
        elif name in _XML or (_NAME.fullmatch(name) and not name.lower().startswith("on") and _is_safe(value)):
            continue
        elif name.lower().startswith("on") or _SCHEME.match(value):
            took("scripts")
        elif not name.startswith("{"):
            took("parts from elsewhere")
        del element.attrib[name]


def _is_safe(value: str) -> bool:
    return not _SCHEME.match(value) and _is_safe_css(value)


def _is_safe_css(text: str) -> bool:
    """Whether a style fetches nothing. One that hides letters behind backslashes is not asked for its reasons."""
    return "\\" not in text and not _OUTSIDE.search(_CSS_REMARK.sub("", text)) and not _OUTSIDE.search(text)


def _words(element: etree._Element, name: str) -> str:
    if name == "script":
        return "scripts"
    if name in _MOVES:
        return "motion, which disturbs readers"
    if name in ("image", "feImage"):
        return "pictures inside the drawing"
    if name == "foreignObject":
        return "parts of web pages"
    return (
        "a drawing program's own notes"
        if not str(element.tag).startswith(f"{{{_SVG}}}")
        else f"parts of the sort `{name[:30]}`"
    )


def _local(element: etree._Element) -> str:
    """The element's name in SVG; for another vocabulary its whole name, which is in no list."""
    tag = element.tag
    return tag.removeprefix(f"{{{_SVG}}}") if isinstance(tag, str) else "entity"


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is None:
        return
    _put_text(element, element.tail or "")
    parent.remove(element)


def _unwrap(element: etree._Element) -> None:
    """Puts an element's content in its place."""
    parent = element.getparent()
    if parent is None:
        return
    at = parent.index(element)
    children = list(element)
    _put_text(element, element.text or "")
    tail = element.tail or ""
    parent.remove(element)
    for offset, child in enumerate(children):
        parent.insert(at + offset, child)
    if not tail:
        return
    last = children[-1] if children else parent[at - 1] if at else None
    if last is None:
        parent.text = (parent.text or "") + tail
    else:
        last.tail = (last.tail or "") + tail


def _put_text(element: etree._Element, text: str) -> None:
    """Adds words in front of an element."""
    if not text:
        return
    parent, before = element.getparent(), element.getprevious()
    if before is not None:
        before.tail = (before.tail or "") + text
    elif parent is not None:
        parent.text = (parent.text or "") + text


def _check_repeats(root: etree._Element) -> None:
    """Raises Refused when `use` repeats parts so often, or in a circle, that a browser would stand still."""
    by_id = {element.get("id"): element for element in root.iter() if element.get("id")}
    costs: dict[etree._Element, int] = {}

    def cost(element: etree._Element, above: frozenset[etree._Element]) -> int:
        if element in above or len(above) > 60:
            raise Refused("The drawing repeats its own parts in a circle", "Save it as PNG.")
        if element not in costs:
            total = 1
            for part in element.iter():
                if _local(part) == "use":
                    name = part.get("href") or part.get(_XLINK) or ""
                    target = by_id.get(name.strip().removeprefix("#"))
                    total += cost(target, above | {element}) if target is not None else 0
                else:
                    total += 1
            costs[element] = total
        return costs[element]

    if cost(root, frozenset()) > _MOST_DRAWN:
        raise Refused("The drawing repeats its parts too often", "Save it as PNG.")
