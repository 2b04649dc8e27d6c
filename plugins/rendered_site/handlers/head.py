"""The head, scripts and styles, and what is not text of the page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from ..parts import LinkTag, Meta, Script, Title

if TYPE_CHECKING:
    from ..capture import Attributes, Frame
    from ..walker import Walker
    from .types import End, Start

_SCRIPT_TYPES = ("", "module", "text/javascript", "application/javascript", "text/ecmascript")
_LINK_REQUESTS = {
    "stylesheet": "style", "icon": "icon", "apple-touch-icon": "icon", "mask-icon": "icon", "manifest": "manifest",
    "preload": "preload", "modulepreload": "preload", "prefetch": "preload", "prerender": "preload",
    "preconnect": "connection", "dns-prefetch": "connection",
}  # fmt: skip


def _html(walker: Walker, attributes: Attributes, frame: Frame) -> None:
    walker.lang = walker.lang or attributes.get("lang", "")


def _head(walker: Walker, attributes: Attributes, frame: Frame) -> None:
    walker.in_head = True


def _end_head(walker: Walker, frame: Frame) -> None:
    walker.in_head = False


def _base(walker: Walker, attributes: Attributes, frame: Frame) -> None:
    walker.base = walker.base or attributes.get("href", "")


def _end_title(walker: Walker, frame: Frame) -> None:
    raw = walker.close_raw()
    if not walker.in_svg:
        walker.titles.append(Title(" ".join(raw[0].split()), walker.in_head))
    elif walker.link is not None:
        walker.link.alts.append(raw[0])  # the title of a drawn picture names the link around it


def _meta(walker: Walker, attributes: Attributes, frame: Frame) -> None:
    content = attributes.get("content")
    for kind in ("name", "property", "http-equiv"):
        name = attributes.get(kind)
        if name is not None:
            walker.metas.append(Meta(kind, name.strip().lower(), content, walker.in_head))
    charset = attributes.get("charset")
    if charset is not None:
        walker.metas.append(Meta("charset", "charset", charset, walker.in_head))


def _link_tag(walker: Walker, attributes: Attributes, frame: Frame) -> None:
    rel, href = tuple(attributes.get("rel", "").lower().split()), attributes.get("href", "")
    get = attributes.get
    walker.link_tags.append(
        LinkTag(rel, href, walker.in_head, get("hreflang", ""), get("type", ""), get("media", ""), get("sizes", ""), get("as", ""))
    )  # fmt: skip
    for name in rel:
        kind = _LINK_REQUESTS.get(name)
        if kind is not None:
            walker.add_request(kind, href)
            break


def _raw(walker: Walker, attributes: Attributes, frame: Frame) -> None:
    walker.open_raw(frame, attributes)


def _end_script(walker: Walker, frame: Frame) -> None:
    text, attributes = walker.close_raw()
    kind = attributes.get("type", "").partition(";")[0].strip().lower()
    if kind == "application/ld+json":
        walker.json_ld.append(text)
    elif kind in _SCRIPT_TYPES:
        src = attributes.get("src", "")
        walker.scripts.append(Script(src, text, walker.in_head, kind))
        walker.add_request("script", src)


def _end_style(walker: Walker, frame: Frame) -> None:
    text, _ = walker.close_raw()
    walker.styles.append(text)
    if "url(" in text or "@import" in text:
        walker.add_css_requests(text)


def _mute(walker: Walker, attributes: Attributes, frame: Frame) -> None:
    walker.mute(frame)


def _template(walker: Walker, attributes: Attributes, frame: Frame) -> None:
    walker.count("in_template", frame)
    walker.mute(frame)


def _svg(walker: Walker, attributes: Attributes, frame: Frame) -> None:
    walker.count("in_svg", frame)
    label = attributes.get("aria-label", "")
    if label:
        for capture in walker.captures:
            capture.alts.append(label)


def _svg_use(walker: Walker, attributes: Attributes, frame: Frame) -> None:
    if walker.in_svg:
        walker.add_request("image", attributes.get("href") or attributes.get("xlink:href", ""))


STARTS: Mapping[str, Start] = {
    "html": _html,
    "head": _head,
    "base": _base,
    "title": _raw,
    "meta": _meta,
    "link": _link_tag,
    "script": _raw,
    "style": _raw,
    "template": _template,
    "noscript": _mute,
    "svg": _svg,
    "use": _svg_use,
    "image": _svg_use,
}
ENDS: Mapping[str, End] = {"head": _end_head, "title": _end_title, "script": _end_script, "style": _end_style}
