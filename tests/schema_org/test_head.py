"""Head metadata: title, canonical, robots, sharing, dates and languages, from the same facts as the graph."""

from __future__ import annotations

from typing import Any

import pytest

from plugins.schema_org.head import HeadMetadata, make_head
from tests.schema_org.support import PAGES, URL, page, site_of


def head(url: str, pages: dict[str, str] | None = None, **options: Any) -> HeadMetadata:
    """The head of a page of the small site, with some of its files replaced."""
    site = site_of(pages={**PAGES, **(pages or {})}, **options)
    return make_head(site.model.by_url[url], site)


def meta(found: HeadMetadata, key: str) -> str:
    """The content of a meta; it must be there exactly once."""
    (content,) = [content for _, name, content in found.metas if name == key]
    return content


@pytest.mark.parametrize(
    ("fields", "title"),
    [
        ({"title": "Contact"}, "Contact | Lotus Recovery"),
        ({"title": "About Lotus Recovery"}, "About Lotus Recovery"),
        ({"title": "About LOTUS recovery"}, "About LOTUS recovery"),
        ({"title": "Contact", "search_title": "Reach a therapist in Thousand Oaks"}, "Reach a therapist in Thousand Oaks | Lotus Recovery"),
        ({"title": "Contact", "search_title": "Contact Lotus Recovery"}, "Contact Lotus Recovery"),
    ],
)  # fmt: skip
def test_the_clinic_is_named_once_in_the_title(fields: dict[str, str], title: str) -> None:
    """The name is added where the title does not have it, and never twice."""
    text = page(fields.pop("title"), "contact", **fields)
    assert head("/contact/", {"pages/contact.md": text}).title == title


def test_a_page_is_its_own_canonical() -> None:
    """The canonical address is absolute, and the picture of a search result may be large."""
    found = head("/therapy/steps/")
    assert found.canonical == f"{URL}/therapy/steps/" == meta(found, "og:url")
    assert found.robots == "max-image-preview:large"
    assert not any(link.get("rel") == "canonical" for link in found.links)


@pytest.mark.parametrize(
    "text", [page("Plain", noindex=True), page("Plain", status="draft"), page("Plain", date="2999-01-01")]
)
def test_what_should_not_be_found_is_not_indexed(text: str) -> None:
    """A page that its author keeps out, a draft, and a page whose day has not come."""
    assert head("/plain/", {"pages/plain.md": text}).robots == "noindex"


def test_the_error_page_has_no_address() -> None:
    """It is shown at any address, so it has no canonical one, nothing to share, and is not indexed."""
    found = head("/404.html")
    assert (found.canonical, found.robots, found.metas, found.links) == ("", "noindex", (), ())
    assert found.title == "Not found | Lotus Recovery"


def test_sharing_says_what_the_page_is() -> None:
    """Open Graph and the Twitter card carry title, description, address, site and picture."""
    found = head("/contact/")
    assert {(a, k): c for a, k, c in found.metas} == {
        ("property", "og:type"): "website",
        ("property", "og:site_name"): "Lotus Recovery",
        ("property", "og:title"): "Contact",
        ("property", "og:description"): found.description,
        ("property", "og:url"): f"{URL}/contact/",
        ("property", "og:locale"): "en_US",
        ("property", "og:image"): f"{URL}/theme/share.png",
        ("property", "og:image:width"): "1200",
        ("property", "og:image:height"): "630",
        ("property", "og:image:alt"): "A lotus",
        ("name", "twitter:card"): "summary_large_image",
        ("name", "twitter:title"): "Contact",
        ("name", "twitter:description"): found.description,
        ("name", "twitter:image"): f"{URL}/theme/share.png",
        ("name", "twitter:image:alt"): "A lotus",
    }


def test_without_a_picture_the_card_is_small() -> None:
    """No address of a picture that is not there."""
    found = head("/contact/", pictures=False)
    assert meta(found, "twitter:card") == "summary"
    assert not any("image" in key for _, key, _ in found.metas)


def test_an_svg_is_not_shared() -> None:
    """Social networks show no SVG: the page's drawing gives way to the site's picture."""
    assert meta(head("/therapy/steps/"), "og:image") == f"{URL}/theme/share.png"


@pytest.mark.parametrize(
    ("url", "type_"),
    [("/", "website"), ("/therapy/", "article"), ("/articles/trust/", "article"), ("/people/jo-doe/", "profile")],
)
def test_the_type_follows_the_kind(url: str, type_: str) -> None:
    """Health pages and articles are articles, people profiles, all else the website."""
    assert meta(head(url), "og:type") == type_


def test_an_article_has_its_dates_and_its_author() -> None:
    """The days of the front matter and the address of the author's page; a page without them has neither."""
    found = head("/articles/trust/")
    assert meta(found, "article:published_time") == "2026-02-01"
    assert meta(found, "article:modified_time") == "2026-02-03"
    assert meta(found, "article:author") == f"{URL}/people/jo-doe/"
    assert not any(key.startswith("article:") for _, key, _ in head("/contact/").metas)


def test_a_page_without_translations_names_no_language() -> None:
    """hreflang only stands where there is a choice."""
    assert head("/contact/").links == ()


SPANISH = {
    "pages/es/contacto.md": page("Contacto", "contact", lang="es", translation_of="pages/contact.md"),
    "pages/fr/contact.md": page("Nous joindre", "contact", lang="fr-CA", translation_of="pages/contact.md"),
}


@pytest.mark.parametrize("url", ["/contact/", "/es/contacto/", "/fr/contact/"])
def test_translations_point_at_each_other(url: str) -> None:
    """Each of the pages names all of them, itself included, and the original for everybody else."""
    assert head(url, SPANISH).links == (
        {"rel": "alternate", "hreflang": "en-US", "href": f"{URL}/contact/"},
        {"rel": "alternate", "hreflang": "es", "href": f"{URL}/es/contacto/"},
        {"rel": "alternate", "hreflang": "fr-CA", "href": f"{URL}/fr/contact/"},
        {"rel": "alternate", "hreflang": "x-default", "href": f"{URL}/contact/"},
    )


@pytest.mark.parametrize(
    ("url", "lang", "locale"),
    [("/contact/", "en-US", "en_US"), ("/es/contacto/", "es", "es_US"), ("/fr/contact/", "fr-CA", "fr_CA")],
)
def test_a_page_knows_its_language(url: str, lang: str, locale: str) -> None:
    """For <html lang>, and for Open Graph, which asks for a country."""
    found = head(url, SPANISH)
    assert found.lang == lang
    assert meta(found, "og:locale") == locale


def test_a_draft_translation_is_not_named() -> None:
    """Nobody is sent to a page that is not published."""
    draft = {
        "pages/es/contacto.md": page(
            "Contacto", "contact", lang="es", translation_of="pages/contact.md", status="draft"
        )
    }
    assert head("/contact/", draft).links == ()
