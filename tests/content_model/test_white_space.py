"""White space that looks like one space is one: in titles, names and descriptions, and wherever texts are compared."""

from __future__ import annotations

import pytest

from plugins.findings import as_typed, in_lines, in_one_line
from plugins.static_hosts.publish import Publisher
from tests.support.site import PLAIN, PROJECT, Site, lines, small_site

PERSON = """\
---
title: {}
kind: profile
description: A person of whom nobody knows a thing, and who is here for a test alone.
---

Words about them.
"""
SPACES = ["\u00a0", "  ", " \u00a0 ", "\u202f", "\u2003", "   "]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The small site; each test writes over what it looks at."""
    return small_site(tmp_path_factory.mktemp("spaces"))


@pytest.mark.parametrize("space", SPACES, ids=ascii)
def test_a_space_of_any_kind_is_one_space(site: Site, space: str) -> None:
    """In a title, a menu title, a heading, a description and a person's name: the page and its graph say the same."""
    page = PLAIN.replace("A plain page\n", f"A{space}plain{space}page\nmenu: footer\nmenu_title: Plain{space}page\n", 1)
    page = page.replace("a heading,", f"a{space}heading,").replace("## A section", f"## A{space}section")
    page = page.replace("---\n", "---\nauthor: anna-b\n", 1)
    result = site.write({"pages/plain.md": page, "people/anna-b.md": PERSON.format(f"Anna{space}B. Cee")}).build()
    assert result.ok, lines(result.findings)
    html = site.html("/plain/")
    assert html.count("A plain page") >= 3
    assert "Plain page" in html
    assert "Anna B. Cee" in html
    assert "with a heading" in html


@pytest.mark.parametrize("name", ["tab", "no-break space"])
def test_white_space_in_a_quoted_value(site: Site, name: str) -> None:
    """Written as YAML writes it."""
    written = {"tab": "\\t", "no-break space": "\\u00a0"}[name]
    page = PLAIN.replace("title: A plain page", f'title: "A{written}plain page"', 1)
    result = site.write({"pages/plain.md": page}).build()
    assert result.ok, lines(result.findings)
    assert "<h1" in site.html("/plain/")


@pytest.mark.parametrize(
    ("text", "shown"),
    [(" a \n b\u00a0c ", "a b c"), ("", ""), ("a", "a"), ("a\u2003\tb", "a b"), ("\n\n", "")],
)
def test_in_one_line(text: str, shown: str) -> None:
    """Everything on a line, with single spaces."""
    assert in_one_line(text) == shown


def test_lines_stay_and_signs_are_typed() -> None:
    """White space is folded within lines; typographic signs are the ones on a keyboard, sign by sign."""
    assert in_lines("a  b\nc\u00a0d") == "a b\nc d"
    text = "\u201cIt\u2019s\u201d \u2013 a\u00a0b\u2011c"
    assert as_typed(text) == '"It\'s" - a b-c'
    assert len(as_typed(text)) == len(text)


# -- ids and paths that two places treat differently ---------------------------------------------------

FOLDERS = ["home/visits", "home", "root/canal", "users/guide", "home/anna/first", "var/folders/x"]


@pytest.mark.parametrize("folder", FOLDERS)
def test_a_folder_of_the_site_is_no_path_of_a_machine(site: Site, folder: str) -> None:
    """Though machines have folders of these names; a link to such a page can be published."""
    up = "../" * (folder.count("/") + 1)
    page = PLAIN.replace("A plain page", "A page of its own").replace("(index.md)", f"({up}index.md)")
    files = {f"pages/{folder}/it.md": page, "pages/plain.md": f"{PLAIN}\nRead [the other]({folder}/it.md).\n"}
    found = Publisher(PROJECT, overrides={"PATH": str(site.write(files).content)}).preview(site.output).findings
    site.write({f"pages/{folder}/it.md": None})
    assert f"/{folder}/it/" in site.html("/plain/")
    assert [f for f in found if f.rule == "machine-path"] == []


@pytest.mark.parametrize("heading", ["## Sources", "## Sources ##", "### Sources", "## sources"])
def test_a_heading_that_the_page_has_too(site: Site, heading: str) -> None:
    """A heading of the writer's own beside that of the page: two ids, and nothing to say."""
    page = PLAIN.replace("---\n", "---\nsources: [bowlby-1969]\n", 1) + f"\n{heading}\n\nWords of our own.\n"
    result = site.write({"pages/plain.md": page}).build()
    assert result.ok, lines(result.findings)
    html = site.html("/plain/")
    assert html.count('id="sources"') == 1
    assert html.count('id="sources_') == 1
