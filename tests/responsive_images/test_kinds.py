"""What a picture's file holds counts, not what its name says: converted where that is safe, else named with what to do."""

from __future__ import annotations

import re
import struct
import zlib

import pytest
from PIL import Image

from plugins.responsive_images.offer import PhotoMaker
from tests.support.photos import UPRIGHT, colors, encoded, exif, heic, quarters
from tests.support.site import Site, lines

DRAWING = b'<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"/>'
JPEG, PNG = encoded(quarters(), "JPEG", quality=95), encoded(quarters(), "PNG")
MOVES = encoded(quarters(), "GIF", save_all=True, append_images=[quarters().rotate(90)])
MOVES_IN_WEBP = encoded(quarters(), "WEBP", save_all=True, append_images=[quarters().rotate(90)])


def shows(name: str) -> str:
    """A page with the picture."""
    return f"---\ntitle: A plain page\ndescription: A plain page of the small site, with a picture in it.\n---\n\n![Quarters](../images/{name})\n"


def built(site: Site, name: str, data: bytes) -> str:
    """The page with the picture, built."""
    result = site.write({f"images/{name}": data, "pages/plain.md": shows(name)}).build()
    assert result.ok, lines(result.findings)
    return site.html("/plain/")


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("room.jpg", heic(quarters(), quality=95)),  # what is listed
        ("room.jpg", encoded(quarters(), "WEBP", lossless=True)),
        ("room.jpg", PNG),
        ("room.png", JPEG),
        ("room.heic", JPEG),  # a program that renames what it sends
        ("room.webp", encoded(quarters(), "AVIF", quality=95)),
        ("room.avif", PNG),
        ("room.gif", PNG),
        ("room.jpeg", encoded(quarters(), "BMP")),
        ("room.JPG", encoded(quarters(), "TIFF")),
        ("room.tif", encoded(quarters(), "TIFF")),  # these say what they are, and no browser shows them
        ("room.bmp", encoded(quarters(), "BMP")),
        ("room.heif", heic(quarters(), quality=95)),
        ("room.jpg", JPEG),  # good ones
        ("room.png", PNG),
        ("room.png", encoded(quarters(64, 48, "P"), "PNG")),
        ("room.jpg", encoded(quarters(64, 48, "CMYK"), "JPEG", quality=95)),
    ],
)
def test_a_photo_is_shown_by_what_its_file_holds(small: Site, name: str, data: bytes) -> None:
    """Every file under a photo's ending comes out as the picture that it is, and its fallback is what its name says."""
    html = built(small, name, data)
    addresses = re.findall(r'src="(/[^"]*room[^"]*)"', html) + re.findall(r'srcset="(\S+) ', html)
    assert len(addresses) == 3
    for address in addresses:
        made = (small.output / address.lstrip("/")).read_bytes()
        with Image.open(small.output / address.lstrip("/")) as image:
            ending = address.rpartition(".")[2].lower().replace("jpg", "jpeg")
            assert (image.format or "").lower() == ending
        assert colors(made) == UPRIGHT, address


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("dot.svg", DRAWING),
        ("moves.gif", MOVES),
        ("moves.webp", MOVES_IN_WEBP),
        ("dot.svg", b"<?xml version='1.0'?>\n" + DRAWING),
    ],
)
def test_drawings_and_what_moves_stay_as_they_are(small: Site, name: str, data: bytes) -> None:
    """They are published byte for byte."""
    html = built(small, name, data)
    assert "<picture" not in html
    assert (small.output / "images" / name).read_bytes() == data


