"""Walks through a page's tags once, as the parser meets them, and collects the parts of a Document."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec

from . import elements
from .addresses import Resolver
from .capture import NOTHING, Attributes, Capture, Frame
from .css import css_addresses
from .document import (
    Block,
    Crumb,
    Form,
    FormField,
    Heading,
    Image,
    Link,
    LinkTag,
    Media,
    Meta,
    Region,
    Request,
    Script,
    Time,
    Title,
)


class Walker:
    """A parser target for lxml: `start`, `end` and `data` are called in the order of the source.

    One is made for one page. `wanted_ids` are the ids whose text something refers to by
    aria-labelledby or aria-describedby.
    """

    def __init__(self, url: str, resolver: Resolver, *, has_main: bool, wanted_ids: frozenset[str]) -> None:
        self.url = url
        self.resolver = resolver
        self.has_main = has_main
        self.wanted_ids = wanted_ids
        # What is collected.
        self.lang = ""
        self.titles: list[Title] = []
        self.metas: list[Meta] = []
        self.link_tags: list[LinkTag] = []
        self.headings: list[Heading] = []
        self.blocks: list[Block] = []
        self.lines: list[str] = []
        self.links: list[Link] = []
        self.images: list[Image] = []
        self.media: list[Media] = []
        self.scripts: list[Script] = []
        self.styles: list[str] = []
        self.forms: list[Form] = []
        self.requests: list[Request] = []
        self.regions: list[Region] = []
        self.ids: list[str] = []
        self.json_ld: list[str] = []
        self.breadcrumb: list[Crumb] = []
        self.times: list[Time] = []
        self.label_for: dict[str, str] = {}
        self.text_of_id: dict[str, str] = {}
        # Where we are.
        self.base = ""
        self.length = 0  # of the text so far
        self.words = 0  # of the blocks so far
        self.buffer: list[str] = []
        self.stack: list[Frame | str] = []  # plain text for an element that means nothing here: <em>, <span>
        self.captures: list[Capture] = []
        self.landmark = ""
        self.kind = "other"
        self.kinds: list[str] = []  # of the simple blocks around
        self.in_head = False
        self.in_svg = 0
        self.muted = 0  # inside script, style, template, noscript, title or something hidden
        self.main_depth = 0
        self.chrome_depth = 0  # nav, aside and the like
        self.in_control = 0
        self.in_picture = 0
        self.in_template = 0
        self.link: Capture | None = None
        self.raw: Capture | None = None  # a script's, style's or title's text
        self.form_fields: list[dict[str, Any]] | None = None
        self.pending_forms: list[tuple[dict[str, Any], list[dict[str, Any]]]] = []
        self.label_fields: list[dict[str, Any]] | None = None
        self.figure: list[Any] | None = None
        self.crumbs: list[Crumb] | None = None
        self.crumb: Capture | None = None
        self.media_open: list[dict[str, Any]] = []

    # -- what the parser calls -------------------------------------------------------------------

    def start(self, tag: str, attributes: Attributes) -> None:
        plan = elements.PLANS.get(tag)
        if plan is None:
            if "-" in tag:
                plan = elements.CUSTOM
            elif attributes:
                plan = elements.PLAIN
            else:
                self.stack.append(tag)
                return
        elif not attributes and plan.simple and (self.crumbs is None or tag != "li"):
            # A paragraph, an item, a row: nothing to remember but its kind.
            if self.buffer or self.captures:
                self._flush()
            kind = plan.kind
            self.kinds.append(self.kind)
            if kind is not None and not (kind == "paragraph" and self.kind != "other"):
                self.kind = kind
            self.stack.append(tag)
            return
        frame = Frame(tag, plan)
        self.stack.append(frame)
        if attributes and not (len(attributes) == 1 and "href" in attributes):
            self._global_attributes(attributes, frame)
        if plan.block:
            if self.buffer or self.captures:
                self._flush()
            kind = plan.kind
            if kind is not None and not (kind == "paragraph" and self.kind != "other"):
                frame.kind, self.kind = self.kind, kind
            if plan.region or (attributes and ("class" in attributes or "role" in attributes)):
                self._open_region(attributes, frame)
        if plan.start is not None:
            plan.start(self, attributes, frame)

    def end(self, tag: str) -> None:
        stack = self.stack
        if not stack:
            return
        last = stack[-1]
        if last == tag:
            stack.pop()
            if tag in elements.SIMPLE:
                self._leave_simple()
            return
        if (last if isinstance(last, str) else last.tag) != tag and not self._is_open(tag):
            return
        while stack and self._close_last() != tag:
            pass

    def _close_last(self) -> str:
        """Leaves the innermost element; returns its tag."""
        frame = self.stack.pop()
        if isinstance(frame, str):
            if frame in elements.SIMPLE:
                self._leave_simple()
            return frame
        self._leave(frame)
        return frame.tag

    def _leave_simple(self) -> None:
        if self.buffer or self.captures:
            self._flush()
        self.kind = self.kinds.pop()

    def _is_open(self, tag: str) -> bool:
        return any((frame if isinstance(frame, str) else frame.tag) == tag for frame in reversed(self.stack[-64:]))

    def data(self, text: str) -> None:
        if self.raw is not None:
            self.raw.seen.append(text)
        elif not self.muted:
            if self.buffer or not text.isspace():  # space before a block's first word is none
                self.buffer.append(text)
            for capture in self.captures:
                capture.seen.append(text)
        else:  # what is hidden is no text of the page, but a link or heading in it keeps its own
            for capture in self.captures:
                if capture.hidden:
                    capture.seen.append(text)

    def comment(self, text: str) -> None:
        """Comments say nothing to visitors."""

    def pi(self, target: str, text: str | None = None) -> None:
        """Nor do processing instructions."""

    def doctype(self, *parts: str) -> None:
        """The doctype is read from the source (`raw_head`)."""

    def close(self) -> Walker:
        while self.stack:
            self._close_last()
        self._flush()
        self._finish_forms()
        self._name_links()
        return self

    # -- opening and leaving ---------------------------------------------------------------------

    def _global_attributes(self, attributes: Attributes, frame: Frame) -> None:
        found = attributes.get("id")
        if found:
            self.ids.append(found)
            if found in self.wanted_ids:
                frame.named = Capture("#" + found, self.muted > 0)
                self.captures.append(frame.named)
        if "hidden" in attributes:
            self.muted += 1
            self.on_leave(frame, self._unmute)
        style = attributes.get("style")
        if style and "url(" in style:
            self.add_css_requests(style)

    def _open_region(self, attributes: Attributes, frame: Frame) -> None:
        label = attributes.get("aria-label") or attributes.get("aria-labelledby", "")
        frame.region = (
            attributes.get("role", ""),
            label,
            attributes.get("id", ""),
            tuple(attributes.get("class", "").split()),
            self.length,
        )

    def _leave(self, frame: Frame) -> None:
        if frame.block and (self.buffer or self.captures):
            self._flush()
        if frame.end is not None:
            frame.end(self, frame)
        if frame.named is not None:
            self.close_capture(frame.named)
            self.text_of_id.setdefault(frame.named.tag[1:], frame.named.name)
        if frame.region is not None:
            role, label, id_, classes, start = frame.region
            self.regions.append(Region(frame.tag, role, label, id_, classes, start, self.length))
        if frame.kind is not None:
            self.kind = frame.kind
        if frame.landmark is not None:
            self.landmark = frame.landmark
        if frame.undo is not None:
            frame.undo()
            frame.undo = None  # a frame in its own closure would have to wait for the garbage collector

    def on_leave(self, frame: Frame, undo: Callable[[], None]) -> None:
        before = frame.undo
        frame.undo = undo if before is None else lambda: (before(), undo())[0]  # type: ignore[func-returns-value]

    def _unmute(self) -> None:
        self.muted -= 1

    def mute(self, frame: Frame) -> None:
        """Whatever stands in this element is not read by a visitor."""
        self.muted += 1
        self.on_leave(frame, self._unmute)

    def enter_landmark(self, name: str, frame: Frame) -> None:
        """Remembers the landmark around, to be put back when this one ends."""
        frame.landmark, self.landmark = self.landmark, name

    def count(self, counter: str, frame: Frame) -> None:
        """Raises one of the depth counters until the element ends."""
        setattr(self, counter, getattr(self, counter) + 1)
        self.on_leave(frame, lambda: setattr(self, counter, getattr(self, counter) - 1))

    # -- text ------------------------------------------------------------------------------------

    @property
    def in_main(self) -> bool:
        """Whether we are in the page's own content."""
        return not self.chrome_depth and (self.main_depth > 0 or not self.has_main) and not self.in_head

    def _flush(self) -> None:
        """Ends a block: the text since the last one becomes a line."""
        for capture in self.captures:
            capture.seen.append(" ")
        if not self.buffer:
            return
        words = "".join(self.buffer).split()
        self.buffer.clear()
        if not words:
            return
        text = " ".join(words)
        self.lines.append(text)
        self.length += len(text) + 1
        if not self.in_control and self.in_main:
            kind = self.kind
            self.words += len(words)
            level = int(kind[1]) if kind in elements.HEADINGS else 0
            self.blocks.append(Block("heading" if level else kind, text, level))

    def open_capture(self, frame: Frame, attributes: Attributes = NOTHING, data: Any = None) -> Capture:
        """Collects the text of an element until it ends."""
        capture = Capture(frame.tag, self.muted > 0, attributes, data)
        self.captures.append(capture)
        return capture

    def open_raw(self, frame: Frame, attributes: Attributes) -> None:
        """The text of this element is no text of the page: it is kept apart until the element ends."""
        self.raw = Capture(frame.tag, attributes=attributes)

    def close_raw(self) -> tuple[str, Attributes]:
        """What was kept apart, and the element's attributes."""
        raw, self.raw = self.raw, None
        return ("", NOTHING) if raw is None else ("".join(raw.seen), raw.attributes)

    def close_capture(self, capture: Capture) -> None:
        """Stops collecting."""
        captures = self.captures
        if captures and captures[-1] is capture:
            captures.pop()
        elif capture in captures:
            captures.remove(capture)

    # -- things to fetch -------------------------------------------------------------------------

    def add_request(self, kind: str, url: str) -> None:
        """Notes something that the browser fetches or sends to; data: addresses fetch nothing."""
        url = url.strip()
        if url and not url.startswith(("data:", "#", "about:", "blob:")):
            self.requests.append(Request(kind, url, self.resolver.resolve(url, self.url, self.base)))

    def add_css_requests(self, css: str) -> None:
        """Notes what a style fetches: url(...) and @import."""
        for kind, url in css_addresses(css):
            self.add_request(kind, url)

    # -- what can be known at the end only -------------------------------------------------------

    def _finish_forms(self) -> None:
        for form, fields in self.pending_forms:
            made = tuple(self._field(field) for field in fields)
            name = form.pop("labelledby")
            form["name"] = form["name"] or self._texts(name)
            self.forms.append(Form(fields=made, **form))

    def _field(self, field: dict[str, Any]) -> FormField:
        label = field.pop("aria") or self._texts(field.pop("labelledby", "")) or self.label_for.get(field["id"], "")
        field.pop("labelledby", None)
        wrapped, fallback = field.pop("wrapped", ""), field.pop("fallback")
        return FormField(label=label or wrapped or fallback, **field)

    def _name_links(self) -> None:
        """Puts the texts of aria-labelledby into links and regions, once every id has been met."""
        for number, link in enumerate(self.links):
            if link.aria_label.startswith("\0"):
                name = self._texts(link.aria_label[1:])
                self.links[number] = msgspec.structs.replace(link, aria_label=name, name=name or link.name)
        for number, region in enumerate(self.regions):
            if region.label and self.wanted_ids.issuperset(region.label.split()):
                self.regions[number] = msgspec.structs.replace(region, label=self._texts(region.label))

    def _texts(self, ids: str) -> str:
        return " ".join(self.text_of_id.get(i, "") for i in ids.split()).strip()
