"""What a converted text says of itself: its links and pictures as they are written, and how far its blocks' options go."""

from __future__ import annotations

from dataclasses import replace

import pytest

from plugins.content_model.questions import Questions
from plugins.site_engine.session import Session
from tests.support.site import PROJECT, Site


@pytest.mark.parametrize(
    ("text", "written", "meant"),
    [
        ("[a](contact.md)", "contact.md", "contact.md"),
        ('[a](<contact.md#x> "Title")', "contact.md#x", "contact.md#x"),
        ("[a][b]\n\n[b]: contact.md 'Title'", "contact.md", "contact.md"),
        ("Words.\n\n[never-used]: contact.md", "contact.md", "contact.md"),
        ("[a](/contact/?a=1&amp;b=2)", "/contact/?a=1&amp;b=2", "/contact/?a=1&b=2"),
        (r"[a](crisis\-help.md)", r"crisis\-help.md", "crisis-help.md"),
        ('<a href="/contact/">a</a>', "/contact/", "/contact/"),
        ("/// callout\n\n[a](contact.md)\n\n///", "contact.md", "contact.md"),
        ("- one\n    1. [a](contact.md)", "contact.md", "contact.md"),
    ],
)
def test_a_link_is_told_as_it_is_written(small: Site, text: str, written: str, meant: str) -> None:
    """However Markdown lets a link be written: the address in the text, and the one that it means."""
    links, _ = _read(small, text)
    assert {(link.written, link.meant, link.is_picture) for link in links} == {(written, meant, False)}


@pytest.mark.parametrize("text", ["`[a](contact.md)`", "```\n[a](contact.md)\n```", r"\[a](contact.md)", "contact.md"])
def test_what_is_no_link_is_not_told(small: Site, text: str) -> None:
    """Code, an escaped bracket, a file's name among the words."""
    assert _read(small, text)[0] == ()


def test_a_picture_is_told_as_one(small: Site) -> None:
    """Its address, and that it is no link."""
    (link,) = _read(small, "![What it shows](../images/lotus.svg)")[0]
    assert (link.written, link.is_picture) == ("../images/lotus.svg", True)


def test_a_block_says_how_many_lines_its_options_take(small: Site) -> None:
    """None, or as many as stand four spaces in below its mark."""
    blocks = _read(small, "/// callout\n    title: One\n    kind: care\n\nText.\n\n///\n\n/// summary\n\nText.\n\n///")[
        1
    ]
    assert blocks == [("callout", 2), ("summary", 0)]


def _read(site: Site, text: str) -> tuple[tuple, list[tuple[str, int]]]:
    session = Session.open(PROJECT, overrides={"PATH": str(site.content)})
    entry = replace(session.model.by_source["content/pages/plain.md"], body=text)
    with session.converter() as converter:
        converted = converter.convert(entry, Questions(session))
    return converted.links, [(use.block.name, use.option_lines) for use in converted.blocks]
