"""Pictures from phones, cameras and drawing programs: upright, small, without a word on place or camera, and harmless."""

from __future__ import annotations

import io
import struct
import zlib
from typing import Any
from urllib.parse import unquote

import pillow_heif
import pytest
import resvg_py
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from PIL import Image, ImageCms, PngImagePlugin
from playwright.sync_api import Page, Route

from plugins.content_model.load.picture_kind import kind_of
from plugins.content_model.load.picture_size import picture_size
from plugins.editor.picture_import import free_name, import_picture
from plugins.editor.pictures.raster import TALLEST, WIDEST, Crop
from plugins.editor.pictures.svg import safe_svg
from plugins.editor.refused import Refused
from tests.support.photos import BLUE, GREEN, SECRET, STORED, UPRIGHT, colors, encoded, exif, quarters
from tests.support.site import PROJECT


@pytest.mark.parametrize("format", ["JPEG", "PNG", "WEBP", "TIFF"])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_photo_is_turned_as_the_camera_was_held(format: str, orientation: int) -> None:
    """All eight orientations; the turn is in the pixels afterwards, and no longer in a note that browsers may pass over."""
    turn = STORED[orientation]
    image = quarters() if turn is None else quarters().transpose(turn)
    made = import_picture(
        encoded(image, format, exif=exif(orientation), **({"lossless": True} if format == "WEBP" else {})), "photo.jpg"
    )
    assert colors(made.data) == UPRIGHT
    assert (made.width, made.height) == (64, 48) == Image.open(io.BytesIO(made.data)).size
    assert bool(Image.open(io.BytesIO(made.data)).getexif()) is False
    assert ("It was turned upright." in made.notes) == (orientation != 1)


@pytest.mark.parametrize("orientation", [1, 3, 6, 8])
def test_a_heic_photo_of_a_phone_is_converted_and_turned(orientation: int) -> None:
    """What an iPhone writes becomes a JPEG."""
    turn = STORED[orientation]
    image = quarters() if turn is None else quarters().transpose(turn)
    file = pillow_heif.from_pillow(image)
    out = io.BytesIO()
    file.save(out, exif=exif(orientation), quality=90)
    made = import_picture(out.getvalue(), "IMG_0042.HEIC")
    assert made.name == "img-0042.jpg"
    assert kind_of(made.data) == "jpeg"
    assert colors(made.data) == UPRIGHT
    assert (made.width, made.height) == (64, 48)
    assert any("HEIC" in note for note in made.notes)


def _jpeg_with_everything() -> bytes:
    data = encoded(
        quarters(),
        "JPEG",
        exif=exif(),
        comment=SECRET,
        icc_profile=ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes(),
    )
    xmp = b"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>" + SECRET + b"</x:xmpmeta>"
    iptc = b"Photoshop 3.0\0" + b"8BIM\x04\x04\0\0" + struct.pack(">I", len(SECRET)) + SECRET
    extra = b"".join(
        b"\xff" + mark + struct.pack(">H", len(part) + 2) + part
        for mark, part in ((b"\xe1", xmp), (b"\xed", iptc), (b"\xfe", SECRET))
    )
    return data[:2] + extra + data[2:] + SECRET  # and something behind its end


def _png_with_everything() -> bytes:
    notes = PngImagePlugin.PngInfo()
    notes.add_text("Comment", SECRET.decode())
    notes.add_itxt("XML:com.adobe.xmp", SECRET.decode())
    return encoded(quarters(), "PNG", pnginfo=notes, exif=exif()) + SECRET


def _heic_with_everything() -> bytes:
    out = io.BytesIO()
    pillow_heif.from_pillow(quarters()).save(out, exif=exif(), xmp=SECRET)
    return out.getvalue()


FULL = {
    "jpeg": _jpeg_with_everything,
    "png": _png_with_everything,
    "webp": lambda: encoded(quarters(), "WEBP", exif=exif(), xmp=SECRET),
    "avif": lambda: encoded(quarters(), "AVIF", exif=exif(), xmp=SECRET),
    "tiff": lambda: encoded(quarters(), "TIFF", exif=exif(), description=SECRET.decode()),
    "gif": lambda: encoded(quarters(), "GIF", comment=SECRET),
    "heic": _heic_with_everything,
    "bmp": lambda: encoded(quarters(), "BMP") + SECRET,
}


