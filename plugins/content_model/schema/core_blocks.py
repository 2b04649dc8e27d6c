"""The blocks that every site has: callouts, steps, questions, calls to action, crisis numbers, people, facts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ...findings import did_you_mean
from ..questions import Questions
from ..values import Fact
from .blocks import Block, BlockUse
from .field_types import CHOICE
from .fields import Field
from .references import PAGE
from .traits import PERSON


def _action(use: BlockUse) -> Mapping[str, Any]:
    target = use.ask.card(f"content/{use.options['to']}")
    assert target is not None, "the options were checked"
    return {"text": use.options["text"], "to": target.href, "note": use.options["note"] or ""}


def _check_action(options: Mapping[str, Any], ask: Questions) -> list[tuple[str, str]]:
    if ask.card(f"content/{options['to']}") is None:
        return [(f"There is no page `{options['to']}` in content/", "Write the page's file: `to: pages/contact.md`.")]
    return []


def _check_fact(options: Mapping[str, Any], ask: Questions) -> list[tuple[str, str]]:
    name = options["fact"]
    if name not in ask.facts:
        fix = did_you_mean(name, list(ask.facts)) or "docs/fields.md lists the facts that there are."
        return [(f"There is no fact `{name}` about the clinic", fix)]
    fact = ask.fact(name)
    if not fact:
        fix = f"Write `{name}` there, with the value or a placeholder, or take the block out."
        return [(f"The fact `{name}` is not given in content/data/clinic.yaml", fix)]
    if not _words_of(fact):
        fix = "Name one that is a line, a text, or a list of lines."
        return [(f"The fact `{name}` cannot be shown in a text", fix)]
    return []


def _words_of(fact: Any) -> tuple[Fact, ...]:
    """The lines of a fact; none where it is a group of facts, or where the clinic has not given it."""
    facts = fact if isinstance(fact, tuple) else (fact,)
    return tuple(one for one in facts if isinstance(one, Fact) and isinstance(one.value, str))


def _people(use: BlockUse) -> Mapping[str, Any]:
    entries = (use.ask.page(card.source) for card in use.ask.with_trait(PERSON))
    people = [
        {
            "name": person.title,
            "url": use.ask.href(person),
            "role": person.get("job_title", ""),
            "text": person.description,
            "picture": use.ask.image(person.get("picture", "")),
        }
        for person in entries
        if person is not None
    ]
    return {"people": people, "body": use.body, "base": use.ask.base_path}


def _check_crisis(options: Mapping[str, Any], ask: Questions) -> list[tuple[str, str]]:
    if ask.fact("crisis_lines"):
        return []
    return [("The clinic's facts have no crisis lines", "Write `crisis_lines:` in content/data/clinic.yaml.")]


CORE_BLOCKS: tuple[Block, ...] = (
    Block(
        "callout",
        "Callout",
        "A short text that stands out.",
        options=(
            Field("title", "Title", maximum=80),
            Field("kind", "Look", CHOICE, choices=("note", "care", "important"), default="note"),
        ),
        has_body=True,
        data=lambda use: {"title": use.options["title"] or "", "kind": use.options["kind"], "body": use.body},
        example="/// callout\n    title: Good to know\n\nThe text.\n\n///",
    ),
    Block(
        "summary",
        "In a nutshell",
        "The page in a few lines, for its top.",
        has_body=True,
        data=lambda use: {"body": use.body},
        example="/// summary\n\n- One thing.\n\n///",
    ),
    Block(
        "steps",
        "Steps",
        "A journey in steps: a numbered list, or small headings with text.",
        has_body=True,
        data=lambda use: {"body": use.body},
        example="/// steps\n\n1. First.\n2. Then.\n\n///",
    ),
    Block(
        "action",
        "Call to action",
        "A button that leads to another page.",
        options=(
            Field("text", "Text on the button", required=True, maximum=48),
            Field("to", "Page that it leads to", PAGE, required=True, example="pages/contact.md"),
            Field("note", "Line below the button", maximum=120),
        ),
        data=_action,
        check=_check_action,
        example="/// action\n    text: Talk with us\n    to: pages/contact.md\n///",
    ),
    Block(
        "crisis",
        "Crisis numbers",
        "The numbers to call in an emergency. They come from the clinic's facts.",
        data=lambda use: {"lines": use.ask.fact("crisis_lines")},
        check=_check_crisis,
        example="/// crisis\n///",
    ),
    Block(
        "details",
        "Folded text",
        "A text that opens when its title is chosen. It prints open.",
        options=(Field("title", "Title", required=True, maximum=80),),
        has_body=True,
        data=lambda use: {"title": use.options["title"], "body": use.body},
        example="/// details\n    title: A question\n\nIts answer.\n\n///",
    ),
    Block(
        "questions",
        "Questions and answers",
        "Questions that open to their answers: each a small heading, with its answer below it. They print open.",
        has_body=True,
        in_parts=True,
        data=lambda use: {"parts": use.parts},
        example="/// questions\n\n### A question?\n\nIts answer.\n\n///",
    ),
    Block(
        "people",
        "The team",
        "Everybody who has a page in content/people/. The text stands there until there is somebody.",
        has_body=True,
        data=_people,
        example="/// people\n\nOur team will be named here.\n\n///",
    ),
    Block(
        "fact",
        "A fact about the clinic",
        "A line, a text or a list from content/data/clinic.yaml, so that it stands written in one place.",
        options=(Field("fact", "Name of the fact", required=True, example="phone"),),
        component="fact-text",
        data=lambda use: {"facts": _words_of(use.ask.fact(use.options["fact"]))},
        check=_check_fact,
        example="/// fact\n    fact: phone\n///",
    ),
)
