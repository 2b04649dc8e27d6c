"""site.webmanifest: the site's name, colors and icons, for whoever keeps it on a home screen."""

from __future__ import annotations

import json

from .sources import Sources

# Files of the theme: name, size in pixels, what it is for. https://www.w3.org/TR/appmanifest/#purpose-member
_ICONS = (
    ("images/icon-192.png", 192, "any"),
    ("images/icon-512.png", 512, "any"),
    ("images/icon-maskable-512.png", 512, "maskable"),
)


def render(sources: Sources) -> str:
    """The manifest as JSON."""
    model = sources.model
    description = model.facts.get("description")
    manifest = {
        "name": model.site_name,
        "short_name": sources.short_name or _short(model.site_name),
        "description": str(description.value) if description and not description.is_placeholder else "",
        "lang": sources.language,
        "dir": "ltr",
        "id": model.base_path + "/",
        "start_url": model.base_path + "/",
        "scope": model.base_path + "/",
        "display": "browser",
        "theme_color": sources.colors[0],
        "background_color": sources.colors[1],
        "icons": [
            {"src": address, "sizes": f"{size}x{size}", "type": "image/png", "purpose": purpose}
            for file, size, purpose in _ICONS
            if (address := sources.asset(file))
        ],
    }
    return json.dumps({key: value for key, value in manifest.items() if value}, ensure_ascii=False, indent=2) + "\n"


def _short(name: str) -> str:
    """As many whole words as fit below an icon, 12 characters by the usual advice; at least the first word."""
    words = name.split()
    while len(words) > 1 and len(" ".join(words)) > 12:
        words.pop()
    return " ".join(words)
