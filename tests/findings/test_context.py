"""What a rule may ask besides the page, and how it is recorded."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import pytest

from plugins.findings import Context, Inputs, Option, Written
from plugins.recorded_reads import Reads, Recorder


@dataclass(frozen=True)
class Leaf:
    """A fact, as the content model gives it."""

    value: Any
    is_placeholder: bool = False
    line: int = 0


INPUTS = Inputs(
    now=dt.datetime(2026, 6, 1, 12, tzinfo=dt.UTC),
    allowed_hosts=frozenset({"media.example.org"}),
    facts={
        "phone": Leaf("+1-805-555-0100", is_placeholder=True),
        "address": {"city": Leaf("Thousand Oaks", line=9), "street": Leaf("1 Road", True, 8)},
        "crisis_lines": [{"name": Leaf("988")}, {"name": Leaf("911")}],
        "licensed": Leaf(False),
    },
    written=(Written("content/people/jo.md", "/people/jo/", kind="profile", traits=frozenset({"person"})),),
    options={"limit": 3},
)
CONTEXT = Context(INPUTS)
LIMIT = Option("limit", int, 5, "The most.")


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("phone", "+1-805-555-0100"),
        ("address.city", "Thousand Oaks"),
        ("address", {"city": "Thousand Oaks", "street": "1 Road"}),
        ("crisis_lines.1.name", "911"),
        ("crisis_lines", [{"name": "988"}, {"name": "911"}]),
        ("licensed", False),
        ("none", None),
        ("phone.none", None),
        ("crisis_lines.9", None),
    ],
)
def test_fact(path: str, value: object) -> None:
    """A fact is named by its path and comes as a plain value."""
    assert CONTEXT.fact(path) == value


@pytest.mark.parametrize(
    ("path", "expected"),
    [("phone", True), ("address", True), ("address.city", False), ("crisis_lines", False), ("none", False)],
)
def test_placeholders(path: str, expected: bool) -> None:
    """A group with a stand-in in it counts as one."""
    assert CONTEXT.is_placeholder(path) is expected


def test_people_and_options() -> None:
    """A person's page is found by the file's name; an option has a default."""
    assert CONTEXT.person("jo") == CONTEXT.written[0]
    assert CONTEXT.person("al") is None
    assert CONTEXT.option(LIMIT) == 3
    assert CONTEXT.option(Option("other", int, 5, "Another.")) == 5


def test_days() -> None:
    """Today is neither past nor still to come."""
    days = [dt.date(2026, 5, 31), dt.date(2026, 6, 1), dt.date(2026, 6, 2)]
    assert [CONTEXT.is_past(day) for day in days] == [True, False, False]
    assert [CONTEXT.is_to_come(day) for day in days] == [False, False, True]
    assert CONTEXT.today == days[1]


def test_the_line_of_a_fact() -> None:
    """A group stands where its first fact does."""
    assert [CONTEXT.fact_line(path) for path in ("address.city", "address", "phone", "none")] == [9, 8, 0, 0]


def test_pages_by_address_and_kind() -> None:
    """Of what is not there nothing is said."""
    assert CONTEXT.source_of("/people/jo/") == "content/people/jo.md"
    assert CONTEXT.source_of("/people/al/") == ""
    assert CONTEXT.addresses_with("person") == {"/people/jo/"}
    assert CONTEXT.addresses_with("dated") == frozenset()


def reads(ask: Callable[[Context], object], inputs: Inputs = INPUTS) -> Reads:
    """What is recorded while something is asked."""
    context, recorder = Context(inputs), Recorder()
    ask(context.recorded_by(recorder))
    return recorder.reads(context.answers)


TOMORROW = replace(INPUTS, now=INPUTS.now + dt.timedelta(days=1))
NEW_PAGE = replace(INPUTS, written=(*INPUTS.written, Written("content/pages/new.md", "/new/")))
JO_MOVED = replace(
    INPUTS, written=(Written("content/people/jo.md", "/team/jo/", kind="profile", traits=frozenset({"person"})),)
)
OTHER_PHONE = replace(INPUTS, facts={**INPUTS.facts, "phone": Leaf("+1-805-555-0199")})
OTHER_LIMIT = replace(INPUTS, options={"limit": 4})
OTHER_HOSTS = replace(INPUTS, allowed_hosts=frozenset({"video.example.org"}))


@pytest.mark.parametrize(
    ("ask", "changes", "holds"),
    [
        (lambda c: c.is_past(dt.date(2026, 6, 1)), [TOMORROW], [NEW_PAGE, JO_MOVED, OTHER_PHONE, OTHER_LIMIT]),
        (lambda c: c.is_to_come(dt.date(2026, 6, 2)), [TOMORROW], [NEW_PAGE]),
        (lambda c: c.is_past(dt.date(2026, 6, 2)), [], [TOMORROW]),
        (lambda c: c.is_to_come(dt.date(2026, 6, 3)), [], [TOMORROW]),
        (lambda c: c.today, [TOMORROW], [NEW_PAGE]),
        (lambda c: c.person("jo"), [JO_MOVED], [TOMORROW, NEW_PAGE, OTHER_PHONE, OTHER_LIMIT, OTHER_HOSTS]),
        (lambda c: c.person("al"), [], [JO_MOVED, NEW_PAGE]),
        (lambda c: c.source_of("/new/"), [NEW_PAGE], [JO_MOVED]),
        (lambda c: c.addresses_with("person"), [JO_MOVED], [NEW_PAGE, TOMORROW]),
        (lambda c: c.fact("phone"), [OTHER_PHONE], [NEW_PAGE, TOMORROW]),
        (lambda c: c.fact("address"), [], [OTHER_PHONE]),
        (lambda c: c.is_placeholder("phone"), [OTHER_PHONE], [TOMORROW]),
        (lambda c: c.option(LIMIT), [OTHER_LIMIT], [TOMORROW, OTHER_PHONE]),
        (lambda c: c.allows("media.example.org"), [OTHER_HOSTS], [TOMORROW, NEW_PAGE]),
        (lambda c: c.allows("other.example.org"), [], [OTHER_HOSTS]),
        (lambda c: c.written, [NEW_PAGE, JO_MOVED], [TOMORROW, OTHER_PHONE]),
    ],
)
def test_a_result_holds_until_an_answer_changes(
    ask: Callable[[Context], object], changes: list[Inputs], holds: list[Inputs]
) -> None:
    """What was not asked for may change; what was asked for may not."""
    recorded = reads(ask)
    assert recorded.asked
    assert not any(recorded.hold(Context(inputs).answers) for inputs in changes)
    assert all(recorded.hold(Context(inputs).answers) for inputs in (INPUTS, *holds))
