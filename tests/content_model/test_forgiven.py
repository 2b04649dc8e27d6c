"""What people and their programs write in another way than we would, and what is understood all the same."""

from __future__ import annotations

import datetime as dt

import pytest
from bs4 import BeautifulSoup

from plugins.content_model.entry import Entry
from tests.content_model.conftest import core_site
from tests.support.site import PLAIN, Site, lines

SUN = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"/>'


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """One folder for all."""
    site = core_site(tmp_path_factory.mktemp("forgiven"))
    return site.write({"images/sun.svg": SUN, "images/images.yaml": "sun.svg:\n  alt: A sun\n"})


def built(site: Site, text: str | bytes) -> Entry:
    """The plain page as the model has it, after a build that must succeed."""
    site.write({"pages/plain.md": text})
    result = site.build()
    assert result.ok, lines(result.findings)
    assert result.model is not None
    return result.model.by_url["/plain/"]


def text_of(site: Site) -> str:
    """The visible text of the built plain page."""
    main = BeautifulSoup(site.html("/plain/"), "lxml").main
    assert main is not None
    return " ".join(main.get_text(" ").split())


@pytest.mark.parametrize(
    ("written", "field", "value"),
    [
        ("menu_order: 010", "menu_order", 10),
        ("menu_order: '20'", "menu_order", 20),
        ("status: Published", "status", "published"),
        ("care_note: Y", "care_note", True),
        ("date: 2026-01-01T10:00:00.000Z", "date", dt.date(2026, 1, 1)),
        ("date: 2026-01-01 10:00", "date", dt.date(2026, 1, 1)),
        ("date: ''", "date", None),
        ("picture: ''", "picture", None),
        ("sources: []", "sources", ()),
        ("picture: ../images/sun.svg", "picture", "sun.svg"),
        ("picture: /images/sun.svg", "picture", "sun.svg"),
        ("menu\u00a0: footer", "menu", "footer"),
        ("menu:\u00a0footer", "menu", "footer"),
        ("menu: footer  # below every page", "menu", "footer"),
        ("intro: |\n  One line,\n  and another", "intro", "One line,\nand another"),
    ],
)
def test_a_value_is_read_as_it_was_meant(site: Site, written: str, field: str, value: object) -> None:
    """Zeros, capitals, times of day, empty quotation marks, folders, spaces that look like spaces."""
    assert built(site, PLAIN.replace("---\n", f"---\n{written}\n", 1)).fields[field] == value


@pytest.mark.parametrize(
    "data",
    [
        PLAIN.replace("\n", "\r\n").encode(),
        PLAIN.replace("\n", "\r").encode(),
        b"\xef\xbb\xbf" + PLAIN.encode(),
        ("\n\n" + PLAIN).encode(),
        PLAIN.replace("---\n", "---  \n").encode(),
        PLAIN.replace("Some words", "Some\u200b words").encode(),
        PLAIN.replace("Some words", "Some\x0bwords").encode(),
    ],
    ids=["CRLF", "CR", "byte order mark", "lines above", "spaces behind", "zero width", "soft line break"],
)
def test_files_of_every_editor_are_read(site: Site, data: bytes) -> None:
    """Line ends, byte order marks and invisible signs are evened out."""
    built(site, data)
    assert "Some words. Go back to the start ." in text_of(site)


@pytest.mark.parametrize(
    "block",
    [
        "/// callout\n\ttitle: Hello\n\nWords.\n\n///",
        "///\u00a0callout\n    title: Hello\n\nWords.\n\n///",
        "///callout\n    title: Hello\n\nWords.\n///\nMore.",
        "Before.\n/// callout\n    title: Hello\n\nWords.\n\n///\nMore.",
        "- one\n\n    /// callout\n        title: Hello\n\n    Words.\n\n    ///",
    ],
    ids=["tab", "no-break space", "no space", "no empty lines", "in a list"],
)
def test_a_block_is_understood(site: Site, block: str) -> None:
    """Its options reach the page, however the spaces around it were typed."""
    built(site, PLAIN + "\n" + block + "\n")
    assert "Hello Words." in text_of(site)


def test_a_link_to_our_own_address_stays_on_the_site(site: Site) -> None:
    """An address copied from the browser works on a staff machine too."""
    built(site, PLAIN + "\n[x](https://www.lotusrecovery.example/plain/#a-section)\n")
    assert '<a href="/plain/#a-section">x</a>' in site.html("/plain/")


def test_a_file_can_be_linked_to(site: Site) -> None:
    """What lies among the pictures is published as it is, such as a form as PDF; pictures may lie in folders."""
    site.write({"images/form.pdf": b"%PDF-1.4", "images/people/team.svg": SUN})
    built(site, PLAIN + "\n[The form](../images/form.pdf) ![The team](../images/people/team.svg)\n")
    html = site.html("/plain/")
    assert '<a href="/images/form.pdf">The form</a>' in html
    assert 'src="/images/people/team.svg"' in html
    assert (site.output / "images/form.pdf").is_file()


def test_a_folder_without_a_page_of_its_own_is_a_warning(site: Site) -> None:
    """The build goes on, and says which step of the breadcrumb leads nowhere."""
    site.write({"pages/more/about.md": PLAIN.replace("index.md", "../index.md")})
    result = site.build()
    site.write({"pages/more/about.md": None})
    assert result.ok, lines(result.findings)
    found = [f for f in result.findings if f.rule == "folder-without-page"]
    assert [(f.file, f.url, f.severity.value) for f in found] == [("content/pages/more/index.md", "/more/", "warning")]
