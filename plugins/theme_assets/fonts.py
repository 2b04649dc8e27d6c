"""The theme's fonts: taken from installed packages, and cut down to the characters that the site uses.

A style names a font as `url("font:PACKAGE/FILE")`. The result is a WOFF2 file, kept in a cache by what it was made from,
so that a build that changes no character makes nothing anew. The same characters give the same bytes.
"""

from __future__ import annotations

import io
import re
import string
from collections.abc import Iterable, Iterator, Mapping
from importlib.util import find_spec
from pathlib import Path, PurePosixPath
from typing import Any

from ..content_model.model import ContentModel
from ..findings import Finding
from ..recorded_reads import key_of
from ..recorded_reads.kept_files import KeptFiles
from .messages import THEME_FONT_MISSING

_ADDRESS = re.compile(r"font:(\w+)/([\w./-]+)")
_FACE = re.compile(r"@font-face\s*{[^}]*}")
# What templates and the typography of texts add: spaces and hyphens that do not break, quotation marks, dashes, arrows.
_ALWAYS = string.printable + "\u00a0\u2011–—‘’“”…·•×©®™°←↑→↓"
_VERSION = b"1"  # of how a font is cut down


def characters(model: ContentModel) -> str:
    """The characters that the site's pages can show, in order: those of its texts, and those that are always there."""
    used = set(_ALWAYS)
    for entry in model.entries:
        for text in _texts((entry.title, entry.description, entry.fields, entry.body)):
            used.update(text)
    for text in _texts((model.facts, tuple(model.sources.values()), tuple(model.images.values()))):
        used.update(text)
    return "".join(sorted(used - set(string.whitespace) | {" "}))


def _texts(value: Any) -> Iterator[str]:
    """All texts within a value of the content model."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        yield from _texts(tuple(value.values()))
    elif isinstance(value, tuple):
        for item in value:
            yield from _texts(item)
    elif hasattr(value, "__slots__"):
        yield from _texts(tuple(getattr(value, name) for name in value.__slots__))


def make_fonts(css: str, used: str, cache: Path | None) -> tuple[Mapping[str, bytes], tuple[Finding, ...]]:
    """The fonts that a style names, by their address there ("font:PACKAGE/FILE"); a finding for each that is missing."""
    fonts: dict[str, bytes] = {}
    findings: list[Finding] = []
    for match in dict.fromkeys(match.group() for match in _ADDRESS.finditer(css)):
        found = _file(match)
        if found is None:
            package = match.removeprefix("font:").partition("/")[0]
            what = f"The font `{match}` is not installed"
            fix = f"Run `uv sync`, or correct the name: the package is `{package}`, and the file stands in it."
            findings.append(THEME_FONT_MISSING.at(what, fix, file="theme/static/css/fonts.css"))
        else:
            fonts[match] = _cut_down(found.read_bytes(), used, cache)
    return fonts, tuple(findings)


def upright(css: str) -> tuple[str, ...]:
    """The fonts that a style names for upright text."""
    rules = [rule for rule in _FACE.findall(css) if "italic" not in rule]
    return tuple(match.group() for rule in rules for match in _ADDRESS.finditer(rule))


def font_name(address: str) -> str:
    """What templates call a font: "fonts/SourceSansPro-Regular.woff2"."""
    return f"fonts/{PurePosixPath(address).stem}.woff2"


def _file(address: str) -> Path | None:
    package, _, path = address.removeprefix("font:").partition("/")
    spec = find_spec(package)
    folders: Iterable[str] = (spec.submodule_search_locations or ()) if spec else ()
    return next((file for folder in folders if (file := Path(folder, path)).is_file()), None)


def _cut_down(font: bytes, used: str, cache: Path | None) -> bytes:
    """The font with the characters that are used, as WOFF2."""
    name = f"{key_of(_VERSION, used.encode(), font).hex()}.woff2"
    kept = KeptFiles(cache)
    made = kept.get(name)
    if made is None:
        made = _subset(font, used)
        kept.put(name, made)
        kept.drop_old()
    return made


def _subset(font: bytes, used: str) -> bytes:
    from fontTools import subset  # only where something has to be made: it takes a while to load

    options = subset.Options(
        flavor="woff2", hinting=False, notdef_outline=True, recalc_timestamp=False, name_IDs=[0, 1, 2, 13, 14]
    )
    loaded = subset.load_font(io.BytesIO(font), options)
    cutter = subset.Subsetter(options)
    cutter.populate(text=used)
    cutter.subset(loaded)
    out = io.BytesIO()
    subset.save_font(loaded, out, options)
    return out.getvalue()
