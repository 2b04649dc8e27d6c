"""Draws a card: the title on still water under the clinic's mark. What all cards share is drawn once."""

from __future__ import annotations

import io
from functools import lru_cache

from PIL import Image, ImageColor, ImageDraw, ImageOps

from .brand import Brand
from .font import REGULAR, STRONG, font
from .lines import LEADING, fit

WIDTH, HEIGHT = 1200, 630  # what the services ask for
_SCALE = 2
_MARGIN = 72
_TITLE_WIDTH = 770
_TITLE_TOP, _TITLE_BOTTOM = 140, 520
_LOTUS = (1000, 500)  # where it stands on the water, and how large it is
_LOTUS_SIZE = 300
_RINGS = ((92, 15), (150, 27), (218, 42))  # half widths and heights, as the site's water has them
_STEPS = 12  # shades between two colors: enough for smooth edges, and few enough for a small file


def draw(title: str, name: str, address: str, brand: Brand) -> bytes:
    """The card as a PNG. `name` is the clinic's, `address` the site's, as people read it."""
    card = _ground(brand).copy()
    pen = ImageDraw.Draw(card)
    _write(pen, (_MARGIN + (80 if brand.mark else 0), 92), name, STRONG, 32, brand.words)
    fitted = fit(title, _TITLE_WIDTH, _TITLE_BOTTOM - _TITLE_TOP, _measure)
    top = (_TITLE_TOP + _TITLE_BOTTOM - fitted.height) / 2
    for number, line in enumerate(fitted.lines):
        middle = top + (number + 0.5) * fitted.size * LEADING
        _write(pen, (_MARGIN, middle), line, STRONG, fitted.size, brand.words)
    _write(pen, (_MARGIN, 578), address, REGULAR, 27, brand.soft_words)
    out = io.BytesIO()
    card.quantize(palette=_palette(brand), dither=Image.Dither.NONE).save(out, "PNG", compress_level=6)
    return out.getvalue()


@lru_cache(maxsize=4)
def _ground(brand: Brand) -> Image.Image:
    """What all cards of a brand share. Drawn twice as large and made smaller, for smooth edges."""
    card = Image.new("RGB", (WIDTH * _SCALE, HEIGHT * _SCALE), brand.ground)
    pen = ImageDraw.Draw(card)
    _draw_water(card, pen, brand)
    mark = _mark(brand, 64)
    if mark is not None:
        card.paste(brand.words, (_MARGIN * _SCALE, 60 * _SCALE), mark)
    pen.rectangle([edge * _SCALE for edge in (_MARGIN, 540, _MARGIN + 56, 544)], fill=brand.touch)
    return card.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS)


def _palette(brand: Brand) -> Image.Image:
    """The card's colors, and the shades of their edges on the ground."""
    ground = ImageColor.getrgb(brand.ground)
    colors = list(ground)
    for name in (brand.words, brand.soft_words, brand.water, brand.line, brand.touch):
        color = ImageColor.getrgb(name)
        for step in range(1, _STEPS + 1):
            colors += [a + (b - a) * step // _STEPS for a, b in zip(ground, color, strict=True)]
    palette = Image.new("P", (1, 1))
    palette.putpalette(colors)
    return palette


def _draw_water(card: Image.Image, pen: ImageDraw.ImageDraw, brand: Brand) -> None:
    """The mark, large and faint, and the rings around it on the water, at the lower right."""
    x, y = (at * _SCALE for at in _LOTUS)
    for wide, high in _RINGS:
        box = (x - wide * _SCALE, y - high * _SCALE, x + wide * _SCALE, y + high * _SCALE)
        pen.ellipse(box, outline=brand.line, width=2 * _SCALE)
    mark = _mark(brand, _LOTUS_SIZE)
    if mark is not None:
        card.paste(brand.water, (x - mark.width // 2, y - round(mark.height * 0.88)), mark)


def _mark(brand: Brand, size: int) -> Image.Image | None:
    """The mark's shape: where it is dark, the card gets a color."""
    if not brand.mark:
        return None
    dark = ImageOps.invert(Image.open(io.BytesIO(brand.mark)).convert("L"))
    return dark.point(lambda value: min(255, value * 2)).resize((size * _SCALE,) * 2, Image.Resampling.LANCZOS)


def _write(pen: ImageDraw.ImageDraw, at: tuple[float, float], text: str, letters: str, size: int, color: str) -> None:
    pen.text(at, text, fill=color, font=font(letters, size), anchor="lm")


def _measure(text: str, size: int) -> float:
    return font(STRONG, size).getlength(text)
