"""Where the theme's pictures lie on the finished site."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from .settings import ThemePicture
from .site import Picture


def find_picture(
    wanted: ThemePicture | None, site_url: str, settings: Mapping[str, Any], context: Mapping[str, Any]
) -> Picture | None:
    """A theme picture's absolute address; None where the theme has no such picture.

    The `assets` object of the templates knows the hashed name (`assets.url("images/og-image.png")`,
    from the domain's root). Without one, the file lies where Pelican copies the theme's static files.
    """
    if wanted is None or not (Path(settings["THEME"]) / "static" / wanted.file).is_file():
        return None
    assets = context.get("assets")
    url = str(assets.url(wanted.file)) if assets is not None else f"/{settings['THEME_STATIC_DIR']}/{wanted.file}"
    return Picture(_absolute(url, site_url), wanted.width, wanted.height, wanted.alt)


def _absolute(url: str, site_url: str) -> str:
    """A link from the domain's root, or from the site's own, as an absolute address."""
    if url.startswith(("https://", "http://")):
        return url
    host = "/".join(site_url.split("/", 3)[:3])
    folder = site_url[len(host) :]
    return host + url if folder and url.startswith(f"{folder}/") else site_url + url
