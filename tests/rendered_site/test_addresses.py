"""Where an address leads."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.rendered_site.addresses import Resolver
from plugins.rendered_site.parts import Target

ROOT = Resolver("https://www.example.com")
FOLDER = Resolver("https://www.example.com/clinic")


@pytest.mark.parametrize(
    ("href", "target"),
    [
        ("/contact/", Target("/contact/")),
        ("/contact/?a=1#b", Target("/contact/", "b", "a=1")),
        ("../b/", Target("/b/")),
        ("b.html", Target("/a/b.html")),
        ("", Target("/a/")),
        ("#top", Target("/a/", "top")),
        ("?q=1", Target("/a/", "", "q=1")),
        ("https://www.example.com", Target("/", scheme="https")),
        ("HTTPS://WWW.Example.com/Contact/", Target("/Contact/", scheme="https")),
        ("https://other.example/x", Target("", "", "", "other.example", "https")),
        ("//other.example/x", Target("", "", "", "other.example")),
        ("tel:988", Target(scheme="tel")),
        ("mailto:a@b.c", Target(scheme="mailto")),
        ("javascript:void(0)", Target(scheme="javascript")),
        ("http://[::1", Target(scheme="http", malformed=True)),
        ("http://", Target(scheme="http", malformed=True)),
        ("https://a.example:port/", Target(scheme="https", malformed=True)),
        ("/a b/", Target("/a b/", malformed=True)),
        ("/./a/../contact/", Target("/contact/")),
        (" /contact/ ", Target("/contact/")),
        (None, Target()),
    ],
)
def test_addresses_at_a_domains_root(href: str | None, target: Target) -> None:
    """Paths, fragments, queries, other hosts and other schemes are told apart."""
    assert ROOT.resolve(href, "/a/") == target


@pytest.mark.parametrize(
    ("href", "path"),
    [
        ("/clinic/contact/", "/contact/"),
        ("/clinic", "/"),
        ("../b/", "/b/"),
        ("https://www.example.com/clinic/x/", "/x/"),
        ("/contact/", "/../contact/"),
        ("/clinics/", "/../clinics/"),
    ],
)
def test_addresses_in_a_folder(href: str, path: str) -> None:
    """A site that stands in a folder: the folder is taken off, and what lies outside it cannot be one of its pages."""
    assert FOLDER.resolve(href, "/a/").path == path


def test_base_element() -> None:
    """A <base> moves relative addresses, as it does in a browser."""
    assert ROOT.resolve("b/", "/a/", base="/other/").path == "/other/b/"


def test_relative_addresses_are_not_remembered() -> None:
    """The same relative address on two pages leads to two places."""
    resolver = Resolver("https://www.example.com")
    assert resolver.resolve("x/", "/a/").path == "/a/x/"
    assert resolver.resolve("x/", "/b/").path == "/b/x/"


@given(st.text(max_size=60))
def test_any_address_resolves(href: str) -> None:
    """No address raises, and a place on the site starts with a slash."""
    target = ROOT.resolve(href, "/a/")
    assert target.path == "" or target.path.startswith("/")
