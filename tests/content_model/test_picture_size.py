"""Reading a picture's size from its first bytes."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from plugins.content_model.load.picture_size import picture_size


@pytest.mark.parametrize(
    ("form", "options"),
    [
        ("PNG", {}),
        ("GIF", {}),
        ("JPEG", {}),
        ("JPEG", {"progressive": True}),
        ("WEBP", {}),
        ("WEBP", {"lossless": True}),
        ("AVIF", {}),
    ],
)
def test_sizes_are_those_that_a_decoder_finds(form: str, options: dict[str, bool]) -> None:
    """Pictures of each format, made by another program, have the size that they were made with."""
    data = io.BytesIO()
    Image.new("RGB", (1203, 631), "teal").save(data, form, **options)
    assert picture_size(data.getvalue()) == (1203, 631)


def test_an_extended_webp_is_read() -> None:
    """A WebP with transparency and metadata keeps its size elsewhere."""
    data = io.BytesIO()
    Image.new("RGBA", (40, 30), (0, 0, 0, 0)).save(data, "WEBP", exif=b"Exif\0\0")
    assert data.getvalue()[12:16] == b"VP8X"
    assert picture_size(data.getvalue()) == (40, 30)


@pytest.mark.parametrize(
    ("text", "size"),
    [
        ('<svg width="40" height="30"/>', (40, 30)),
        ("<?xml version=\"1.0\"?>\n<svg\n  height='30.5px' width='40px'>", (40, 30)),
        ('<svg viewBox="0 0 400 300"/>', (400, 300)),
        ('<svg viewBox="-10,-10,39.6,30.2" width="100%" height="100%"/>', (40, 30)),
        ('<svg viewBox="0 0 1.2.3 4"/>', None),
        ("<svg/>", None),
        ("<html/>", None),
    ],
)
def test_a_drawing_has_the_size_that_it_says(text: str, size: tuple[int, int] | None) -> None:
    """Width and height in pixels, else those of the view box."""
    assert picture_size(text.encode()) == size


@pytest.mark.parametrize(
    "start", [b"", b"\x89PNG\r\n\x1a\n", b"GIF8", b"\xff\xd8\xff\xe0", b"RIFF\0\0\0\0WEBPVP8 ", b"<svg/>"]
)
def test_a_broken_picture_has_no_size(start: bytes) -> None:
    """A file that ends too early is no picture."""
    assert picture_size(start) is None


@given(st.sampled_from([b"", b"\xff\xd8", b"\x89PNG\r\n\x1a\n", b"RIFF1234WEBPVP8L"]), st.binary(max_size=200))
def test_no_bytes_raise(start: bytes, rest: bytes) -> None:
    """Whatever the bytes, the answer is a size or None."""
    picture_size(start + rest)
