"""Where the theme's pictures lie on the finished site."""

from __future__ import annotations

from pathlib import Path

from ..content_model.schema.makers import AssetAddresses
from .settings import ThemePicture
from .site import Picture


def find_picture(wanted: ThemePicture | None, site_url: str, theme: Path, assets: AssetAddresses) -> Picture | None:
    """A theme picture's absolute address; None where the theme has no such picture.

    `assets` knows the name that the file has on the site (`assets.url("images/og-image.png")`, from the domain's root).
    """
    if wanted is None or not (theme / "static" / wanted.file).is_file():
        return None
    return Picture(_absolute(assets.url(wanted.file), site_url), wanted.width, wanted.height, wanted.alt)


def _absolute(url: str, site_url: str) -> str:
    """A link from the domain's root, or from the site's own, as an absolute address."""
    if url.startswith(("https://", "http://")):
        return url
    host = "/".join(site_url.split("/", 3)[:3])
    folder = site_url[len(host) :]
    return host + url if folder and url.startswith(f"{folder}/") else site_url + url
