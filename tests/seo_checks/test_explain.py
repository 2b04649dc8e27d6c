"""Explaining rules and messages."""

from __future__ import annotations

import pytest

from plugins.findings import Declaration, Message, Rule, Sample, Severity
from plugins.seo_checks.explain import UnknownRule, explain
from plugins.site_engine.contributions import contributions_of
from tests.support.site import PROJECT

DECLARED = contributions_of(PROJECT).declarations


@pytest.mark.parametrize("declared", DECLARED, ids=lambda declared: declared.id)
def test_explanation(declared: Declaration) -> None:
    """An explanation holds the declaration's own words."""
    text = explain(declared.id, DECLARED)
    for part in (declared.id, declared.summary, declared.why, declared.fix):
        assert part in text
    if isinstance(declared, Rule):
        assert declared.source in text
        assert all(f"Option   {option.name} (" in text and option.help in text for option in declared.options)


def test_examples_of_a_message() -> None:
    """What somebody may write is shown as it is written, wrong and right; the site as it is is no example to show."""
    message = Message(
        "so",
        Severity.ERROR,
        "All is well.",
        "It is good.",
        "Mend it.",
        "things",
        (
            Sample((("data/a.yaml", "a: 1\nb: 2\n"), ("pages/index.md", None)), "two files"),
            Sample(body="# So\n\nWords."),
            Sample(front_matter="kind: nothing"),
            Sample(body="long " * 200, text="a long text"),
        ),
    )
    assert explain("so", [message]).split("\n") == [
        "so (error)",
        "",
        "All is well.",
        "",
        "Why      It is good.",
        "Fix      Mend it.",
        "",
        "Wrong",
        "    two files",
        "    data/a.yaml:",
        "        a: 1",
        "        b: 2",
        "    pages/index.md: not there",
        "    # So",
        "    ",
        "    Words.",
        "    kind: nothing",
        "",
    ]


def test_list() -> None:
    """Without a name every rule and message is listed, by family."""
    text = explain("", DECLARED)
    assert all(declared.id in text for declared in DECLARED)
    families = [line for line in text.split("\n") if line and not line.startswith(" ")]
    assert len(families) == len(set(families))


def test_unknown_name() -> None:
    """A name that nothing has is refused with a guess at what was meant, a rule or a message."""
    with pytest.raises(UnknownRule, match="Did you mean `waiver-expired`"):
        explain("waiver-expird", DECLARED)
    with pytest.raises(UnknownRule, match="Did you mean `title-too-wide`"):
        explain("title-to-wide", DECLARED)
    with pytest.raises(UnknownRule, match="invoke rules"):
        explain("qqqq", DECLARED)
