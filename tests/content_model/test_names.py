"""Names of places on a page are given once, and what a writer sets on an element is something that a writer may set."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup

from plugins.findings import Severity
from plugins.site_engine import steps
from plugins.site_engine.session import Session
from tests.support.drafts import FIRST_LINE, Drafts
from tests.support.site import PROJECT, lines


@pytest.fixture(scope="module")
def drafts(tmp_path_factory: pytest.TempPathFactory) -> Drafts:
    """One site for all texts."""
    return Drafts.open(tmp_path_factory.mktemp("names"))


@pytest.mark.parametrize("words", ["Sources", "Main", "Contents", "Invitation", "Children", "Footer help", "Onward"])
def test_a_heading_gets_a_name_that_the_theme_does_not_have(drafts: Drafts, words: str) -> None:
    """The part of the page keeps its name, however often the words come."""
    draft = drafts.convert(f"## {words}\n\nOne.\n\n## {words}\n\nTwo.")
    slug = words.lower().replace(" ", "-")
    assert draft.findings == (), lines(draft.findings)
    assert [h["id"] for h in BeautifulSoup(draft.html, "lxml").find_all("h2")] == [f"{slug}_1", f"{slug}_2"]
    ids = {f'id="{slug}"' in path.read_text("utf-8") for path in (PROJECT / "theme/templates").rglob("*.html")}
    assert True in ids


def test_a_heading_gets_a_name_that_the_html_of_its_page_does_not_have(drafts: Drafts) -> None:
    """An anchor that somebody wrote in HTML stays the one of its name."""
    draft = drafts.convert('<a id="rest"></a>Words.\n\n## Rest\n\nMore.')
    assert draft.findings == (), lines(draft.findings)
    assert 'id="rest_1"' in draft.html


TWICE = [
    ("## Rest {#sources}\n\nWords.", 1),
    ("## Rest {#main}\n\nWords.", 1),
    ("Words.\n{: #main }", 2),
    ('<p id="main">Words.</p>', 1),
    ('<p id="a">One.</p>\n\n<p id="a">Two.</p>', 3),
    ('<p id="a">One.</p>\n\n## Rest {#a}', 3),
    ("Words.\n{: #a }\n\nMore.\n{: #a }", 5),
    ("## One {#a}\n\nWords.\n\n### Two {#a}\n\nMore.", 5),
]


@pytest.mark.parametrize(("body", "line"), TWICE)
def test_a_name_that_is_given_twice_is_named(drafts: Drafts, body: str, line: int) -> None:
    """At the second place, whichever of the two ways it was given in."""
    draft = drafts.convert(body)
    assert [(f.rule, f.line) for f in draft.findings] == [("heading-id", line + FIRST_LINE - 1)], lines(draft.findings)


def test_a_block_with_a_place_of_the_same_name_is_named() -> None:
    """The style explainer gives each style a place; a heading inside a block is no second one."""
    session = Session.open(PROJECT)
    page = "---\ntitle: A plain page\ndescription: A page of the clinic's site with the explainer of the styles on it.\n---\n\n"
    text = (
        page + "/// steps\n\n### First\n\nOne.\n\n### Then\n\nTwo.\n\n///\n\n## Anxious\n\n/// style-explainer\n///\n"
    )
    made = steps.make_draft("content/pages/plain.md", text.encode(), session)
    (found,) = [f for f in made.findings if f.severity is Severity.ERROR]
    assert (found.rule, found.line) == ("heading-id", 20), found
    made = steps.make_draft(
        "content/pages/plain.md", text.replace("## Anxious", "## Anxious {#anxious-2}").encode(), session
    )
    assert not [f for f in made.findings if f.severity is Severity.ERROR]


REFUSED = [
    ("## Wheel {heart}\n\nWords.", "`heart` means nothing here"),
    ('## Wheel {onclick="go()"}\n\nWords.', "`onclick` in `<h2>` would run a script"),
    ('*Words*{style="color: red"} here', "`style` cannot be set"),
    ("![A dot](../images/dot.svg){width=300}", "`width`"),
    ("[more](contact.md){target=_blank}", "`target` cannot be set"),
    ("Words.\n{: hidden }", "`hidden` means nothing here"),
    ("Words.\n{: .visually-hidden }", "hide the words"),
    ("Words.\n{: data-note='ask Anna' }", "`data-note` cannot be set"),
    ("| a | b |\n|---|---|\n| 1 { bgcolor=red } | 2 |", "`bgcolor` cannot be set"),
    ('<p style="color: red">Words.</p>', "`style` cannot be set"),
    ("<p hidden>Words.</p>", "`hidden` means nothing here"),
    ('<span aria-hidden="true">Words.</span>', "`aria-hidden` cannot be set"),
    ('<p data-note="ask Anna">Words.</p>', "`data-note` cannot be set"),
    ('<b onmouseover="go()">Words.</b>', "would run a script"),
    ('<td align="right">Words.</td>', "`align` cannot be set"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "says"), REFUSED)
def test_what_a_writer_may_not_set_is_refused_at_its_line(drafts: Drafts, body: str, says: str) -> None:
    """Scripts, styles, hidden words and notes, in Markdown's brackets and in HTML alike."""
    draft = drafts.convert(body)
    assert draft.ids == ["attribute"], lines(draft.findings)
    assert says in draft.findings[0].message
    assert body.split("\n")[draft.findings[0].line - FIRST_LINE]


SET = [
    "## Wheel {#heart}", "## Wheel {#heart .wide lang=es}", "Words.\n{: lang=es }", "*Palabras*{lang=es} aqu\u00ed", "[more](contact.md){rel=nofollow hreflang=en}",
    '<p lang="es" dir="ltr" class="wide">Palabras.</p>', '<time datetime="2026-03-01">March 1</time>', '<table><tr><th scope="col">a</th></tr></table>',
    '<a href="https://www.example.org/" rel="nofollow">more</a>', "<details open><summary>Why?</summary><p>So.</p></details>",
    '<ol start="3" reversed><li value="5">One.</li></ol>', '<abbr title="So it is">S</abbr>', '<p aria-label="Words">Words.</p>', '<q cite="https://a.example/">Words</q>',
]  # fmt: skip


@pytest.mark.parametrize("body", SET)
def test_what_a_writer_may_set_is_set(drafts: Drafts, body: str) -> None:
    """Names, classes, languages, and what a tag is there for."""
    draft = drafts.convert(body)
    assert draft.findings == (), lines(draft.findings)
    assert draft.html


def test_a_table_is_aligned_by_class(drafts: Drafts) -> None:
    """A style in the page would be refused by the browser; the theme knows the classes."""
    draft = drafts.convert("| a | b | c | d |\n|:--|:-:|--:|---|\n| 1 | 2 | 3 | 4 |")
    assert draft.findings == ()
    cells = BeautifulSoup(draft.html, "lxml").find_all("td")
    assert [cell.get("class") for cell in cells] == [["align-left"], ["align-center"], ["align-right"], None]
    assert "style=" not in draft.html
    style = (PROJECT / "theme/static/css/elements/table.css").read_text("utf-8")
    assert all(f".{name} {{" in style for name in ("align-center", "align-right"))