@pytest.mark.parametrize("kind", FULL)
def test_nothing_but_the_picture_is_left_in_the_file(kind: str) -> None:
    """Place, camera, comments, XMP, IPTC, previews, color profiles and what hides behind the end: all gone."""
    data = FULL[kind]()
    assert SECRET in data
    assert kind_of(data) == kind
    made = import_picture(data, f"photo.{kind}")
    assert SECRET not in made.data
    for sign in (b"Exif", b"xmp", b"XMP", b"ICC", b"iCCP", b"Photoshop", b"MPF", b"tEXt", b"iTXt", b"eXIf", b"GPS"):
        assert sign not in made.data, sign
    assert colors(made.data) == UPRIGHT
    assert picture_size(made.data) == (made.width, made.height)
    if kind in ("jpeg", "png", "webp", "avif", "tiff", "heic"):
        assert any("place" in note for note in made.notes)


def test_the_second_picture_of_a_stereo_photo_is_left_behind() -> None:
    """Phones hide previews and second views behind the first picture (MPF)."""
    data = encoded(quarters(), "MPO", save_all=True, append_images=[Image.new("RGB", (64, 48), GREEN)])
    assert data.count(b"\xff\xd8\xff") == 2
    made = import_picture(data, "a.jpg")
    assert made.data.count(b"\xff\xd8\xff") == 1
    assert b"MPF" not in made.data
    assert colors(made.data) == UPRIGHT


def test_a_large_photo_is_made_smaller_and_a_small_one_is_not_made_larger() -> None:
    """To what a page can use, its proportions kept."""
    made = import_picture(encoded(quarters(4032, 3024), "JPEG"), "a.jpg")
    assert (made.width, made.height) == (WIDEST, 1200)
    assert len(made.data) < 200_000
    tall = import_picture(encoded(quarters(1000, 8000), "JPEG"), "a.jpg")
    assert tall.height == TALLEST
    small = import_picture(encoded(quarters(40, 30), "JPEG"), "a.jpg")
    assert (small.width, small.height, small.notes) == (40, 30, ())


@pytest.mark.parametrize(
    "crop", [Crop(1.0, 0, 0), Crop(1.0, 1, 1), Crop(16 / 9, 0.5, 0.9), Crop(0.2, 0.3, 0.3), Crop(10, 0.5, 0.5)]
)
def test_a_part_is_cut_out_around_its_point(crop: Crop) -> None:
    """The largest part of that shape that holds the point; it never leaves the picture."""
    left, top, right, bottom = crop.box(800, 600)
    assert 0 <= left < right <= 800
    assert 0 <= top < bottom <= 600
    assert left - 1 <= crop.x * 800 <= right + 1
    assert top - 1 <= crop.y * 600 <= bottom + 1
    assert right - left == 800 or bottom - top == 600
    assert abs((right - left) / (bottom - top) - crop.ratio) < 0.05 * crop.ratio


def test_a_crop_counts_in_the_picture_as_it_is_seen() -> None:
    """After it was turned upright."""
    sideways = encoded(quarters().transpose(Image.Transpose.ROTATE_90), "PNG", exif=exif(6))
    made = import_picture(sideways, "a.png", crop=Crop(1.0, 1, 0))
    assert (made.width, made.height) == (48, 48)
    assert colors(made.data)[1::2] == ["green", "white"]


@pytest.mark.parametrize(
    "ratio", [(0.01, 0.5, 0.5), (float("nan"), 0, 0), (1, -0.1, 0), (1, 0, 1.1), (float("inf"), 0, 0)]
)
def test_an_impossible_crop_is_refused(ratio: tuple[float, float, float]) -> None:
    """A browser may send anything."""
    with pytest.raises(Refused):
        Crop(*ratio)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "CMYK", "YCbCr", "I;16", "I", "F", "LAB", "HSV"])
def test_pictures_of_every_sort_of_color_come_in(mode: str) -> None:
    """Gray, palettes, print colors, sixteen bits; what can be seen through stays so."""
    format = "TIFF" if mode in ("CMYK", "YCbCr", "I;16", "I", "F", "LAB") else "PNG"
    source = quarters(mode="RGB" if mode in ("I;16", "HSV") else mode)
    if mode == "I;16":
        source = Image.new("I;16", (64, 48), 40000)
    made = import_picture(encoded(source, format), "a.png")
    image = Image.open(io.BytesIO(made.data))
    assert image.size == (64, 48)
    assert image.mode in ("L", "RGB", "RGBA")
    if mode in ("P", "RGB", "CMYK", "YCbCr", "RGBA"):
        assert colors(made.data) == UPRIGHT
    if mode == "I;16":
        assert abs(int(image.convert("L").getpixel((5, 5))) - 156) < 3  # type: ignore[arg-type]


