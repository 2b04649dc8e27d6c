"""Headings, times, and the steps of the breadcrumb."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from ..parts import Heading, Time
from .links import crumb

if TYPE_CHECKING:
    from ..capture import Attributes, Frame
    from ..walker import Walker
    from .types import End, Start

_SEPARATORS = " \t\n/›»>→·|•"
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


def _heading(walker: Walker, attributes: Attributes, frame: Frame) -> None:
    frame.data = walker.open_capture(frame, attributes, walker.in_main)


def _end_heading(walker: Walker, frame: Frame) -> None:
    capture = frame.data
    walker.close_capture(capture)
    if not capture.hidden:
        walker.headings.append(
            Heading(int(frame.tag[1]), capture.text, capture.name, capture.attributes.get("id", ""), capture.data)
        )


def _break(walker: Walker, attributes: Attributes, frame: Frame) -> None:
    walker.data(" ")


def _time(walker: Walker, attributes: Attributes, frame: Frame) -> None:
    capture = walker.open_capture(frame)

    def leave() -> None:
        walker.close_capture(capture)
        walker.times.append(Time(attributes.get("datetime", ""), capture.text, attributes.get("itemprop", "")))

    walker.on_leave(frame, leave)


def _item(walker: Walker, attributes: Attributes, frame: Frame) -> None:
    if walker.crumbs is not None and walker.crumb is None:
        frame.data = walker.crumb = walker.open_capture(frame, data="")


def _end_item(walker: Walker, frame: Frame) -> None:
    capture = frame.data
    if capture is not None:
        walker.close_capture(capture)
        walker.crumb = None
        name = capture.text.strip(_SEPARATORS)
        if name and walker.crumbs is not None:
            walker.crumbs.append(crumb(walker, name, capture.data))


STARTS: Mapping[str, Start] = {**dict.fromkeys(HEADINGS, _heading), "br": _break, "time": _time, "li": _item}
ENDS: Mapping[str, End] = {**dict.fromkeys(HEADINGS, _end_heading), "li": _end_item}
