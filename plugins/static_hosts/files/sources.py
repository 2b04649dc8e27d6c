"""What the small files are made from."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from ...content_model.model import ContentModel
from ..settings import HostSettings


@dataclass(frozen=True, slots=True)
class Sources:
    """What the files are made from. `pictures` holds the addresses of each page's pictures, by the page's address.

    `asset` gives the address of a file of the theme ("images/icon-192.png"), "" for one that is not there. `colors` are the brand's deep color and its paper, `language` is the site's ("en"), `short_name` the clinic's for a
    home screen, "" for none.
    """

    model: ContentModel
    settings: HostSettings
    pictures: Mapping[str, Sequence[str]]
    asset: Callable[[str], str]
    colors: tuple[str, str] = ("", "")
    language: str = "en"
    short_name: str = ""