def test_what_can_be_seen_through_stays_so() -> None:
    """A logo on nothing; a palette with one color that is no color."""
    logo = quarters(mode="RGBA")
    logo.putalpha(Image.new("L", (64, 48), 100))
    for format in ("PNG", "WEBP"):
        made = import_picture(encoded(logo, format, **({"lossless": True} if format == "WEBP" else {})), "logo.png")
        assert abs(Image.open(io.BytesIO(made.data)).convert("RGBA").getpixel((3, 3))[3] - 100) < 3  # type: ignore[index,operator]
    palette = quarters().convert("P", palette=Image.Palette.ADAPTIVE)
    made = import_picture(encoded(palette, "GIF", transparency=palette.getpixel((1, 1))), "x.gif")
    assert made.name == "x.png"
    assert Image.open(io.BytesIO(made.data)).convert("RGBA").getpixel((1, 1))[3] == 0  # type: ignore[index]


def test_a_photo_in_a_png_becomes_a_jpeg() -> None:
    """A screenshot program's photo of a megabyte and more; a drawing of few colors stays a PNG."""
    noise = Image.effect_noise((700, 700), 60).convert("RGB")
    assert import_picture(encoded(noise, "PNG"), "a.png").name == "a.jpg"
    assert import_picture(encoded(quarters(700, 700), "PNG"), "a.png").name == "a.png"


@pytest.mark.parametrize("format", ["GIF", "PNG", "WEBP"])
def test_of_a_picture_that_moves_the_first_is_kept(format: str) -> None:
    """Motion that nobody can stop keeps people from reading."""
    frames = [quarters(), Image.new("RGB", (64, 48), GREEN), Image.new("RGB", (64, 48), BLUE)]
    data = encoded(frames[0], format, save_all=True, append_images=frames[1:], duration=100, loop=0)
    made = import_picture(data, "moving.gif")
    assert getattr(Image.open(io.BytesIO(made.data)), "n_frames", 1) == 1
    assert colors(made.data) == UPRIGHT
    assert any("moves" in note for note in made.notes)


def _png_bomb() -> bytes:
    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", struct.pack(">IIBBBBB", 50_000, 50_000, 8, 2, 0, 0, 0))
        + chunk(b"IDAT", zlib.compress(bytes(10**6)))
        + chunk(b"IEND", b"")
    )


def _jpeg_bomb() -> bytes:
    data = encoded(quarters(), "JPEG")
    at = data.index(b"\xff\xc0")
    return data[: at + 5] + struct.pack(">HH", 65_000, 65_000) + data[at + 9 :]


def _heic_bomb() -> bytes:
    data = _heic_with_everything()
    at = data.index(b"ispe") + 8
    return data[:at] + struct.pack(">II", 60_000, 60_000) + data[at + 8 :]


BOMBS = {
    "png": _png_bomb(),
    "jpeg": _jpeg_bomb(),
    "gif": b"GIF89a\xff\xff\xff\xff\x80\0\0" + bytes(6) + b",\0\0\0\0\xff\xff\xff\xff\0\x02\x02L\x01\0;",
    "heic": _heic_bomb(),
    "bmp": b"BM" + struct.pack("<IHHIIiiHHIIiiII", 100, 0, 0, 54, 40, 60_000, 60_000, 1, 24, 0, 0, 0, 0, 0, 0),
    "one side": encoded(Image.new("1", (100_000, 1000)), "PNG"),
}


@pytest.mark.parametrize("name", BOMBS)
def test_a_picture_that_would_fill_the_memory_is_refused_before_it_is_decoded(name: str, monkeypatch: pytest.MonkeyPatch) -> None:  # fmt: skip
    """A file of a few bytes may claim billions of pixels."""

    def decode(*args: Any, **options: Any) -> None:
        raise AssertionError("decoded")

    monkeypatch.setattr(Image.Image, "load", decode)
    with pytest.raises(Refused) as caught:
        import_picture(BOMBS[name], "a.png")
    assert "decoded" not in str(caught.value)


