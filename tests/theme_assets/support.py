"""A small theme in a temporary folder."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from plugins.theme_assets.brand.brand import read_brand
from plugins.theme_assets.gather import Theme, gather
from plugins.theme_assets.settings import ThemeAssetsSettings
from tests.support.site import PROJECT

_BRAND = read_brand(PROJECT / "theme")
_PALETTE = json.dumps({"light": _BRAND.palette.light, "dark": _BRAND.palette.dark})

SMALL: Mapping[str, str] = {
    "brand.yaml": f"name: A clinic\nmark: {{path: M0 0h64v64H0Z}}\ntype: {{heading: serif, body: serif}}\npalette: {_PALETTE}\n",
    "static/css/tokens.css": ":root {\n  --ink: #111111;\n  --deep: var(--ink);\n  --unused: 1px;\n}\n",
    "static/css/base.css": "body {\n  color: var(--deep);\n}\n",
    "static/css/elements/table.css": "table {\n  margin: 0;\n}\n",
    "static/images/mark.svg": "<svg/>",
    "templates/components/card/card.css": ".card {\n  margin: 0px;\n}\n",
    "templates/components/card/card.html": "",
    "templates/components/fold/fold.css": ".fold {\n  padding: 0;\n}\n",
    "templates/components/fold/fold.js": "// Says nothing.\nlet  a = 1;\nlet b = `two  words`;\n",
}


def write_theme(folder: Path, files: Mapping[str, str | bytes | None] | None = None) -> Path:
    """The small theme below `folder`, with some files changed; None leaves one out."""
    theme = folder / "theme"
    for name, text in {**SMALL, **(files or {})}.items():
        if text is None:
            continue
        path = theme / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode() if isinstance(text, str) else text)
    return theme


def gathered(folder: Path, files: Mapping[str, str | bytes | None] | None = None) -> Theme:
    """The small theme, read; of its tokens just those of tokens.css, without the brand's."""
    theme = write_theme(folder, files)
    found = gather(ThemeAssetsSettings.read({"THEME": str(theme)}), [theme / "templates"])
    return replace(found, tokens=found.tokens[: found.tokens.index(":root{--color-paper")])
