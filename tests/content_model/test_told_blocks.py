"""The blocks that take their text apart or their words from elsewhere: questions, people, facts."""

from __future__ import annotations

import re

import pytest
from bs4 import Tag

from tests.support.site import Site

from .test_convert import TOP, main_of

QUESTIONS = """/// questions

### Can I bring *someone*?

Yes. See [the start](index.md).

#### If they are under 18

Tell us first.

### What if I stop?

- You can.

///"""
PERSON = """---
kind: profile
title: First Last
description: Works with couples and families, in English and Spanish, and answers questions on the phone.
---

Some words about the work.
"""


def refused(site: Site, body: str, rule: str) -> str:
    """What the build says of a body that it refuses."""
    site.write({"pages/plain.md": f"{TOP}\n{body}\n"})
    result = site.build()
    assert not result.ok
    (finding,) = (finding for finding in result.findings if finding.rule == rule)
    assert finding.file == "content/pages/plain.md"
    return f"{finding.message} {finding.fix}"


def test_each_question_opens_to_its_answer(small: Site) -> None:
    """A heading is a question, by its own name; a smaller one below it is part of the answer."""
    main = main_of(small, QUESTIONS)
    first, second = main.select(".questions > details")
    assert first.select_one("summary > h3#can-i-bring-someone > em") is not None
    assert first.select_one('.details__body > p > a[href="/"]') is not None
    assert [h.get_text() for h in first.select(".details__body h4")] == ["If they are under 18"]
    assert [li.get_text() for li in second.select(".details__body > ul > li")] == ["You can."]
    assert main.select("details[open]") == []


def test_words_above_the_first_question_stay_in_sight(small: Site) -> None:
    """They are folded into nothing."""
    main = main_of(small, QUESTIONS.replace("### Can", "These come up often.\n\n### Can"))
    lead = main.select_one(".questions > .questions__lead")
    assert isinstance(lead, Tag)
    assert lead.get_text(strip=True) == "These come up often."
    assert len(main.select(".questions > details")) == 2


def test_blocks_and_quotes_stand_in_an_answer(small: Site) -> None:
    """A heading within one of them starts no question of its own."""
    answer = "Yes.\n\n/// callout\n\nA remark.\n\n///\n\n> ### Said by a reader\n>\n> Words.\n\n### What if"
    body = QUESTIONS.replace("/// questions", "//// questions").replace("### What if", answer)
    main = main_of(small, body.removesuffix("///") + "////")
    answers = main.select(".questions > details")
    assert len(answers) == 2
    assert answers[0].select_one(".callout") is not None
    assert answers[0].select_one("blockquote > h3") is not None


def test_questions_without_a_heading_are_refused(small: Site) -> None:
    """Else they would be a plain text that looks like a mistake."""
    said = refused(small, "/// questions\n\nCan I bring someone? Yes.\n\n///", "block-body")
    assert "needs headings" in said


def test_questions_of_other_systems_are_told_the_block(small: Site) -> None:
    """`!!! faq` and `/// faq` are named with ours."""
    said = refused(small, "/// faq\n\n### A question?\n\nYes.\n\n///", "block-unknown")
    assert "/// questions" in said


def test_the_team_is_whoever_has_a_page(small: Site) -> None:
    """Until there is somebody, the block's own text stands there; a draft is nobody yet."""
    body = "/// people\n\nOur team will be named here.\n\n///"
    assert "will be named here" in main_of(small, body).get_text()
    small.write({"people/first-last.md": PERSON.replace("kind: profile", "kind: profile\nstatus: draft")})
    assert "will be named here" in main_of(small, body).get_text()
    small.write({"people/first-last.md": PERSON.replace("kind: profile", "kind: profile\npicture: face.svg")})
    small.write({
        "images/face.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"/>',
        "images/images.yaml": "face.svg:\n  alt: First Last smiles\n",
    })  # fmt: skip
    main = main_of(small, body)
    assert "will be named here" not in main.get_text()
    link = main.select_one('.people__person a[href="/people/first-last/"]')
    assert isinstance(link, Tag)
    assert link.get_text() == "First Last"
    assert main.select_one('.people__person img[alt="First Last smiles"]') is not None


def test_a_fact_is_shown_as_it_stands(small: Site) -> None:
    """A placeholder is marked; lines of a list are a list."""
    line = main_of(small, "/// fact\n    fact: telehealth\n///").select_one("p.fact-text > .fact--placeholder")
    assert line is not None
    clinic = small.content / "data/clinic.yaml"
    kept = re.sub(r"(?m)^insurance:\n(?:  .*\n)+", "insurance: [The first plan, The second plan]\n", clinic.read_text())
    clinic.write_text(kept)
    main = main_of(small, "/// fact\n    fact: insurance\n///")
    assert [li.get_text() for li in main.select("ul.fact-text > li")] == ["The first plan", "The second plan"]
    assert main.select(".fact--placeholder") == []


@pytest.mark.parametrize(
    ("fact", "says"),
    [
        ("insurence", "`insurance`"),
        ("holiday_hours", "is not given"),
        ("address", "cannot be shown"),
        ("hours", "cannot be shown"),
    ],
)
def test_a_fact_that_cannot_be_shown_is_named(small: Site, fact: str, says: str) -> None:
    """One that there is not, one that the clinic has not given, and one that is more than words."""
    assert says in refused(small, f"/// fact\n    fact: {fact}\n///", "block-option")
