"""Links."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from ..parts import Crumb, Link

if TYPE_CHECKING:
    from ..capture import Attributes, Frame
    from ..walker import Walker
    from .types import End, Start


def crumb(walker: Walker, name: str, href: str) -> Crumb:
    """A step of the breadcrumb."""
    return Crumb(name, href, walker.resolver.resolve(href or None, walker.url, walker.base))


def _link(walker: Walker, attributes: Attributes, frame: Frame) -> None:
    name = attributes.get("name")
    if name and name != attributes.get("id"):
        walker.ids.append(name)
    if walker.in_template:
        return  # a script may make something of it later: it is no link yet
    capture = walker.open_capture(frame, attributes)
    capture.at, capture.around = walker.length, walker.link
    frame.data = walker.link = capture


def _end_link(walker: Walker, frame: Frame) -> None:
    capture = frame.data
    if capture is None:
        return
    walker.close_capture(capture)
    attributes = capture.attributes
    walker.link = capture.around
    href, text = attributes.get("href"), capture.text
    target = walker.resolver.resolve(href, walker.url, walker.base)
    hidden = walker.muted > 0
    if len(attributes) == 1 and href is not None and not capture.alts and not capture.images:
        name = text  # nearly always: an address and a text
        link = Link(
            href, target, text, text, in_main=walker.in_main, landmark=walker.landmark, at=capture.at, hidden=hidden
        )
    else:
        get = attributes.get
        label, pending = get("aria-label", "").strip(), get("aria-labelledby")
        name = label or capture.name or get("title", "").strip()
        link = Link(
            href,
            target,
            text,
            name,
            tuple(get("rel", "").lower().split()),
            walker.in_main,
            walker.landmark,
            "\0" + pending if pending else label,
            capture.images > 0,
            capture.alt,
            tuple(get("class", "").split()),
            capture.at,
            hidden,
        )
        walker.add_request("ping", get("ping", ""))
    walker.links.append(link)
    if walker.crumb is not None:
        walker.crumb.data = href or ""
    elif walker.crumbs is not None and name:
        walker.crumbs.append(crumb(walker, name, href or ""))


def _area(walker: Walker, attributes: Attributes, frame: Frame) -> None:
    href, alt = attributes.get("href"), attributes.get("alt", "")
    if href is not None:
        target = walker.resolver.resolve(href, walker.url, walker.base)
        walker.links.append(
            Link(href, target, "", attributes.get("aria-label") or alt, in_main=walker.in_main,
                 landmark=walker.landmark, has_image=True, image_alt=alt, at=walker.length)
        )  # fmt: skip


STARTS: Mapping[str, Start] = {"a": _link, "area": _area}
ENDS: Mapping[str, End] = {"a": _end_link}
