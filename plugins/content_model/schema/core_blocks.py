"""The blocks that every site has: callouts, steps, calls to action, crisis numbers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..questions import Questions
from .contributions import Block, BlockUse
from .field_types import CHOICE
from .fields import Field
from .references import PAGE


def _action(use: BlockUse) -> Mapping[str, Any]:
    target = use.ask.card(f"content/{use.options['to']}")
    assert target is not None, "the options were checked"
    return {"text": use.options["text"], "to": target.href, "note": use.options["note"] or ""}


def _check_action(options: Mapping[str, Any], ask: Questions) -> list[tuple[str, str]]:
    if ask.card(f"content/{options['to']}") is None:
        return [(f"There is no page `{options['to']}` in content/", "Write the page's file: `to: pages/contact.md`.")]
    return []


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
)
