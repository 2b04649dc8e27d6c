"""The block `/// style-explainer` in a real build."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

import pytest

from plugins.findings import Severity
from plugins.style_explainer.block import EXPLAINER
from tests.support.site import Site, lines

from .words import BLOCK, BODY_LINE, FOUR, page, style


@dataclass(frozen=True)
class Wrong:
    """One wrong use: the block's options, further files, and what the message must say, on which of the block's lines."""

    name: str
    options: str
    says: str
    advises: str
    line: int = 0
    files: dict[str, str | None] = field(default_factory=dict)


WRONG = [
    Wrong("an option that there is not", "    style: [secure]\n", "`style` is not a field of the block", "Did you mean `styles`?", 1),
    Wrong("an option like none", "    size: large\n", "`size` is not a field of the block", "styles", 1),
    Wrong("a style that there is not", "    styles: [secure, anxius]\n", "There is no style `anxius`", "Did you mean `anxious`?"),
    Wrong("a style like none", "    styles: [secure, xyz]\n", "There is no style `xyz`", "There is: secure, anxious, avoidant, disorganized."),
    Wrong("a first that there is not", "    first: secured\n", "There is no style `secured`", "Did you mean `secure`?"),
    Wrong("a first that is not shown", "    styles: [secure, anxious]\n    first: avoidant\n", "not among the styles asked for", "Add it to `styles`"),
    Wrong("a style twice", "    styles: [secure, Secure, anxious]\n", "asked for twice", "once"),
    Wrong("no style", "    styles: []\n", "has 0 items", "", 1),
    Wrong("styles that are no list", "    styles: secure\n", "`styles` should be a list", "", 1),
    Wrong("a map that is neither yes nor no", "    map: big\n", "`map` should be yes or no", "", 1),
    Wrong("a heading level out of range", "    level: 6\n", "`level` is 6", "from 2 to 5", 1),
    Wrong("a text", "\nSome words.\n\n", "takes no text", ""),
    Wrong("a single style in content/", "", "needs at least 2 styles, and content/styles/ shows 1", "content/styles/",
          files=dict.fromkeys(list(FOUR)[1:])),
    Wrong("no style in content/", "", "needs at least 2 styles, and content/styles/ shows 0", "content/styles/", files=dict.fromkeys(FOUR)),
    Wrong("two styles at one place", "", "`disorganized` and `fearful` stand on top of each other", "content/styles/fearful.md",
          files={"styles/fearful.md": style("Fearful", 50, 0.78, 0.78)}),
    Wrong("no way to reach anybody", "", "no contact page", "kind: contact", files={"pages/contact.md": None}),
]  # fmt: skip


@pytest.mark.parametrize("case", WRONG, ids=lambda case: case.name)
def test_a_wrong_use_is_named_with_its_place_and_its_remedy(case: Wrong, four: Site) -> None:
    """The build fails, and says file, line, what is wrong and what to write: one message for one mistake."""
    four.write({"pages/about.md": page(f"/// style-explainer\n{case.options}///\n"), **case.files})
    result = four.build()
    errors = [finding for finding in result.findings if finding.severity is Severity.ERROR]
    assert not result.ok
    assert len(errors) == 1, lines(result.findings)
    (error,) = errors
    assert (error.file, error.line) == ("content/pages/about.md", BODY_LINE + case.line)
    assert case.says in error.message
    assert case.advises in error.fix


def test_a_style_with_a_mistake_of_its_own_brings_no_second_message(four: Site) -> None:
    """While a style's file cannot be read, the block that asks for it is not blamed."""
    four.write(
        {
            "styles/anxious.md": FOUR["styles/anxious.md"].replace("0.8", "8"),
            "pages/about.md": page("/// style-explainer\n    first: anxious\n///\n"),
        }
    )
    errors = [finding for finding in four.build().findings if finding.severity is Severity.ERROR]
    assert [error.file for error in errors] == ["content/styles/anxious.md"], lines(tuple(errors))


def explained(site: Site, options: str = "", number: int = 1) -> str:
    """The HTML of the explainer with these options, from a real build."""
    result = site.write({"pages/about.md": page(f"/// style-explainer\n{options}///\n\n" * number)}).build()
    assert result.ok, lines(result.findings)
    return site.html("/about/")


def sections(html: str) -> list[str]:
    """The ids of the sections, in order."""
    return re.findall(r'<section class="style-explainer__style [^"]*" id="([^"]*)"', html)


def regions(html: str) -> dict[str, str]:
    """Where each region of the map leads, by the name that stands in it."""
    links = re.findall(r'<a class="style-explainer__region[^>]* href="([^"]*)".*?</a>', html, re.DOTALL)
    texts = re.findall(r'<a class="style-explainer__region.*?</a>', html, re.DOTALL)
    return {re.sub(r"<[^>]*>", " ", text).strip(): link for text, link in zip(texts, links, strict=True)}


def test_without_options_all_styles_are_shown_with_the_map(four: Site) -> None:
    """Every style has a section with its name as id, and a region that leads to it."""
    html = explained(four)
    assert sections(html) == ["secure", "anxious", "avoidant", "disorganized"]
    assert regions(html) == {
        "Secure": "#secure",
        "Anxious": "#anxious",
        "Avoidant": "#avoidant",
        "Disorganized": "#disorganized",
    }
    assert html.count("<h3 ") == 4


