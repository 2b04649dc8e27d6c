"""Reads the theme's folder: base styles, each component's style and script, pictures. Minified, with findings."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import lightningcss
import rjsmin

from ..findings import Finding, Place
from .brand.brand import FILE as BRAND_FILE
from .brand.brand import NO_BRAND, Brand, BrandRefused, read_brand
from .brand.css import css_of
from .messages import THEME_STYLE, THEME_STYLE_MISSING
from .settings import ThemeAssetsSettings

_PLACE = re.compile(r"^(?:Parsing stylesheet failed: )?(?P<what>.*?) at .*?:(?P<line>\d+):(?P<column>\d+)$", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Theme:
    """What the theme's folder holds, minified: styles and scripts by component, pictures by path ("images/icon.svg").

    `base` names fonts as `font:PACKAGE/FILE` (`fonts.py`). `elements` are the styles of tags that few pages have ("table").
    """

    tokens: str
    base: str
    elements: Mapping[str, str]
    styles: Mapping[str, str]
    scripts: Mapping[str, bytes]
    pictures: Mapping[str, bytes]
    findings: tuple[Finding, ...]
    brand: Brand = NO_BRAND


def gather(settings: ThemeAssetsSettings, templates: Sequence[Path]) -> Theme:
    """Reads the whole theme, and the components in the folders of templates, of which the first that has one counts.

    A style that cannot be read becomes a finding, and is left out.
    """
    theme, findings = settings.theme, list[Finding]()
    folder = theme / "static" / "css"
    tokens, base = (_style(folder / name, settings, findings) for name in ("tokens.css", "base.css"))
    if (folder / "fonts.css").is_file():
        base = _style(folder / "fonts.css", settings, findings) + base
    brand = _brand(settings, findings)
    if brand is not NO_BRAND:
        tokens += _minified(css_of(brand), settings, BRAND_FILE)
    elements = {
        file.stem: _style(file, settings, findings) for file in sorted((theme / "static/css/elements").glob("*.css"))
    }
    styles = {file.parent.name: _style(file, settings, findings) for file in _of_components(templates, ".css")}
    scripts = {file.parent.name: _script(file) for file in _of_components(templates, ".js")}
    images = theme / "static" / "images"
    pictures = {
        f"images/{file.relative_to(images).as_posix()}": file.read_bytes()
        for file in sorted(images.rglob("*"))
        if file.is_file() and not file.name.startswith(".")
    }
    return Theme(tokens, base, elements, styles, scripts, pictures, tuple(findings), brand)


def _brand(settings: ThemeAssetsSettings, findings: list[Finding]) -> Brand:
    try:
        return read_brand(settings.theme, settings.theme.name)
    except BrandRefused as problem:
        findings += problem.findings
        return NO_BRAND


def _of_components(templates: Sequence[Path], extension: str) -> list[Path]:
    """The files `components/<name>/<name><extension>`, by name."""
    found: dict[str, Path] = {}
    for folder in templates:
        for file in (folder / "components").glob(f"*/*{extension}"):
            if file.stem == file.parent.name:
                found.setdefault(file.stem, file)
    return [found[name] for name in sorted(found)]


def _style(file: Path, settings: ThemeAssetsSettings, findings: list[Finding]) -> str:
    project = settings.theme.parent
    name = file.relative_to(project).as_posix() if file.is_relative_to(project) else str(file)
    try:
        text = file.read_text(encoding="utf-8")
    except FileNotFoundError:
        findings.append(THEME_STYLE_MISSING.at("This style is missing", f"Put it back: {name}.", file=name))
        return ""
    except UnicodeDecodeError:
        findings.append(THEME_STYLE.at("The file is not UTF-8", "Save it as UTF-8.", file=name))
        return ""
    try:
        return _minified(text, settings, name)
    except ValueError as error:
        findings.append(_broken_style(str(error), name, text))
        return ""


def _minified(text: str, settings: ThemeAssetsSettings, name: str) -> str:
    css: str = lightningcss.process_stylesheet(text, filename=name, browsers_list=list(settings.browsers))
    return css


def _broken_style(message: str, name: str, text: str) -> Finding:
    place = _PLACE.match(message)
    what, line, column = message, 0, 0
    if place:  # lightningcss counts lines from 0, and names the line after the last one for an unexpected end
        what, column = place["what"], int(place["column"])
        line = min(int(place["line"]) + 1, len(text.splitlines()))
    what = f"This is not valid CSS: {what[:1].lower()}{what[1:]}"
    return THEME_STYLE.at(what, file=name, place=Place(line, column))


def _script(file: Path) -> bytes:
    minified: str = rjsmin.jsmin(file.read_text(encoding="utf-8"))
    return (minified + "\n").encode()
