"""The plugin's settings, SCHEMA_ORG_*."""

from typing import Annotated, ClassVar

from msgspec import Meta, Struct

from ..plugin_settings import PluginSettings

_Pixels = Annotated[int, Meta(ge=1)]
_LogoPixels = Annotated[int, Meta(ge=112)]  # Google Search Central, "Logo (Organization) structured data"


class ThemePicture(Struct, frozen=True, forbid_unknown_fields=True):
    """A picture of the theme: `file` is relative to theme/static/, `width` and `height` are in pixels."""

    file: Annotated[str, Meta(min_length=1)]
    width: _Pixels
    height: _Pixels
    alt: str = ""


class Logo(ThemePicture, frozen=True, forbid_unknown_fields=True):
    """A logo, which search engines want to be of a certain size at least."""

    width: _LogoPixels
    height: _LogoPixels


_SHARE_IMAGE = ThemePicture("images/og-image.png", 1200, 630)  # what it shows, the brand says
_LOGO = Logo("images/logo.png", 512, 512)


def _example(picture: ThemePicture) -> str:
    example = {"file": picture.file, "width": picture.width, "height": picture.height}
    return f"{example} with a file of theme/static/ and its size in pixels".replace("'", '"')


class SchemaSettings(PluginSettings, frozen=True):
    """`locale` is the site's language and country ("en_US"). A picture that is None is left out."""

    prefix: ClassVar[str] = "SCHEMA_ORG_"

    locale: Annotated[
        str, Meta(pattern=r"\A[a-z]{2,3}_[A-Z]{2}\Z", description='a language and a country: "en_US"')
    ] = "en_US"
    share_image: Annotated[ThemePicture | None, Meta(description=f"{_example(_SHARE_IMAGE)}, or None")] = _SHARE_IMAGE
    logo: Annotated[Logo | None, Meta(description=f"{_example(_LOGO)}, at least 112 of them each way, or None")] = _LOGO

    @property
    def language(self) -> str:
        """The language as HTML and schema.org write it ("en-US")."""
        return self.locale.replace("_", "-")
