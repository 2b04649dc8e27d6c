"""A sign-off holds as long as the words are those that were read, and as long only."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

import pytest

from plugins import schema_org, seo_checks
from plugins.content_model.due import due
from plugins.content_model.entry import Entry
from plugins.content_model.load.content import load, read_draft
from plugins.content_model.model import ContentModel
from plugins.content_model.settings import ContentSettings
from plugins.content_model.sign_off import SignOffRefused, sign, words_fingerprint
from tests.support.proportion import assert_in_proportion
from tests.support.site import PLAIN, Site, core, small_site

NOW = dt.datetime(2026, 11, 28, 12, tzinfo=dt.UTC)
CONTRIBUTIONS = core(schema_org, seo_checks)
PERSON = """\
---
kind: profile
title: {}
description: A person of the small site, who reads what others have written with care.
job_title: Writer
---
"""
PAGE = """\
---
title: "A steady bond: what it's for"
kind: therapy
description: A page about a steady bond, made for a test of what a review is bound to, and of what it is not.
author: writer
menu_title: Steady bond
intro: >-
  It takes about ten talks,
  and costs nothing.
picture: dot.svg
keyphrase: steady bond
---

## Feeling safe

A bond can *calm* the mind. Do **not** stop your medicine by yourself -- "ask" us
first, at 805-555-0100 or [write](plain.md "Go") to <name@clinic.example>.[^1]

![A dot](../images/dot.svg)

- Up to 20 mg a day
- Never with wine <!-- ask Jo -->

| dose | hours |
|------|-------|
| 1.5  | 8     |

/// callout
    title: Good to know
    kind: note

It's a [long][way] way.

///

/// action
    text: Talk with us
    to: pages/plain.md
///

[way]: index.md
[^1]: A note at the end.
"""
DOT = '<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"/>'


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The small site with two people and a page about health."""
    return small_site(tmp_path_factory.mktemp("signed")).write({
        "people/writer.md": PERSON.format("A writer"),
        "people/reader.md": PERSON.format("A reader"),
        "people/index.md": PLAIN.replace("A plain page", "People", 1).replace("index.md", "../pages/index.md"),
        "pages/bond.md": PAGE,
        "images/dot.svg": DOT,
        "images/images.yaml": "dot.svg:\n  alt: A dot\n",
    })  # fmt: skip


def settings_of(site: Site) -> ContentSettings:
    return ContentSettings(site.content, {"pages": "/", "people": "/people/"}, now=NOW)


@pytest.fixture(scope="module")
def model(site: Site) -> ContentModel:
    loaded = load(settings_of(site), CONTRIBUTIONS)
    assert not loaded.findings, loaded.findings
    return loaded.model


def entry_of(text: str, site: Site, model: ContentModel) -> Entry:
    draft = read_draft("content/pages/bond.md", text.encode(), model, settings_of(site), CONTRIBUTIONS)
    assert draft.entry is not None, draft.findings
    return draft.entry


def prints(text: str, site: Site, model: ContentModel) -> str:
    return words_fingerprint(entry_of(text, site, model), CONTRIBUTIONS.blocks)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("805-555-0100", "(805) 555-0199"), ("805-555-0100", "+1-805-555-0142"), ("name@clinic", "care@clinic"),
        ("(plain.md \"Go\")", "(index.md)"), ("[way]: index.md", "[way]: plain.md"), ("to: pages/plain.md", "to: pages/index.md"),
        ("![A dot](../images/dot.svg)", ""), ("![A dot]", "![Another dot]"), ("picture: dot.svg\n", ""),
        ("*calm*", "_calm_"), ("*calm*", "calm"), ("**not**", "__not__"), ("## Feeling", "### Feeling"), ("- Up", "* Up"),
        ("mind. Do **not** stop", "mind. Do\n**not** stop"), ("calm", "calm"), ("kind: note", "kind: care"),
        ("|------|-------|", "|:--|--:|"), ("<!-- ask Jo -->", ""), ("takes about ten talks,\n  and", "takes about\n  ten talks, and"),
        ("it's for", "it’s for"), ('"ask"', "“ask”"), (" -- ", " — "), ("It's a", "It’s a"), ("A bond can", "A  bond\u00a0can"),
        ("keyphrase: steady bond", "keyphrase: bond"), ("author: writer", "author: writer\nmenu: main"), ("\n", "\r\n"),
        ("## Feeling safe", "## Feeling safe {#safe}"),
    ],
)  # fmt: skip
def test_what_is_no_word_of_the_page_may_change(old: str, new: str, site: Site, model: ContentModel) -> None:
    """Phone numbers, links' targets, pictures, marks, white space, the form of quotation marks, what visitors never read."""
    assert old in PAGE
    assert prints(PAGE.replace(old, new), site, model) == prints(PAGE, site, model)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Do **not** stop", "Do stop"), ("20 mg", "200 mg"), ("20 mg", "2-0 mg"), ("1.5 ", "15  "), ("| 8 ", "| 6 "),
        ("A note at", "The note at"), ("[write]", "[call]"), ("what it's for", "what it is for"), ("bond, made", "bond made"),
        ("mind. Do", "mind? Do"), ("ten talks", "two talks"), ("menu_title: Steady", "menu_title: Firm"),
        ("Good to know", "Good news"), ("Talk with us", "Talk to us"), ("long][way]", "short][way]"), ("- Never with wine", ""),
        ("Feeling safe", "Feeling Safe"), ("Up to 20", "Up to -20"), ("description: A page", "description: This page"),
    ],
)  # fmt: skip
def test_a_word_that_changes_is_noticed(old: str, new: str, site: Site, model: ContentModel) -> None:
    """In the text, in lists, tables, notes, blocks' titles, and in the fields that visitors read."""
    assert old in PAGE
    assert prints(PAGE.replace(old, new), site, model) != prints(PAGE, site, model)