NOT_PICTURES = {
    "empty": b"", "text": b"hello", "html": b"<!DOCTYPE html><html><body><svg></svg></body></html>", "pdf": b"%PDF-1.7\n",
    "zip": b"PK\x03\x04", "gzip svg": b"\x1f\x8b\x08", "exe": b"MZ\x90\0", "psd": b"8BPS\0\x01", "ico": b"\0\0\x01\0", "mp4": b"\0\0\0\x18ftypisom\0\0\0\0",
    "eps": b"%!PS-Adobe-3.0 EPSF-3.0", "png start": b"\x89PNG\r\n\x1a\n", "jpeg start": b"\xff\xd8\xff\xe0", "gif start": b"GIF89a", "heic start": b"\0\0\0\x18ftypheic\0\0\0\0mif1heic",
    "php in gif": b"GIF89a<?php system($_GET[0]); ?>", "webp start": b"RIFF\0\0\0\0WEBP", "tiff start": b"II*\0\xff\xff\xff\xff",
}  # fmt: skip


@pytest.mark.parametrize("name", NOT_PICTURES)
def test_what_is_no_picture_is_refused_whatever_it_is_called(name: str) -> None:
    """The bytes count, not the name."""
    for called in ("photo.jpg", "photo.png", "drawing.svg"):
        with pytest.raises(Refused):
            import_picture(NOT_PICTURES[name], called)


def test_a_picture_with_a_wrong_ending_gets_the_right_one() -> None:
    """A PNG that is called .jpg, a WebP that is called .png."""
    assert import_picture(encoded(quarters(), "PNG"), "photo.jpg").name == "photo.png"
    assert import_picture(encoded(quarters(), "WEBP"), "photo.png").name == "photo.webp"


def test_a_script_behind_a_picture_does_not_come_along() -> None:
    """A file that is a picture to one reader and a program to another is only a picture afterwards."""
    made = import_picture(
        encoded(quarters(), "JPEG", comment=b"<script>alert(1)</script>") + b"<?php evil(); ?>", "a.jpg"
    )
    assert b"script" not in made.data
    assert b"php" not in made.data


@given(
    st.sampled_from(sorted(FULL)),
    st.lists(st.tuples(st.floats(0, 1), st.integers(0, 255)), min_size=1, max_size=30),
    st.floats(0, 1),
)
def test_a_damaged_picture_is_refused_or_comes_in_whole(kind: str, flips: list[tuple[float, int]], cut: float) -> None:
    """Flipped bytes, a cut end: a word of refusal or a picture that opens, and nothing else."""
    data = bytearray(FULL[kind]())
    for place, value in flips:
        data[12 + int(place * (len(data) - 13))] = value
    cut_off = bytes(data[: max(int(len(data) * (0.3 + cut)), 20)])
    try:
        made = import_picture(cut_off, "a.jpg")
    except Refused:
        return
    Image.open(io.BytesIO(made.data)).load()


@pytest.mark.parametrize(
    ("name", "taken", "wanted"),
    [
        ("IMG_1234.JPG", (), "img-1234.jpg"), ("Mein Fotö – neu.jpeg", (), "mein-foto-neu.jpg"), ("../../etc/passwd", (), "passwd.jpg"),
        ("C:\\Users\\x\\Bild 1.png", (), "bild-1.jpg"), ("", (), "picture.jpg"), ("日本.png", (), "picture.jpg"), ("con.jpg", (), "picture-con.jpg"),
        ("a.jpg", ("A.jpg",), "a-2.jpg"), ("a.jpg", ("a.jpg", "a-2.jpg", "a.png"), "a-3.jpg"), ("x" * 300 + ".jpg", (), "x" * 60 + ".jpg"),
        ("a\0b.jpg", (), "a-b.jpg"), (".htaccess", (), "htaccess.jpg"), ("a.jpg.php", (), "a-jpg.jpg"), ("it's.jpg", (), "its.jpg"),
    ],
)  # fmt: skip
def test_a_picture_gets_a_good_free_name(name: str, taken: tuple[str, ...], wanted: str) -> None:
    """From the name that it had, whatever that was."""
    assert free_name(name, ".jpg", taken) == wanted


