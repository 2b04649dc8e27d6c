"""Fonts of installed packages, cut down to what the site uses."""

from __future__ import annotations

import io
from pathlib import Path

from fontTools.ttLib import TTFont

from plugins.recorded_reads.kept_files import KeptFiles
from plugins.theme_assets.fonts import characters, font_name, make_fonts
from tests.support.site import Site

SANS = "font:font_source_sans_pro/files/SourceSansPro-Regular.ttf"
CSS = f'@font-face{{font-family:A;src:url("{SANS}")format("woff2")}}'


def made(used: str, cache: Path | None = None) -> bytes:
    fonts, findings = make_fonts(CSS, used, cache)
    assert findings == ()
    return fonts[SANS]


def test_a_font_holds_the_characters_that_are_used() -> None:
    """And no other; the same characters give the same bytes."""
    font = made("Calm é")
    assert {chr(code) for code in TTFont(io.BytesIO(font)).getBestCmap()} == set("Calm é")
    assert font == made("Calm é")
    assert font_name(SANS) == "fonts/SourceSansPro-Regular.woff2"


def test_what_was_made_is_taken_from_the_cache(tmp_path: Path) -> None:
    """One file for each set of characters; it is read, not made again, unless it is damaged."""
    font = made("abc", tmp_path)
    (kept,) = tmp_path.iterdir()
    KeptFiles(tmp_path).put(kept.name, b"kept")
    assert made("abc", tmp_path) == b"kept"
    kept.write_bytes(kept.read_bytes()[:-1])
    assert made("abc", tmp_path) == font
    assert made("abcd", tmp_path) != font


def test_a_font_that_is_not_installed_is_named() -> None:
    """The package and the file, with what to do; the others are made."""
    missing = CSS.replace("SourceSansPro-Regular", "Nowhere") + CSS.replace("font_source_sans_pro", "no_such_package")
    fonts, findings = make_fonts(missing + CSS, "a", None)
    assert list(fonts) == [SANS]
    assert [f.rule for f in findings] == ["theme-font-missing"] * 2
    assert "Nowhere.ttf" in findings[0].message
    assert "no_such_package" in findings[1].fix


def test_the_characters_are_those_of_all_texts(small: Site) -> None:
    """Front matter, text and facts, beside what every page may need."""
    plain = (small.content / "pages/plain.md").read_text()
    small.write({"pages/plain.md": plain.replace("A plain page", "A plain pagē").replace("Some words", "Sǫme words")})
    model = small.build(SEO_CHECKS_SEVERITY={}).model
    assert model is not None
    used = characters(model)
    assert set("ēǫ“aZ0") <= set(used)
    assert "ж" not in used
    assert "\n" not in used
