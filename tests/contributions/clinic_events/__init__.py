"""Events of a clinic, as a plugin that somebody else would write and install: a kind of page with all that belongs to it.

It brings two kinds (an event, and the list of events), fields, templates, a component, a question, a node of the graph, a
rule and a message. Naming it in PLUGINS is all that it takes.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from plugins.content_model.entry import Entry
from plugins.content_model.model import ContentModel
from plugins.content_model.questions import Questions
from plugins.content_model.schema import traits
from plugins.content_model.schema.contributions import Registry
from plugins.content_model.schema.field_types import MOMENT, WHOLE_NUMBER
from plugins.content_model.schema.fields import Control, Field, FieldType, GraphValues, Verdict
from plugins.content_model.schema.kinds import Kind
from plugins.content_model.schema.makers import NodeMaker
from plugins.content_model.view import in_words
from plugins.findings import Finding, Hit, Message, Rule, Scope, Severity

EVENT = "clinic-event"  # a trait of this plugin's own


class Length(FieldType):
    """A length of time: "90 min"."""

    name = "length of time"
    example = "90 min"

    def as_meant(self, text: str, spec: Field) -> str:
        return re.sub(r"\s*min(utes?)?\.?$", " min", text)

    def check(self, value: str, spec: Field) -> Verdict:
        return ("", "") if re.fullmatch(r"[1-9]\d* min", value) else (f"`{value}` is not a length of time", "")

    def control(self, spec: Field) -> Control:
        return Control("text", {"inputmode": "numeric", "suffix": "min"})

    def json_schema(self, spec: Field) -> dict[str, Any]:
        return {"type": "string", "pattern": r"^[1-9]\d* min$"}

    def as_json_ld(self, value: Any, spec: Field, graph: GraphValues) -> Any:
        return f"PT{value.removesuffix(' min')}M"


LENGTH = Length()

KINDS = (
    Kind(
        "event",
        "Event",
        "event.html",
        "events",
        help="A talk, a group or an open day.",
        traits=frozenset({EVENT, traits.SHORT}),
        fields=(
            Field("starts", "Begins at", MOMENT, required=True, help="Day and time, with the time zone."),
            Field("place", "Place", required=True, maximum=80, help="Where people meet."),
            Field("length", "Length", LENGTH, feeds="timeRequired"),
            Field("seats", "Seats", WHOLE_NUMBER, minimum=1),
        ),
        index="events",
    ),
    Kind("events", "List of events", "events.html", help="All events, the next one first.", traits=frozenset({traits.NO_TEXT})),
)  # fmt: skip

TWICE = Message(
    "event-twice",
    Severity.WARNING,
    "Two events do not begin at the same place and time.",
    "People would stand before a door behind which something else goes on.",
    "Give one of them another time or place.",
    "events",
)


@dataclass(frozen=True, slots=True)
class Meeting:
    """An event as a list shows it: its name, address, day in words and place."""

    name: str
    href: str
    day: str
    place: str


def meetings(model: ContentModel) -> tuple[Meeting, ...]:
    """The events in the order in which they take place."""
    entries = sorted(_events(model), key=lambda entry: entry.get("starts"))
    return tuple(Meeting(e.title, model.href(e), in_words(e.get("starts")), e.get("place")) for e in entries)


def twice(project: Path, model: ContentModel) -> Iterator[Finding]:
    """Events that meet in one place at one time."""
    seen: dict[tuple[dt.datetime, str], Entry] = {}
    for entry in _events(model):
        first = seen.setdefault((entry.get("starts"), entry.get("place")), entry)
        if first is not entry:
            place = entry.places.get("starts")
            assert place is not None
            yield TWICE.at(
                f"This event and {first.source} begin at the same place and time", file=entry.source, place=place
            )


def node(entry: Entry, ask: Questions) -> Iterable[Mapping[str, Any]]:
    """The Event that the page is about."""
    if entry.kind.has(EVENT):
        yield {
            "@type": "Event",
            "@id": f"{ask.canonical(entry)}#event",
            "name": entry.title,
            "startDate": entry.get("starts").isoformat(),
            "location": {"@type": "Place", "name": entry.get("place")},
            "organizer": {"@id": f"{ask.site_url}/#clinic"},
        }


def shouts(document: Any, context: Any) -> Iterator[Hit]:
    """The rule: an event's title does not shout."""
    if document.has(EVENT) and document.h1.isupper():
        yield Hit("The event's title is written in capitals.", field="title")


SHOUTS = Rule(
    "event-shouts",
    Severity.WARNING,
    Scope.PAGE,
    "An event's title is not written in capitals.",
    "Capitals are harder to read, and a screen reader may spell them out.",
    "Write it as any other title.",
    "this test",
    shouts,
    "events",
)


def contribute(registry: Registry) -> None:
    """Everything about events."""
    registry.add_field_types(LENGTH)
    registry.add_kinds(*KINDS)
    registry.add_templates(Path(__file__).parent / "templates")
    registry.add_question("meetings", meetings)
    registry.add_template_names(lambda ask: {"meetings": ask.ask("meetings")})
    registry.add_nodes(NodeMaker("event", node))
    registry.add_content_checks(twice)
    registry.add_rules(SHOUTS)
    registry.add_messages(TWICE)


def register() -> None:
    """Pelican asks for it."""


def _events(model: ContentModel) -> list[Entry]:
    return [entry for entry in model.entries if entry.listed and entry.kind.has(EVENT)]
