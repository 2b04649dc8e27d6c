"""The small files that every build writes beside the pages, each a pure function of the content model.

`emit` names them all. The same model always gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from ...content_model.model import ContentModel
from ..settings import HostSettings


@dataclass(frozen=True, slots=True)
class Sources:
    """What the files are made from. `pictures` holds the addresses of each page's pictures, by the page's address.

    `asset` gives the address of a file of the theme ("images/icon-192.png"), "" for one that is not there.
    """

    model: ContentModel
    settings: HostSettings
    pictures: Mapping[str, Sequence[str]]
    asset: Callable[[str], str]


def emit(sources: Sources) -> dict[str, str]:
    """The files by path; one that has nothing to say is left out."""
    from . import feed, llms, robots, security_txt, sitemap, webmanifest

    made = {
        "sitemap.xml": sitemap.render(sources),
        "robots.txt": robots.render(sources),
        ".well-known/security.txt": security_txt.render(sources),
        "site.webmanifest": webmanifest.render(sources),
        "feed.xml": feed.render(sources),
        "llms.txt": llms.render(sources),
    }
    return {path: text for path, text in made.items() if text}
