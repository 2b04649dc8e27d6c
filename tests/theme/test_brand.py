"""The pictures that ship: drawn from their sources, of the promised size, and safe to show anywhere."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from lxml import etree
from PIL import Image, ImageChops, ImageStat

from plugins.theme_assets.brand.brand import BrandRefused, read_brand
from plugins.theme_assets.brand.icons import Drawing, draw, drawings, write

PROJECT = Path(__file__).resolve().parents[2]
THEME_IMAGES = PROJECT / "theme" / "static" / "images"
CONTENT_IMAGES = PROJECT / "content" / "images"
ARTWORK = PROJECT / "theme" / "artwork"
SVG_FILES = sorted([*THEME_IMAGES.glob("*.svg"), *CONTENT_IMAGES.glob("*.svg"), *ARTWORK.glob("*.svg")])
LARGEST_SCENE = 25_000  # bytes, before compression


BRAND = read_brand(PROJECT / "theme")
DRAWN = drawings(BRAND, PROJECT / "theme")
PLAIN = """\
name: A clinic
mark: {box: 10, path: "M1 1H9V9H1Z"}
type: {heading: Georgia, body: sans-serif}
palette:
"""


@pytest.mark.parametrize("drawing", [d for d in DRAWN if d.width], ids=lambda drawing: drawing.name)
def test_committed_picture_is_what_its_source_draws(drawing: Drawing, tmp_path: Path) -> None:
    """A picture in the theme is the one its source draws today, so that no stale icon ships."""
    fresh = write(drawing, tmp_path)
    with Image.open(fresh) as drawn, Image.open(THEME_IMAGES / fresh.name) as committed:
        assert drawn.size == committed.size
        difference = ImageChops.difference(drawn.convert("RGBA"), committed.convert("RGBA"))
    assert max(ImageStat.Stat(difference).mean) < 1.0  # of 255: only rounding between machines


@pytest.mark.parametrize(
    ("name", "size"),
    [
        ("favicon.ico", (32, 32)),
        ("apple-touch-icon.png", (180, 180)),
        ("icon-192.png", (192, 192)),
        ("icon-512.png", (512, 512)),
        ("icon-maskable-512.png", (512, 512)),
        ("logo.png", (512, 512)),
        ("og-image.png", (1200, 630)),
    ],
)
def test_picture_has_the_size_its_reader_expects(name: str, size: tuple[int, int]) -> None:
    """Each icon has exactly the pixels that browsers, phones, and share previews ask for."""
    with Image.open(THEME_IMAGES / name) as image:
        assert image.size == size


def test_maskable_icon_keeps_the_lotus_in_the_safe_zone() -> None:
    """Outside the middle 80 % circle of the maskable icon there is ground alone, so a mask cuts nothing off."""
    with Image.open(THEME_IMAGES / "icon-maskable-512.png") as image:
        pixels = image.convert("RGB")
    ground = pixels.getpixel((0, 0))
    outside = (
        pixels.getpixel((x, y))
        for x in range(0, 512, 4)
        for y in range(0, 512, 4)
        if (x - 256) ** 2 + (y - 256) ** 2 > (0.4 * 512) ** 2
    )
    assert set(outside) == {ground}


@pytest.mark.parametrize("path", SVG_FILES, ids=lambda path: path.name)
def test_svg_holds_shapes_only(path: Path) -> None:
    """An SVG carries no script, style sheet, font, or event handler, and nothing from elsewhere: shapes and a title."""
    root = etree.parse(path).getroot()
    assert {etree.QName(element).localname for element in root.iter()} <= {
        "svg", "title", "g", "defs", "use", "path", "rect", "circle", "ellipse",
    }  # fmt: skip
    given = [(str(name), str(value)) for element in root.iter() for name, value in element.attrib.items()]
    assert not [name for name, _ in given if name.startswith("on") or name == "style"]
    assert not [value for name, value in given if "href" in name and not value.startswith("#")]
    assert "url(" not in path.read_text(encoding="utf-8")
    assert {"width", "height", "viewBox"} <= set(root.attrib)


@pytest.mark.parametrize("path", sorted(CONTENT_IMAGES.glob("*.svg")), ids=lambda path: path.name)
def test_scene_is_light_and_described(path: Path) -> None:
    """Each scene is small, and its description gives the width and height that the file itself has."""
    described = yaml.safe_load((CONTENT_IMAGES / "images.yaml").read_text(encoding="utf-8"))[path.name]
    root = etree.parse(path).getroot()
    assert (int(root.get("width")), int(root.get("height"))) == (described["width"], described["height"])
    assert path.stat().st_size < LARGEST_SCENE


def plain_theme(folder: Path, **colors: str) -> Path:
    """A theme's folder with a brand that has a mark and a palette, and no drawing of its own."""
    light = {**BRAND.palette.light, **colors}
    (folder / "brand.yaml").write_text(PLAIN + yaml.safe_dump({"light": light, "dark": BRAND.palette.dark}, indent=2).replace("\n", "\n  ").join(["  ", "\n"]))  # fmt: skip
    return folder


def test_all_is_drawn_from_the_mark_and_the_palette(tmp_path: Path) -> None:
    """Nothing by hand: a brand without artwork has every icon, in its own colors."""
    names = {path.name for path in draw(plain_theme(tmp_path, deep="#123456", **{"deep-top": "#123456"}))}
    assert names == {drawing.name for drawing in DRAWN}
    with Image.open(tmp_path / "static/images/icon-192.png") as image:
        assert image.convert("RGB").getpixel((0, 0)) == (0x12, 0x34, 0x56)
        assert image.convert("RGB").getpixel((96, 96)) == (0xF3, 0xF8, 0xF6)  # the mark
    with Image.open(tmp_path / "static/images/og-image.png") as image:
        assert image.size == (1200, 630)


def test_a_palette_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    """With the pair and its ratio; a color that there is not is named, with the one that was meant."""
    with pytest.raises(BrandRefused) as refused:
        draw(plain_theme(tmp_path, ink="#999999"))
    assert "`ink` (#999999) on `paper` (#fffdfa) has a contrast of 2.81:1, and 4.5:1 is needed" in str(refused.value)
    with pytest.raises(BrandRefused, match="Did you mean `paper`"):
        read_brand(plain_theme(tmp_path, papr="#ffffff"))
