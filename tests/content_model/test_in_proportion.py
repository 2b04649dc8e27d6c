"""What a page of any shape costs is in proportion to its length: twice the text, about twice the processor's time.

The whole way of one page is measured, from its bytes to its findings.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest

from plugins.findings import Finding
from plugins.site_engine import steps
from plugins.site_engine.session import Session
from tests.support.drafts import SOURCE, Drafts
from tests.support.proportion import assert_in_proportion

LENGTH = 8_000  # characters

SHAPES = (
    "a-", "a-a-", "/", "//", "[", "]", "{", "{a", " {a", "{: ", "(", "[a](", "![a]", "* ", "*", "_a", "- ", ">", "`", "<", "<b>", "&", "#", " ", ":",
    "a:", "a.", "a@", "'", '"', "\\", "|", "1. ", "www.", "https://a/",
)  # fmt: skip
DESCRIPTION = "A plain page of the small site, with a heading, a sentence, and a link back home."


def page(body: str = "Words.", title: str = "A plain page", description: str = DESCRIPTION, more: str = "") -> bytes:
    """A page's file."""
    return f"---\ntitle: {title}\ndescription: {description}\n{more}\n---\n\n{body}\n".encode()


PLACES: dict[str, Callable[[str], bytes]] = {
    "text": lambda t: page(t),
    "heading": lambda t: page(f"## a{t}b"),
    "heading's name": lambda t: page(f"## a {{#{t}}}"),
    "item": lambda t: page(f"- {t}"),
    "table": lambda t: page(f"| {t} | b |\n|---|---|\n| {t} | b |"),
    "link's words": lambda t: page(f"[{t}](plain.md)"),
    "link's address": lambda t: page(f"[a]({t})"),
    "link by name": lambda t: page(f"[a][{t}]\n\n[{t}]: plain.md"),
    "picture": lambda t: page(f"![{t}]({t})"),
    "computer text": lambda t: page(f"`{t}`"),
    "HTML": lambda t: page(f'<a href="{t}">{t}</a>'),
    "block": lambda t: page(f"/// {t}\n\na\n\n///"),
    "block's option": lambda t: page(f"/// callout\n    title: {t}\n\na\n\n///"),
    "title": lambda t: page(title=t),
    "title in quotes": lambda t: page(title="'" + t.replace("'", "''") + "'"),
    "description": lambda t: page(description=t),
    "name of a field": lambda t: page(more=f"a{t}b: c"),
    "line without a colon": lambda t: page(more=f"a{t}b"),
    "value with a mistake": lambda t: page(more=f"intro: a: {t}"),
    "list of values": lambda t: page(more=f"sources: [{t}]"),
    "old address": lambda t: page(more="aliases: ['/" + t.replace("'", "''") + "/']"),
}


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Session:
    """One site for all pages."""
    return Drafts.open(tmp_path_factory.mktemp("proportion")).session


def assert_page_in_proportion(make: Callable[[int], bytes], length: int, session: Session) -> None:
    """A page of twice the length takes about twice the time."""
    half, whole = make(length), make(2 * length)
    assert_in_proportion(
        lambda: steps.make_draft(SOURCE, half, session), lambda: steps.make_draft(SOURCE, whole, session)
    )


@pytest.mark.parametrize("place", PLACES)
def test_each_shape_in_each_place(place: str, session: Session) -> None:
    """Signs that mean something to Markdown, YAML, HTML or addresses, over and over, wherever somebody can write."""
    for shape in SHAPES:
        assert_page_in_proportion(lambda n, shape=shape: PLACES[place](shape * (n // len(shape))), LENGTH // 2, session)  # type: ignore[misc]


@pytest.mark.parametrize("step", ["    ", "  ", "> "])
def test_lists_and_quotes_as_deep_as_one_likes(step: str, session: Session) -> None:
    """1,500 lists in one another, each a line: named, and the time is in proportion to the text."""

    def nested(levels: int) -> bytes:
        return page("\n".join(step * level + "- a" for level in range(levels)))

    assert_page_in_proportion(lambda n: nested(int((2 * n / len(step)) ** 0.5)), 1500**2 * len(step) // 4, session)
    found = steps.make_draft(SOURCE, nested(1500), session).findings
    assert [(f.rule, f.line) for f in found if f.rule == "body-too-deep"] == [("body-too-deep", 7 + 100 // len(step))]


def test_a_list_that_is_deep_for_a_reader_is_none_for_the_parser(session: Session) -> None:
    """Ten lists in one another are read, and so is a list in computer text, however far in."""
    lists = "\n".join("    " * level + f"- Item {level}" for level in range(10))
    for body in (lists, f"```\n{' ' * 400}- a\n```"):
        assert not {"body-too-deep"} & {f.rule for f in steps.make_draft(SOURCE, page(body), session).findings}


@pytest.mark.parametrize("where", ["front matter", "option"])
def test_values_that_repeat_each_other(where: str, session: Session) -> None:
    """A few hundred bytes that would be a billion values: named at their line, and never made."""
    names = "abcdefghi"
    lines = ["a: &a [x, x, x, x, x, x, x, x, x]"]
    lines += [f"{new}: &{new} [{', '.join([f'*{old}'] * 9)}]" for old, new in pairwise(names)]
    if where == "option":
        data = page("/// callout\n" + "\n".join(f"    {line}" for line in lines) + "\n\na\n\n///")
    else:
        data = page(more="\n".join(lines))
    errors: list[Finding] = [f for f in steps.make_draft(SOURCE, data, session).findings if f.severity == "error"]
    assert "refers to itself too often" in errors[0].message
    assert errors[0].line >= 4
