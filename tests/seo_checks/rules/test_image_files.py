"""The picture files themselves."""

from __future__ import annotations

import pytest

from plugins.findings import Context
from plugins.rendered_site.site import EmittedFile
from plugins.seo_checks.good_page import good_page
from tests.seo_checks.rules.helpers import RULES, hits, severities


@pytest.mark.parametrize(
    ("size", "severity"),
    [
        (100_000, []),
        (100_001, ["info"]),
        (200_000, ["info"]),
        (200_001, ["warning"]),
        (1_000_000, ["warning"]),
        (1_000_001, ["error"]),
    ],
)
def test_weights(size: int, severity: list[str]) -> None:
    """From 100 kB it is advice, from 200 kB a warning, from 1 MB an error."""
    rule = RULES["img-too-heavy"]
    found = list(rule.check(EmittedFile("images/room.jpg", size, given=b""), Context()))
    assert [(hit.severity or rule.severity).value for hit in found] == severity
    assert list(rule.check(EmittedFile("talk.mp4", size, given=b""), Context())) == []


@pytest.mark.parametrize(
    "name",
    [
        "IMG_2041.jpg",
        "DSC00012.JPG",
        "PXL_20260101.jpg",
        "Screenshot 2026-01-03 at 10.31.png",
        "untitled.png",
        "image1.png",
        "photo (2).jpg",
        "20260103.jpg",
        "d41d8cd98f00b204e980.png",
        "download.svg",
    ],
)
def test_names_that_say_nothing(name: str) -> None:
    """Cameras, phones and browsers give such names."""
    assert severities("img-name-poor", files={f"images/{name}": "x"}) == ["info"]


@pytest.mark.parametrize(
    "name",
    [
        "waiting-room.jpg",
        "image-of-hope.svg",
        "scanner.png",
        "imagine.svg",
        "icon.0a1b2c3d4e.svg",
        "door-2.webp",
        "facade.png",
    ],
)
def test_names_that_say_something(name: str) -> None:
    """A number or a hash at the end does no harm, and `facade` is a word although it could be a hash."""
    assert hits("img-name-poor", files={f"images/{name}": "x"}) == []


def test_the_widest_place_counts() -> None:
    """A picture that is small on one page and wide on another has to be wide."""
    small = "<img src='/images/share.png' alt='A lotus' width='100' height='52'>"
    wide = "<img src='/images/share.png' alt='A lotus' width='600' height='315'>"
    assert len(hits("img-oversized", small)) == 1
    assert hits("img-oversized", small, files={"other/index.html": good_page(wide, url="/other/")}) == []


def test_a_missing_picture_of_the_theme_is_told_once() -> None:
    """With the number of pages."""
    footer = "<img src='/theme/leaf.svg' alt='' width='8' height='6'>"
    files = {"other/index.html": good_page(url="/other/", footer=footer)}
    (hit,) = hits("img-missing", good_page(footer=footer), files=files)
    assert "2 pages" in hit.message


def test_each_candidate_of_a_srcset_must_be_there() -> None:
    """And the pictures that a style in the page asks for."""
    html = "<img src='/images/share.png' srcset='/a.png 1x, /b.png 2x' alt='' width='8' height='6'><style>p{background:url(/c.png)}</style>"
    assert len(hits("img-missing", html)) == 3
