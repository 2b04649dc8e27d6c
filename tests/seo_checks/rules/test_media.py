"""Pictures, films and frames on a page."""

from __future__ import annotations

import pytest

from plugins.seo_checks.good_page import BODY, good_page
from tests.seo_checks.rules.helpers import hits, messages, severities

SIZE = "width='8' height='6'"


@pytest.mark.parametrize(("length", "found"), [(100, 0), (101, 1)])
def test_an_alt_text_has_a_hundred_characters(length: int, found: int) -> None:
    """The hundredth still fits."""
    alt = ("A room with a chair. " * 6)[:length].replace(" .", "..")
    assert len(hits("img-alt-quality", f"<img src='/images/share.png' alt='{alt}' {SIZE}>")) == found


@pytest.mark.parametrize(
    "alt",
    [
        "room.jpg",
        "DSC_0042",
        "img 12",
        "screenshot",
        "Photo of a room",
        "An image showing a room",
        "waiting room-2.webp",
    ],
)
def test_alt_texts_that_describe_nothing(alt: str) -> None:
    """A file's name, and words that everybody is told anyway."""
    assert severities("img-alt-quality", f"<img src='/images/share.png' alt='{alt}' {SIZE}>") == ["warning"]


@pytest.mark.parametrize(
    "alt",
    ["Photography class in the yard", "A picture hangs over the couch", "Two icons of saints", "Imago, a butterfly"],
)
def test_alt_texts_that_only_begin_alike(alt: str) -> None:
    """A picture may show a picture."""
    assert hits("img-alt-quality", f"<img src='/images/share.png' alt='{alt}' {SIZE}>") == []


def test_a_link_of_a_picture_without_words_is_an_error() -> None:
    """Nothing says where it leads."""
    html = f"<a href='/contact/'><img src='/images/share.png' alt='' {SIZE}></a>"
    assert severities("img-alt-quality", html) == ["error"]


def test_a_picture_without_alt_in_a_link_is_told_once() -> None:
    """The missing alt is the cause; the link without a name is what follows."""
    html = f"<a href='/contact/'><img src='/images/share.png' {SIZE}></a>"
    assert len(hits("img-alt-missing", html)) == 1
    assert hits("img-alt-quality", html) == []


@pytest.mark.parametrize("size", ["", "width='8'", "width='8px' height='6px'", "width='' height=''"])
def test_sizes_that_are_none(size: str) -> None:
    """HTML wants two whole numbers."""
    assert len(hits("img-dimensions-missing", f"<img src='/images/share.png' alt='' {size}>")) == 1


def test_only_a_picture_near_the_top_must_load_at_once() -> None:
    """An article may have its only picture far down, and that one should wait."""
    late = f"<img loading='lazy' src='/images/share.png' alt='A lotus' {SIZE}>"
    assert severities("img-loading", good_page(body=late + BODY)) == ["warning"]
    assert hits("img-loading", good_page(body=BODY + late)) == []


def test_pictures_further_down_that_load_at_once_are_counted() -> None:
    """All of them in one piece of advice."""
    pictures = "".join(f"<img src='/{n}.png' alt='' {SIZE}>" for n in range(4))
    assert "3 pictures" in messages("img-loading", pictures)


@pytest.mark.parametrize("kind", ["captions", "subtitles", "descriptions"])
def test_words_for_a_film(kind: str) -> None:
    """Captions, subtitles and spoken descriptions each count."""
    html = f"<video src='/a.mp4'><track kind='{kind}' src='/a.vtt'></video>"
    assert hits("media-alternative-missing", html) == []


@pytest.mark.parametrize(
    "html",
    [
        "<video src='/a.mp4'><track kind='chapters' src='/a.vtt'></video>",
        "<audio src='/a.mp3'></audio>",
        "<iframe src='/a.html' title=' '></iframe>",
    ],
)
def test_chapters_and_blanks_are_no_words(html: str) -> None:
    """They do not say what is said."""
    assert len(hits("media-alternative-missing", html)) == 1


def test_a_film_that_only_decorates_needs_no_words() -> None:
    """Assistive technology leaves it out."""
    assert hits("media-alternative-missing", "<video src='/a.mp4' aria-hidden='true' muted></video>") == []