@pytest.mark.parametrize(
    ("name", "data", "rule", "words"),
    [
        ("dot.png", DRAWING, "file-kind", ("a drawing (SVG)", "`dot.svg`")),
        ("dot.jpg", MOVES, "file-kind", ("a GIF picture", "`dot.gif`")),
        ("dot.svg", MOVES, "file-kind", ("a GIF picture", "`dot.gif`")),
        ("room.jpg", b"%PDF-1.7 x", "file-broken", ("a PDF document",)),
        ("room.png", b"PK\x03\x04xxxx", "file-broken", ("Office",)),
        ("room.jpg", b"\0\0\0\x18ftypisom\0\0\0\0isommp41", "file-broken", ("a film",)),
        ("room.jpg", b"<!DOCTYPE html><html><body>Not found</body></html>", "file-broken", ("a web page",)),
        ("room.jpg", b"version https://git-lfs.github.com/spec/v1\n", "file-broken", ("git lfs pull",)),
        ("room.heic", b"bplist00x", "file-broken", ("iCloud",)),
        ("room.jpg", b"8BPSxx", "file-broken", ("Photoshop",)),
        ("room.webp", b"no picture at all", "file-broken", ("WEBP",)),
        ("room.jpg", JPEG[:60], "file-broken", ("JPEG", "broken")),
        ("room.heic", heic(quarters())[:40], "file-broken", ("HEIC",)),
        ("room.jpg", encoded(quarters(900, 600), "JPEG")[:3000], "file-broken", ("to its end",)),
        ("room.png", encoded(Image.effect_noise((300, 200), 80), "PNG")[:9000], "file-broken", ("to its end",)),
        ("room.psd", b"8BPS", "file-type", ("`.psd`",)),
        ("room.dng", b"II*\0", "file-type", ("`.dng`",)),
    ],
)
def test_what_cannot_be_shown_is_named_with_what_it_is(
    small: Site, name: str, data: bytes, rule: str, words: tuple[str, ...]
) -> None:
    """One error, at the file, that says what the file holds, and what to do."""
    found = small.write({f"images/{name}": data, "images/images.yaml": f"{name}: {{alt: A dot}}\n"}).build().findings
    errors = [f for f in found if f.severity == "error" and f.file.startswith("content/images/") and f.rule != "images"]
    assert [(f.rule, f.file) for f in errors] == [(rule, f"content/images/{name}")], lines(found)
    assert all(word in f"{errors[0].message} {errors[0].fix}" for word in words), errors[0]


@pytest.mark.parametrize("kind", ["png", "jpeg", "bmp"])
def test_pixels_are_counted_before_anything_is_decoded(small: Site, kind: str) -> None:
    """A few bytes that claim 400 million pixels are named, and nobody unpacks them."""
    side = 20_000
    if kind == "png":
        head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
        chunk = b"IHDR" + head
        data = b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + chunk + struct.pack(">I", zlib.crc32(chunk)) + b"\0" * 40
    elif kind == "jpeg":
        data = JPEG
        at = data.index(b"\xff\xc0") + 5
        data = data[:at] + struct.pack(">HH", side, side) + data[at + 4 :]
    else:
        data = encoded(quarters(), "BMP")
        data = data[:18] + struct.pack("<ii", side, side) + data[26:]
    (found,) = [f for f in small.write({"images/room.jpg": data}).build().findings if f.severity == "error"]
    assert (found.rule, found.file) == ("picture-pixels" if kind != "bmp" else "file-broken", "content/images/room.jpg")


def test_a_screen_is_looked_at_without_decoding_it() -> None:
    """A PNG's size is known from its first bytes, whatever follows."""
    data = encoded(Image.effect_noise((300, 200), 80), "PNG")[:200]
    assert PhotoMaker((480,)).size("png", data) == (300, 200)


@pytest.mark.parametrize("orientation", [1, 6, 8])
def test_the_size_is_that_of_the_upright_photo(small: Site, orientation: int) -> None:
    """A photo that was taken upright is higher than wide on the page, whatever way the camera stored it."""
    html = built(small, "room.jpg", encoded(quarters(640, 480), "JPEG", exif=exif(orientation)))
    size = re.search(r'src="/images/room.jpg"[^>]* width="(\d+)" height="(\d+)"', html)
    assert size
    assert size.groups() == (("640", "480") if orientation == 1 else ("480", "640"))


def test_a_missing_picture_is_named_at_its_line(small: Site) -> None:
    """In the text at its line, in the front matter at its line; near names are offered."""
    page = shows("romo.jpg").replace("title:", "picture: romo.jpg\ntitle:")
    found = (
        small.write(
            {"images/room.jpg": JPEG, "images/images.yaml": "room.jpg: {alt: A room}\n", "pages/plain.md": page}
        )
        .build()
        .findings
    )
    errors = sorted((f.line, f.rule) for f in found if f.severity == "error")
    assert errors == [(2, "reference-unknown"), (7, "image-missing")], lines(found)
    assert all("room.jpg" in f.fix for f in found if f.severity == "error")


@pytest.mark.parametrize(("width", "told"), [(64, True), (599, True), (600, False), (1200, False)])
def test_a_photo_too_small_for_its_place_is_named_at_its_line(small: Site, width: int, told: bool) -> None:
    """The page's own picture is blown up to its place; one in the text keeps its size, so a small one is fine there."""
    page = shows("room.jpg").replace("title:", "picture: room.jpg\ntitle:")
    photo = encoded(quarters(width, width), "JPEG")
    small.write({"images/room.jpg": photo, "images/images.yaml": "room.jpg: {alt: A room}\n", "pages/plain.md": page})
    found = [f for f in small.build().findings if f.rule == "picture-small"]
    assert [(f.file, f.line) for f in found] == ([("content/pages/plain.md", 2)] if told else [])