def test_the_styles_asked_for_stand_in_the_order_asked_for(four: Site) -> None:
    """The map still shows all styles: the others lead to their own pages. Capitals do not matter."""
    html = explained(four, "    styles: [avoidant, Secure]\n")
    assert sections(html) == ["avoidant", "secure"]
    assert regions(html) == {
        "Secure": "#secure",
        "Anxious": "/attachment-styles/anxious/",
        "Avoidant": "#avoidant",
        "Disorganized": "/attachment-styles/disorganized/",
    }


def test_one_style_alone_may_be_asked_for(four: Site) -> None:
    """Its neighbors stay on the map, so it is still told apart from something."""
    html = explained(four, "    styles: [anxious]\n")
    assert sections(html) == ["anxious"]
    assert len(regions(html)) == 4


def test_the_first_style_stands_first_and_the_rest_in_their_order(four: Site) -> None:
    """`first` moves one section and nothing else."""
    assert sections(explained(four, "    first: avoidant\n")) == ["avoidant", "secure", "anxious", "disorganized"]
    assert sections(explained(four, "    styles: [secure, anxious, avoidant]\n    first: avoidant\n")) == [
        "avoidant",
        "secure",
        "anxious",
    ]


def test_without_the_map_no_drawing_is_left(four: Site) -> None:
    """Neither the map nor the small maps beside the names; the words about the two dimensions stay."""
    html = explained(four, "    map: no\n")
    start = html.index("<style-explainer")
    widget = html[start : html.index("</style-explainer>")]
    assert "<svg" not in widget
    assert "Attachment anxiety" in widget
    assert sections(html) == ["secure", "anxious", "avoidant", "disorganized"]


def test_the_heading_level_can_be_chosen(four: Site) -> None:
    """The names get the level, and what stands below them the next one."""
    html = explained(four, "    level: 4\n")
    assert html.count('<h4 class="style-explainer__name">') == 4
    assert html.count("<h5>") == 16


def test_a_second_explainer_has_ids_of_its_own(four: Site) -> None:
    """The first one on a page has the plain names; no id stands twice."""
    html = explained(four, number=2)
    assert sections(html)[:4] == ["secure", "anxious", "avoidant", "disorganized"]
    assert sections(html)[4:] == ["secure-2", "anxious-2", "avoidant-2", "disorganized-2"]
    ids = re.findall(r'\sid="([^"]*)"', html)
    assert len(ids) == len(set(ids))


def test_a_fifth_style_works(four: Site) -> None:
    """A new file in content/styles/ is all it takes, whatever its name."""
    four.write({"styles/earned.md": style("Newly secure", 50, 0.5, 0.35)})
    html = explained(four)
    assert sections(html)[-1] == "earned"
    assert regions(html)["Newly secure"] == "#earned"


def test_three_styles_work(four: Site) -> None:
    """A style whose file is gone is simply not there."""
    four.write({"styles/disorganized.md": None})
    html = explained(four)
    assert sections(html) == ["secure", "anxious", "avoidant"]
    assert set(regions(html)) == {"Secure", "Anxious", "Avoidant"}


def test_a_draft_style_is_not_shown(four: Site) -> None:
    """What is not published is on no other page either."""
    four.write({"styles/avoidant.md": FOUR["styles/avoidant.md"].replace("kind: style", "kind: style\nstatus: draft")})
    html = explained(four)
    assert sections(html) == ["secure", "anxious", "disorganized"]
    assert "Avoidant" not in regions(html)


def test_words_of_the_files_cannot_become_markup(four: Site) -> None:
    """A style's words are text: angle brackets and ampersands are shown as they are."""
    text = FOUR["styles/anxious.md"].replace(
        "summary: Anxious in one sentence.", "summary: 'Near < far & a \"quoted\" word.'"
    )
    four.write({"styles/anxious.md": text})
    html = explained(four)
    assert "Near &lt; far &amp; a \u201cquoted\u201d word." in html


def test_a_site_in_a_folder_has_links_into_the_folder(four: Site) -> None:
    """Links carry the folder that the site stands in."""
    facts = (four.content / "data/clinic.yaml").read_text(encoding="utf-8")
    four.write(
        {
            "data/clinic.yaml": facts.replace(
                "https://www.lotusrecovery.example", "https://www.lotusrecovery.example/clinic"
            )
        }
    )
    html = explained(four, "    styles: [secure]\n")
    assert 'href="/clinic/attachment-styles/secure/"' in html
    assert 'href="/clinic/contact/"' in html
    assert regions(html)["Anxious"] == "/clinic/attachment-styles/anxious/"


def test_the_block_is_declared_in_full() -> None:
    """Whatever lists the blocks finds a label, a help and an example for this one, and a help for each option."""
    assert EXPLAINER.label
    assert EXPLAINER.help
    assert BLOCK.splitlines()[0] in EXPLAINER.example
    assert [option.name for option in EXPLAINER.options] == ["styles", "first", "map", "level"]
    assert all(option.label and option.help for option in EXPLAINER.options)
