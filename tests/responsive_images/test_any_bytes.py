"""A damaged photo, of any sort and at any place, is a finding or a picture, and never the end of the build."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.content_model.load.images import load_images
from plugins.content_model.report import Report
from plugins.findings import Severity
from plugins.responsive_images.make import find_picture
from plugins.responsive_images.offer import PhotoMaker
from tests.support.photos import encoded, exif, heic, quarters
from tests.support.site import empty_model

GOOD = {
    "room.jpg": encoded(quarters(), "JPEG", exif=exif(6)),
    "room.png": encoded(quarters(), "PNG", exif=exif(6)),
    "room.webp": encoded(quarters(), "WEBP", exif=exif(6)),
    "room.avif": encoded(quarters(), "AVIF", exif=exif(6)),
    "room.heic": heic(quarters(), exif=exif(6)),
    "room.tif": encoded(quarters(), "TIFF"),
    "room.bmp": encoded(quarters(), "BMP"),
}


def taken(name: str, data: bytes) -> tuple[int, int]:
    """How many errors there are of a picture, and how many of its files can be made."""
    with tempfile.TemporaryDirectory() as folder:
        content = Path(folder, "content")
        (content / "images").mkdir(parents=True)
        (content / "images" / name).write_bytes(data)
        report = Report("content/images/images.yaml")
        images = load_images(content, [f"images/{name}"], None, report, PhotoMaker((48,)))
        model = replace(empty_model("https://clinic.example"), images=images)
        own = {"PATH": str(content), "RESPONSIVE_IMAGES_CACHE": None}
        made = [find_picture(own, model, url.removeprefix("/")) for url in images[name].urls if images[name].formats]
        return sum(f.severity is Severity.ERROR for f in report.findings), sum(one is not None for one in made)


@pytest.mark.parametrize("name", GOOD)
def test_a_good_one_is_taken(name: str) -> None:
    """The pictures that are damaged below are good ones."""
    errors, made = taken(name, GOOD[name])
    assert (errors, made) == (0, 3)


@pytest.mark.parametrize("name", GOOD)
@settings(max_examples=25)
@given(data=st.data())
def test_a_damaged_one_never_ends_the_build(name: str, data: st.DataObject) -> None:
    """Bytes changed, taken out, put in, or cut off at the end."""
    good = GOOD[name]
    at = data.draw(st.integers(0, len(good)))
    gone = data.draw(st.integers(0, 40))
    put = data.draw(st.binary(max_size=40))
    rest = good[at + gone :] if data.draw(st.booleans()) else b""
    errors, made = taken(name, good[:at] + put + rest)
    assert errors in (0, 1)
    assert made in (0, 1, 2, 3)
