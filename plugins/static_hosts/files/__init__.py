"""The small files that every build writes beside the pages, each a pure function of the content model.

`emit` names them all. The same model always gives the same bytes.
"""

from __future__ import annotations

from . import feed, llms, robots, security_txt, sitemap, webmanifest
from .sources import Sources

__all__ = ["Sources", "emit"]


def emit(sources: Sources) -> dict[str, str]:
    """The files by path; one that has nothing to say is left out."""
    made = {
        "sitemap.xml": sitemap.render(sources),
        "robots.txt": robots.render(sources),
        ".well-known/security.txt": security_txt.render(sources),
        "site.webmanifest": webmanifest.render(sources),
        "feed.xml": feed.render(sources),
        "llms.txt": llms.render(sources),
    }
    return {path: text for path, text in made.items() if text}
