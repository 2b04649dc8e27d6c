"""Pictures: ImageObject for the clinic's logo and for the pictures of content/images/."""

from __future__ import annotations

from ...content_model.values import Image
from ..facts import real
from ..site import GraphSite, Node


def image(picture: Image, site: GraphSite) -> Node:
    """The node of a page's picture. Google asks for its address and for one word on whose it is."""
    return {
        "@type": "ImageObject",
        "@id": site.image_id(picture),
        **_object(site.ask.site_url + picture.url, picture.width, picture.height, picture.alt),
        **({"creditText": picture.credit} if picture.credit else _own(site)),
    }


def logo(site: GraphSite) -> Node | None:
    """The node of the clinic's logo; None when the theme has none."""
    if site.logo is None:
        return None
    caption = real(site.ask.fact("name"))
    found = _object(site.logo.url, site.logo.width, site.logo.height, caption)
    return {"@type": "ImageObject", "@id": site.logo_id, "url": site.logo.url, **found, **_own(site)}


def _object(address: str, width: int, height: int, caption: str | None) -> Node:
    return {
        "contentUrl": address,
        # A Distance is a number with a unit; a bare number is none.
        "width": f"{width} px" if width else None,
        "height": f"{height} px" if height else None,
        "caption": caption,
    }


def _own(site: GraphSite) -> Node:
    """The credit of a picture that names nobody else: the clinic, as every page's footer does."""
    return {"creditText": real(site.ask.fact("name"))}