SHAPE = '<rect id="r" width="10" height="10" fill="#123456"/>'
HOSTILE = {
    "script": "<script>alert(1)</script>", "script href": '<script href="https://evil.example/x.js"/>', "onload": '<rect onload="alert(1)" width="1" height="1"/>',
    "on capital": '<rect ONCLICK="alert(1)" width="1" height="1"/>', "javascript link": '<a href="javascript:alert(1)"><rect width="9" height="9"/></a>',
    "javascript xlink": '<a xlink:href="java&#9;script:alert(1)"><rect width="9" height="9"/></a>', "link": '<a href="https://evil.example/"><text>x</text></a>',
    "foreignObject": '<foreignObject><iframe xmlns="http://www.w3.org/1999/xhtml" src="https://evil.example/"/></foreignObject>',
    "html": '<body xmlns="http://www.w3.org/1999/xhtml"><img src="https://evil.example/x.png"/></body>', "image": '<image href="https://evil.example/x.png" width="9" height="9"/>',
    "data image": '<image href="data:image/svg+xml;base64,PHN2Zz4=" width="9" height="9"/>', "use outside": '<use href="https://evil.example/x.svg#a"/>', "use data": '<use href="data:image/svg+xml,x#a"/>',
    "fill url": '<rect fill="url(https://evil.example/x.svg#a)" width="1" height="1"/>', "fill url quoted": "<rect fill=\"url( 'https://evil.example/x')\" width=\"1\" height=\"1\"/>",
    "style url": '<rect style="fill:url(//evil.example/x)" width="1" height="1"/>', "style element": "<style>@import url(https://evil.example/x.css);</style>",
    "style import": "<style>@import 'https://evil.example/x.css';</style>", "font": "<style>@font-face{font-family:x;src:url(https://evil.example/f.woff)}</style>",
    "style hidden": "<style>@\\69mport 'https://evil.example/x.css';</style>", "style remark": "<style>@im/**/port 'x'; rect{fill:u/**/rl(https://evil.example/)}</style>",
    "style escape": '<rect style="fill:\\75rl(https://evil.example/x)" width="1" height="1"/>', "set": '<set attributeName="onmouseover" to="alert(1)"/>', "style cdata": "<style><![CDATA[@import 'https://evil.example/';]]></style>",
    "animate": '<a><animate attributeName="href" values="javascript:alert(1)"/><rect width="9" height="9"/></a>', "motion": '<animateTransform attributeName="transform" type="rotate" from="0" to="360" dur="1s" repeatCount="indefinite"/>',
    "feImage": '<filter id="f"><feImage href="https://evil.example/x.png"/></filter>', "handler": '<handler xmlns="http://www.w3.org/2001/xml-events">alert(1)</handler>',
    "embed": '<embed xmlns="http://www.w3.org/1999/xhtml" src="https://evil.example/"/>', "metadata": "<metadata>evil.example</metadata>", "inkscape": '<x:y xmlns:x="http://evil.example/">z</x:y>',
    "xml base": '<g xml:base="https://evil.example/"><use href="#r"/></g>', "mask": '<rect mask="url(https://evil.example/#m)" width="1" height="1"/>', "cursor": '<rect cursor="url(https://evil.example/c),auto" width="1" height="1"/>',
    "event ns": '<rect xmlns:ev="http://www.w3.org/2001/xml-events" ev:event="load" width="1" height="1"/>', "audio": '<audio xmlns="http://www.w3.org/1999/xhtml" src="https://evil.example/a"/>',
    "image-set": "<style>rect{background:image-set('https://evil.example/x' 1x)}</style>", "remark": "<!-- evil.example -->", "pi": '<?xml-stylesheet href="https://evil.example/x.css"?>',
    "iframe": '<iframe src="javascript:alert(1)"/>', "discard": '<discard begin="0s" href="#r"/>', "data in attribute": '<rect clip-path="data:evil.example" width="1" height="1"/>',
}  # fmt: skip


def drawing(inside: str, before: str = "") -> bytes:
    """A drawing with this in it."""
    return f'{before}<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 20 20" width="20" height="20">{SHAPE}{inside}<use href="#r" x="10"/></svg>'.encode()


