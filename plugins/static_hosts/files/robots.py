"""robots.txt: crawlers may read everything, and find the sitemap."""

from __future__ import annotations

from .sources import Sources


def render(sources: Sources) -> str:
    """The file (RFC 9309). What is not to be listed says so itself, with noindex: a crawler has to see that."""
    return f"User-agent: *\nDisallow:\n\nSitemap: {sources.model.site_url}/sitemap.xml\n"
