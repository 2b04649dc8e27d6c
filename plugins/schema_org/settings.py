"""The plugin's settings, SCHEMA_ORG_*, read and checked in one place."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

_SHARE_IMAGE = {
    "file": "images/og-image.png",
    "width": 1200,
    "height": 630,
    "alt": "A lotus flower on calm water, the sun above the hills behind it.",
}
_LOGO = {"file": "images/logo.png", "width": 512, "height": 512}
_LOGO_LEAST = 112  # pixels; Google Search Central, "Logo (Organization) structured data"


@dataclass(frozen=True, slots=True)
class ThemePicture:
    """A picture of the theme: `file` is relative to theme/static/, `width` and `height` are in pixels."""

    file: str
    width: int
    height: int
    alt: str = ""


@dataclass(frozen=True, slots=True)
class SchemaSettings:
    """`locale` is the site's language and country ("en_US"). A picture that is None is left out."""

    locale: str
    share_image: ThemePicture | None
    logo: ThemePicture | None

    @property
    def language(self) -> str:
        """The language as HTML and schema.org write it ("en-US")."""
        return self.locale.replace("_", "-")

    @classmethod
    def read(cls, settings: Mapping[str, Any]) -> SchemaSettings:
        """Reads Pelican's settings. Raises ValueError that names the setting and what it should be."""
        locale = settings.get("SCHEMA_ORG_LOCALE", "en_US")
        if not isinstance(locale, str) or not re.fullmatch(r"[a-z]{2,3}_[A-Z]{2}", locale):
            raise ValueError(f'SCHEMA_ORG_LOCALE is {locale!r}; write a language and a country: "en_US".')
        logo = _picture(settings, "SCHEMA_ORG_LOGO", _LOGO)
        if logo and min(logo.width, logo.height) < _LOGO_LEAST:
            raise ValueError(
                f"SCHEMA_ORG_LOGO is {logo.width} x {logo.height}; it needs at least {_LOGO_LEAST} pixels."
            )
        return cls(locale, _picture(settings, "SCHEMA_ORG_SHARE_IMAGE", _SHARE_IMAGE), logo)


def _picture(settings: Mapping[str, Any], name: str, default: Mapping[str, Any]) -> ThemePicture | None:
    value = settings.get(name, default)
    if value is None:
        return None
    try:
        picture = ThemePicture(**value)
    except TypeError:
        picture = ThemePicture("", 0, 0)
    sizes = (picture.width, picture.height)
    if not picture.file or not all(isinstance(size, int) and size > 0 for size in sizes):
        raise ValueError(
            f'{name} is {value!r}; write {{"file": "{default["file"]}", "width": {default["width"]}, '
            f'"height": {default["height"]}}} with a file of theme/static/ and its size in pixels, or None.'
        )
    return picture
