"""Every way in which a page, a fact or a source can be wrong: one clear message, and the old site stays."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest

from plugins.findings import Severity
from tests.support.site import HOME, PLAIN, SOURCES, Site, lines


@dataclass(frozen=True)
class Bad:
    """One mistake: the files that make it, and the place and the words that the message must have."""

    name: str
    files: dict[str, str | bytes | None]
    file: str
    line: int
    says: str
    advises: str
    settings: dict[str, object] = field(default_factory=dict)


def page(front_matter: str = "", body: str = "Some words.\n", title: str = "title: A plain page") -> str:
    """The plain page with other front matter and another body. Its first own front-matter line is line 4."""
    description = "description: A plain page of the small site, with a heading, a sentence, and a link back home."
    extra = front_matter + "\n" if front_matter else ""
    return f"---\n{title}\n{description}\n{extra}---\n\n{body}"


def plain(name: str, says: str, advises: str, line: int, **parts: str) -> Bad:
    """A mistake in the plain page."""
    return Bad(name, {"pages/plain.md": page(**parts)}, "content/pages/plain.md", line, says, advises)


STYLE = """\
---
title: A style
name: Anxious
description: A style page of the small site, with all of its fields but the one that is being tested.
summary: A sentence.
feels: [One., Two.]
shows: [One., Two.]
comes_from: Somewhere.
therapy_helps: It does.
anxiety: 0.8
avoidance: 0.2
---