@pytest.mark.parametrize("name", HOSTILE)
def test_a_drawing_is_made_safe(name: str) -> None:
    """What could run, move or fetch is gone, what is drawn is left, and a second pass finds nothing more."""
    safe, _ = safe_svg(drawing(HOSTILE[name]))
    for sign in (
        b"evil",
        b"alert",
        b"script",
        b"foreignObject",
        b"import",
        b"animate",
        b"data:",
        b"<set",
        b"http://www.w3.org/1999/xhtml",
    ):
        assert sign not in safe, sign
    root = etree.fromstring(safe)
    assert [str(e.tag).rpartition("}")[2] for e in root].count("rect") >= 1
    assert all(not str(a).lower().startswith("on") for e in root.iter() for a in e.attrib)
    assert safe_svg(safe) == (safe, ())


REFUSED = {
    "entity": drawing("&x;", '<!DOCTYPE svg [<!ENTITY x "y">]>'), "billion laughs": drawing("&c;", '<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;"><!ENTITY c "&b;&b;">]>'),
    "outside entity": drawing("&x;", '<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>'), "not closed": b'<svg xmlns="http://www.w3.org/2000/svg"><g></svg>',
    "no vocabulary": b"<svg><rect/></svg>", "too deep": drawing("<g>" * 5000 + "</g>" * 5000), "too many": drawing("<g/>" * 30_000), "too large": drawing(" " * 1_100_000),
    "circle": drawing('<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g><use href="#a"/>'),
    "repeats": drawing("".join(f'<g id="l{n}">' + f'<use href="#l{n + 1}"/>' * 10 + "</g>" for n in range(8)) + '<g id="l8"><rect width="1" height="1"/></g>'),
    "no size": b'<svg xmlns="http://www.w3.org/2000/svg"><rect width="1" height="1"/></svg>', "zero": b'<svg xmlns="http://www.w3.org/2000/svg" width="0" height="0"/>', "utf-16": drawing("").decode().encode("utf-16"),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_a_drawing_that_cannot_be_made_safe_is_refused(name: str) -> None:
    """Entities, circles, endless repeats, broken files."""
    with pytest.raises(Refused):
        import_picture(REFUSED[name], "a.svg")


def test_words_and_shapes_within_links_and_old_headers_stay() -> None:
    """Taking a link away does not take what it is around."""
    before = '<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">'
    made = import_picture(
        drawing('<text>a <a href="https://x.example/">b <tspan>c</tspan> d</a> e<desc>f</desc> g</text>', before),
        "x.svg",
    )
    assert "".join(etree.fromstring(made.data).find("{*}text").itertext()) == "a b c d ef g"  # type: ignore[union-attr]
    assert b"DOCTYPE" not in made.data
    assert (made.name, made.width, made.height) == ("x.svg", 20, 20)
    assert made.notes == ("Taken out, to be safe: links.",)


@pytest.mark.parametrize("path", sorted((PROJECT / "content/images").glob("*.svg")), ids=lambda path: path.name)
def test_the_clinics_own_drawings_look_the_same_afterwards(path: Any) -> None:
    """Nothing is taken out of them, and each pixel is the same."""
    safe, gone = safe_svg(path.read_bytes())
    assert gone == ()
    before, after = (resvg_py.svg_to_bytes(svg_string=data.decode(), width=400) for data in (path.read_bytes(), safe))
    assert bytes(before) == bytes(after)


def test_no_drawing_runs_or_fetches_anything_in_a_browser(page: Page) -> None:
    """All hostile drawings, made safe and opened in a real browser, as a page of their own and inside one."""
    asked: list[str] = []

    def answer(route: Route) -> None:
        url = route.request.url
        name = unquote(url.removeprefix("https://clinic.example/").removesuffix(".svg"))
        if name in HOSTILE:
            route.fulfill(body=safe_svg(drawing(HOSTILE[name]))[0], content_type="image/svg+xml")
        elif url == "https://clinic.example/unsafe.svg":
            route.fulfill(
                body=drawing(HOSTILE["onload"] + HOSTILE["image"] + HOSTILE["script"]), content_type="image/svg+xml"
            )
        else:
            asked.append(url)
            route.abort()

    page.route("**/*", answer)
    dialogs: list[str] = []
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    for name in HOSTILE:
        page.goto(f"https://clinic.example/{name}.svg")
        page.wait_for_timeout(10)
    assert (asked, dialogs) == ([], [])
    with page.expect_event("dialog"):  # the same watch does see what an unsafe one does
        page.goto("https://clinic.example/unsafe.svg")
    assert dialogs
    assert asked
