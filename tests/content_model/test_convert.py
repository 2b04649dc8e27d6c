"""Markdown becomes HTML: links, pictures and blocks as staff write them."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup, Tag

from tests.support.site import Site, lines

TOP = "---\ntitle: A plain page\ndescription: A page of the small site whose body is what a test wants to see converted.\n---\n"


def main_of(site: Site, body: str, **settings: object) -> Tag:
    """The page's main element after a build that must succeed."""
    site.write({"pages/plain.md": f"{TOP}\n{body}\n"})
    result = site.build(**settings)
    assert result.ok, lines(result.findings)
    main = BeautifulSoup(site.html("/plain/"), "lxml").main
    assert main is not None
    return main


@pytest.mark.parametrize(
    ("href", "expected"),
    [
        ("index.md", "/"),
        ("pages/index.md", "/"),
        ("../pages/index.md#welcome", "/#welcome"),
        ("{filename}index.md", "/"),
        ("{filename}/pages/index.md", "/"),
        ("/", "/"),
        ("#a-section", "#a-section"),
        ("https://www.example.org/a?b=c&d=e", "https://www.example.org/a?b=c&d=e"),
        ("tel:+18055550100", "tel:+18055550100"),
    ],
)
def test_a_link_leads_where_its_writer_meant(small: Site, href: str, expected: str) -> None:
    """A Markdown file's name, an address on the site, or one elsewhere."""
    link = main_of(small, f"## A section\n\nSee [the place]({href}).").find("a", string="the place")
    assert isinstance(link, Tag)
    assert link["href"] == expected


def test_links_carry_the_folder_that_the_site_stands_in(small: Site) -> None:
    """On a host where the site is not at the domain's root, each link starts with its folder."""
    clinic = small.content / "data/clinic.yaml"
    clinic.write_text(
        clinic.read_text().replace("https://www.lotusrecovery.example", "https://www.lotusrecovery.example/clinic")
    )
    link = main_of(small, "See [the start](index.md).").find("a", string="the start")
    assert isinstance(link, Tag)
    assert link["href"] == "/clinic/"


def test_a_picture_gets_its_words_and_its_size(small: Site) -> None:
    """From images.yaml and from the file itself, so that nothing moves while it loads."""
    small.write({
        "images/sun.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30"/>',
        "images/images.yaml": "sun.svg:\n  alt: A sun above a lake\n",
    })  # fmt: skip
    image = main_of(small, "![](../images/sun.svg)").find("img")
    assert isinstance(image, Tag)
    expected = {
        "src": "/images/sun.svg",
        "alt": "A sun above a lake",
        "width": "40",
        "height": "30",
        "fetchpriority": "high",  # the first one of the page
    }
    assert image.attrs == expected
    assert (small.output / "images/sun.svg").is_file()


def test_a_blocks_text_is_markdown(small: Site) -> None:
    """Links, emphasis and lists inside a block are converted, and its options reach the component."""
    main = main_of(small, "/// callout\n    title: Good & kind\n\nSee [the *start*](index.md).\n\n- one\n- two\n\n///")
    callout = main.select_one(".callout")
    assert callout is not None
    assert "Good & kind" in callout.get_text()
    assert callout.select_one('a[href="/"] em') is not None
    assert [li.get_text() for li in callout.select("li")] == ["one", "two"]


def test_blocks_stand_inside_one_another(small: Site) -> None:
    """The inner one has more slashes, or fewer, than the outer one."""
    main = main_of(
        small, "//// callout\n    title: Outer\n\n/// details\n    title: Inner\n\nWords within.\n\n///\n\n////"
    )
    assert main.select_one(".callout .details, .callout details") is not None
    assert "///" not in main.get_text()


def test_blocks_in_code_are_shown_and_not_run(small: Site) -> None:
    """A page that explains blocks can show one."""
    main = main_of(small, "```\n/// callout\n///\n```")
    assert main.select_one(".callout") is None
    assert "/// callout" in main.get_text()


def test_straight_quotes_become_curly(small: Site) -> None:
    """Typography is the site's work, not the writer's."""
    assert "\u201cIt\u2019s here\u201d" in main_of(small, '"It\'s here"').get_text()


def test_the_contents_list_names_the_sections(small: Site) -> None:
    """A long page starts with links to its sections; a short one does not."""
    sections = "\n\n".join(f"## Part {n}\n\nWords." for n in range(1, 5))
    main = main_of(small, sections)
    assert [a["href"] for a in main.select(".contents-list a")] == ["#part-1", "#part-2", "#part-3", "#part-4"]
    assert main_of(small, "## Part 1\n\nWords.").select(".contents-list a") == []
