"""The figures of a page's text."""

from __future__ import annotations

from plugins.rendered_site.parts import Block
from plugins.seo_checks.text.facts import TextFacts, percent

BLOCKS = (
    Block("heading", "How it works", 1),
    Block("paragraph", "We talk first. Then you decide, because it is your life."),
    Block("quote", "Somebody else's long and winding words."),
    Block("heading", "What it costs", 2),
    Block("item", "Ask your plan."),
    Block("item", "Ask us."),
)


def test_every_figure_comes_from_the_blocks() -> None:
    """Words, sentences, paragraphs and stretches are counted, and what is quoted is not."""
    facts = TextFacts(BLOCKS)
    assert len(facts.words) == 3 + 3 + 8 + 3 + 3 + 2
    assert [s.text for s in facts.sentences] == [
        "How it works",
        "We talk first.",
        "Then you decide, because it is your life.",
        "What it costs",
        "Ask your plan.",
        "Ask us.",
    ]
    assert [p.words for p in facts.paragraphs] == [11, 3, 2]
    assert [(s.heading, s.words) for s in facts.stretches] == [("", 11), ("What it costs", 5)]
    assert [s.text for s in facts.with_transition] == ["Then you decide, because it is your life."]
    assert facts.frequent(2) == [("ask", 2)]  # words of grammar ("it", "your") say nothing about the subject


def test_an_empty_text_has_no_figures() -> None:
    """A page without text gives zeros, not errors."""
    facts = TextFacts(())
    assert facts.words == ()
    assert facts.stretches == ()
    assert facts.readability is None
    assert facts.repeated_starts == []
    assert percent(facts.passives, facts.sentences) == 0