def test_each_single_word_of_the_text_counts(site: Site, model: ContentModel) -> None:
    """One after the other."""
    start = PAGE.index("## Feeling")
    words = list(re.finditer(r"[A-Za-z]{3,}", PAGE[start : PAGE.index("first, at")]))
    assert len(words) > 10
    told = {prints(PAGE[: start + m.start()] + "other" + PAGE[start + m.end() :], site, model) for m in words}
    assert len(told) == len(words)
    assert prints(PAGE, site, model) not in told


def test_signing_says_what_to_write_and_then_holds(site: Site, model: ContentModel) -> None:
    """Written into the front matter as they are, the values are a sign-off that has not lapsed; a changed word undoes it."""
    reader = model.person("reader")
    assert reader is not None
    values = sign(model.by_url["/bond/"], reader, CONTRIBUTIONS.blocks, dt.date(2028, 2, 29))
    assert {**values, "reviewed_words": ""} == {
        "reviewer": "reader", "last_reviewed": "2028-02-29", "next_review": "2029-02-28", "reviewed_words": "",
    }  # fmt: skip
    lines = "".join(f"{name}: {value}\n" for name, value in values.items())
    signed = PAGE.replace("---\n", f"---\n{lines}", 1)
    assert not entry_of(signed, site, model).review_lapsed
    assert not entry_of(signed.replace("805-555-0100", "805-555-0142"), site, model).review_lapsed
    assert entry_of(signed.replace("20 mg", "30 mg"), site, model).review_lapsed
    assert not entry_of(PAGE, site, model).review_lapsed


def test_nobody_signs_what_they_wrote(model: ContentModel) -> None:
    """And no page that is no person's signs anything."""
    for name, why in (("content/people/writer.md", "wrote"), ("content/pages/plain.md", "person")):
        with pytest.raises(SignOffRefused, match=why):
            sign(model.by_url["/bond/"], model.by_source[name], CONTRIBUTIONS.blocks, NOW.date())


def test_a_lapsed_sign_off_is_due_today(site: Site, model: ContentModel) -> None:
    """The next review is due on its day as well."""
    signed = "reviewer: reader\nlast_reviewed: 2026-01-05\nnext_review: 2027-01-05\nreviewed_words: 0123456789abcdef\n"
    changed = model.with_entry(entry_of(PAGE.replace("---\n", f"---\n{signed}", 1), site, model))
    assert [(item.day, item.what, item.line) for item in due(changed, NOW.date())] == [
        (NOW.date(), "sign-off", 5), (dt.date(2027, 1, 5), "review", 4),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "shape", ["[" * 40_000, "*" * 40_000, "a.a." * 20_000, "1" * 60_000, "+1 " * 20_000, "> " * 2_000]
)
def test_long_texts_take_time_in_proportion(shape: str, model: ContentModel) -> None:
    """A text of any shape takes time in proportion to its length, and never ends in an error."""

    def read(text: str) -> str:
        return words_fingerprint(replace(model.by_url["/bond/"], body=f"{text}a"), CONTRIBUTIONS.blocks)

    assert_in_proportion(lambda: read(shape[len(shape) // 2 :]), lambda: read(shape))
