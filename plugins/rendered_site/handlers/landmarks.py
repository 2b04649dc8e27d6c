"""The landmarks: where on the page something stands."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..capture import Attributes, Frame
    from ..walker import Walker
    from .types import End, Start


def _main(walker: Walker, attributes: Attributes, frame: Frame) -> None:
    walker.enter_landmark("main", frame)
    walker.count("main_depth", frame)


def _nav(walker: Walker, attributes: Attributes, frame: Frame) -> None:
    walker.enter_landmark("nav", frame)
    walker.count("chrome_depth", frame)
    label = attributes.get("aria-label", "") + " " + attributes.get("class", "")
    if walker.crumbs is None and not walker.breadcrumb and "breadcrumb" in label.lower():
        walker.crumbs = []


def _end_nav(walker: Walker, frame: Frame) -> None:
    if walker.crumbs is not None:
        walker.breadcrumb, walker.crumbs, walker.crumb = walker.crumbs, None, None


def _aside(walker: Walker, attributes: Attributes, frame: Frame) -> None:
    walker.enter_landmark("aside", frame)
    walker.count("chrome_depth", frame)


def _banner(walker: Walker, attributes: Attributes, frame: Frame) -> None:
    """A header or footer is the page's own only outside main, article, section and the like."""
    inside = ("main", "article", "section", "aside", "nav")
    if not walker.main_depth and not any(not isinstance(f, str) and f.tag in inside for f in walker.stack[-32:-1]):
        walker.enter_landmark(frame.tag, frame)
        if not walker.has_main:
            walker.count("chrome_depth", frame)


STARTS: Mapping[str, Start] = {"main": _main, "nav": _nav, "aside": _aside, "header": _banner, "footer": _banner}
ENDS: Mapping[str, End] = {"nav": _end_nav}