Words.
"""

CASES = [
    # Front matter as a whole
    Bad("empty file", {"pages/plain.md": ""}, "content/pages/plain.md", 1, "file is empty", "title"),
    Bad("white space only", {"pages/plain.md": "\n \n"}, "content/pages/plain.md", 1, "file is empty", "title"),
    Bad("not UTF-8", {"pages/plain.md": PLAIN.replace("Some", "Caf\u00e9").encode("latin-1")},
        "content/pages/plain.md", 8, "not saved as UTF-8", "UTF-8"),
    Bad("no front matter", {"pages/plain.md": "Just words.\n"}, "content/pages/plain.md", 1, "no front matter", "three dashes"),
    Bad("front matter never closed", {"pages/plain.md": "---\ntitle: A plain page\n\nWords.\n"},
        "content/pages/plain.md", 1, "never closed", "three dashes"),
    Bad("front matter empty", {"pages/plain.md": "---\n---\nWords.\n"}, "content/pages/plain.md", 1, "front matter is empty", "title"),
    Bad("front matter is a list", {"pages/plain.md": "---\n- title\n---\nWords.\n"},
        "content/pages/plain.md", 2, "is a list", "title"),
    plain("colon in a title", "colon inside a value needs quotes", '"Therapy: how it works"', 2, title="title: Therapy: how it works"),
    plain("tab", "tab", "spaces", 5, front_matter="intro:\tA\n\tB: C"),
    plain("quote never closed", "quotation mark", "Close it", 4, front_matter='intro: "An open end'),
    plain("value that starts with a star", "needs quotes", "quotes", 4, front_matter="intro: *bold*"),
    plain("key twice", "twice", "Keep one", 4, front_matter="title: Another"),
    plain("a YAML tag", "no meaning here", "exclamation", 4, front_matter="intro: !!python/object:os.system x"),
    plain("a control character", "character", "Delete it", 4, front_matter="intro: a\x07b"),
    # Fields
    plain("unknown key", "`titel` is not a field", "Did you mean `title`?", 4, front_matter="titel: Again"),
    plain("unknown key without a likeness", "`zzz` is not a field", "title", 4, front_matter="zzz: 1"),
    plain("missing title", "`title` is missing", "title: ", 2, title="menu: main"),
    Bad("missing description", {"pages/plain.md": "---\ntitle: A plain page\n---\nWords.\n"},
        "content/pages/plain.md", 2, "`description` is missing", "description: "),
    plain("empty title", "`title` is missing", "title: ", 2, title="title:"),
    plain("title too long", "title` has 81 characters, 70 fit", "Shorten it by 11", 2, title=f"title: {'a' * 81}"),
    plain("title too short", "at least 3", "more", 2, title="title: ab"),
    Bad(
        "description too short", {"pages/plain.md": "---\ntitle: A plain page\ndescription: Too short.\n---\nWords.\n"},
        "content/pages/plain.md", 3, "description` has 10 characters", "Say a little more"),
    plain("text where a number belongs", "should be a whole number", "menu_order: 10", 4, front_matter="menu_order: first"),
    plain("number out of range", "outside of 0 or more", "of 0 or more", 4, front_matter="menu_order: -3"),
    plain("a list where a text belongs", "`intro` should be a text, and is a list", "intro: ", 4, front_matter="intro: [a, b]"),
    plain("a text where a list belongs", "`sources` should be a list", "dash", 4, front_matter="sources: bowlby-1969"),
    plain("too many items", "has 5 items, at most 4", "Take some away", 4,
          front_matter="related: [pages/a.md, pages/b.md, pages/c.md, pages/d.md, pages/e.md]"),
    plain("not yes or no", "should be yes or no", "yes or no", 4, front_matter="noindex: maybe"),
    plain("a choice that there is not", "`mian` is not one of its values", "main, footer, none", 4, front_matter="menu: mian"),
    plain("bad date", "`2026-13-01`, which is not a date", "2026-03-31", 4, front_matter="date: 2026-13-01"),
    plain("a date in words", "which is not a date", "2026-03-31", 4, front_matter="date: March 31st"),
    plain("unknown kind", "`therapie` is not a kind of page", "Did you mean `therapy`?", 4, front_matter="kind: therapie"),
    Bad("style number out of range", {"styles/anxious.md": STYLE.replace("0.8", "8")},
        "content/styles/anxious.md", 10, "outside from 0 to 1", "from 0 to 1"),
    Bad("style without a field", {"styles/anxious.md": STYLE.replace("summary: A sentence.\n", "")},
        "content/styles/anxious.md", 2, "`summary` is missing", "summary: "),
    # What pages say of each other
    plain("unknown source", "no source `bowlby-1996`", "Did you mean `bowlby-1969`?", 4, front_matter="sources: [bowlby-1996]"),
    plain("unknown related page", "no page `pages/plane.md`", "Did you mean `pages/plain.md`?", 4, front_matter="related: [pages/plane.md]"),
    plain("unknown picture field", "no picture `sun.svg`", "none yet", 4, front_matter="picture: sun.svg"),
    Bad("two pages for one place", {"pages/plain/index.md": PLAIN}, "content/pages/plain.md", 1, "has the address /plain/", "Rename"),
    Bad("duplicate URL across folders", {"pages/attachment-styles/anxious.md": PLAIN, "styles/anxious.md": STYLE},
        "content/styles/anxious.md", 1, "/attachment-styles/anxious/", "Rename"),
    Bad("no home page", {"pages/index.md": None, "pages/plain.md": page()}, "content/pages/index.md", 0, "no home page", "kind: home"),
    Bad("name that makes an empty slug", {"pages/---.md": PLAIN}, "content/pages/---.md", 1, "makes no address", "letters and numbers"),
    Bad("name with spaces and capitals", {"pages/My Page.md": PLAIN}, "content/pages/My Page.md", 1, "good address", "`my-page`"),
    Bad("a page that is not Markdown", {"pages/notes.txt": "Words"}, "content/pages/notes.txt", 0, "is not a page", "end in .md"),
    Bad("a page outside of the page folders", {"lost.md": PLAIN}, "content/lost.md", 0, "is not a page", "content/pages/"),
    # The body
    plain("no body", "no text below", "draft", 5, body=""),
    plain("link to a page that is not there", "leads to a page that does not exist", "Did you mean `plain.md`?", 6,
          body="See [the page](plane.md).\n"),
    plain("site address that is not there", "leads to a page that does not exist", "Did you mean `/plain/`?", 8,
          body="Words.\n\nSee [the page](/plane/).\n"),
    plain("Pelican link that leads nowhere", "does not exist", "", 6, body="See [the page]({filename}gone.md).\n"),
    plain("link without a target", "no target", "contact.md", 6, body="See [the page]().\n"),
    plain("script link", "not a kind of link", "https://", 6, body="See [it](javascript:alert(1)).\n"),
    plain("picture that is not there", "no picture", "content/images/", 6, body="![A sun](../images/sun.svg)\n"),
    plain("picture on another site", "another site", "content/images/", 6, body="![A sun](https://pictures.example/sun.png)\n"),
    Bad("picture without a description", {"pages/plain.md": page(body="![](../images/sun.svg)\n"), "images/images.yaml": "",
        "images/sun.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"/>'},
        "content/pages/plain.md", 6, "no description", "between the brackets"),
    plain("unknown block", "no block `calout`", "Did you mean `callout`?", 6, body="/// calout\n\nWords.\n\n///\n"),
    plain("unknown option of a block", "`titel` is not a field of the block `callout`", "Did you mean `title`?", 7,
          body="/// callout\n    titel: Hello\n\nWords.\n\n///\n"),
    plain("wrong value of an option", "`loud` is not one of its values", "note, care, important", 7,
          body="/// callout\n    kind: loud\n\nWords.\n\n///\n"),
    plain("missing option", "`to` is missing", "pages/contact.md", 6, body="/// action\n    text: Go\n///\n"),
    plain("block that leads nowhere", "no page `pages/gone.md`", "pages/contact.md", 6,
          body="/// action\n    text: Go\n    to: pages/gone.md\n///\n"),
    plain("block never closed", "never closed", "///", 6, body="/// callout\n\nWords.\n"),
    plain("block closed twice", "never opened", "Delete the line", 10, body="/// callout\n\nWords.\n///\n///\n"),
    plain("block without its text", "needs some text", "", 6, body="/// callout\n    title: Hello\n///\n"),
    plain("block with a text that it cannot have", "takes no text", "", 6, body="/// crisis\n\nWords.\n\n///\n"),
    plain("block with an argument", "takes nothing behind", "four spaces", 6, body="/// callout | Hello\n\nWords.\n\n///\n"),
    Bad("link to a draft", {"pages/plain.md": page(body="See [it](draft.md).\n"), "pages/draft.md": page("status: draft")},
        "content/pages/plain.md", 6, "not published", "Publish that page first"),
    # Data
    Bad("source without a year", {"data/sources.yaml": SOURCES.replace("year: 1969", "")},
        "content/data/sources.yaml", 2, "`year` is missing", "year: "),
    Bad("source that is a text", {"data/sources.yaml": "bowlby-1969: a book\n"}, "content/data/sources.yaml", 1, "single value", "authors"),
    Bad("broken YAML in data", {"data/sources.yaml": "a: b: c\n"}, "content/data/sources.yaml", 1, "colon", "quotes"),
    Bad("no facts at all", {"data/clinic.yaml": None}, "content/data/clinic.yaml", 0, "missing", "Put it back"),
    Bad("a description without its picture", {"images/images.yaml": "sun.svg:\n  alt: A sun\n"},
        "content/images/images.yaml", 1, "no picture `sun.svg`", "Add the picture"),
]  # fmt: skip


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """One folder for the whole table: a good site that is built once; each case breaks it and mends it again."""
    from tests.support.site import small_site

    site = small_site(tmp_path_factory.mktemp("bad"))
    result = site.build()
    assert result.ok, lines(result.findings)
    return site


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_mistake_is_named_with_its_place_and_its_remedy(case: Bad, good: Site) -> None:
    """The build fails, says file, line, what is wrong and what to write, and leaves the last good site alone."""
    before = good.snapshot()
    kept = {name: (good.content / name).read_bytes() for name in case.files if (good.content / name).exists()}
    good.write(case.files)
    try:
        result = good.build(**case.settings)
    finally:
        good.write({name: kept.get(name) for name in case.files if name in kept or (good.content / name).exists()})
    errors = [f for f in result.findings if f.severity is Severity.ERROR]
    assert not result.ok
    assert good.snapshot() == before
    matching = [
        f
        for f in errors
        if f.file == case.file and f.line == case.line and case.says in f.message and case.advises in f.fix
    ]
    assert len(matching) == 1, lines(result.findings)
    own = [f for f in errors if f.file == case.file]
    assert own == matching, f"more than one message for one mistake:\n{lines(tuple(own))}"


def test_all_problems_of_a_build_are_reported_together(small: Site) -> None:
    """Three broken files and a broken body give their messages in one build, in the order of files and lines."""
    small.write({
        "pages/plain.md": page("titel: x\nmenu: mian", body="[a](gone.md)\n"),
        "pages/other.md": page(body="[a](gone.md) and /// \n\n[b](lost.md)\n"),
        "pages/third.md": "",
    })  # fmt: skip
    result = small.build()
    places = [(f.file.rpartition("/")[2], f.line) for f in result.errors]
    assert places == [("other.md", 6), ("other.md", 8), ("plain.md", 4), ("plain.md", 5), ("third.md", 1)], lines(
        result.findings
    )


def test_at_least_forty_mistakes_are_in_the_table() -> None:
    """The table holds what it promises, and each case has a name of its own."""
    assert len(CASES) >= 40
    assert len({case.name for case in CASES}) == len(CASES)


def test_the_small_site_itself_is_good(small: Site) -> None:
    """What the table breaks is a site that builds."""
    assert HOME in (small.content / "pages/index.md").read_text()
    assert small.build().ok
