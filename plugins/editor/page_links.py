"""How a link from one page to another is written: by the other's file, from the folder of the first."""

from __future__ import annotations

import posixpath
from urllib.parse import urlsplit

from ..content_model.model import ContentModel
from .incoming.links import TargetOf


def link_to(page: str, target: str) -> str:
    """What a link on `page` names to lead to `target`; both are files, relative to content/."""
    return posixpath.relpath(target, posixpath.dirname(page) or ".")


def own_page_links(model: ContentModel, page: str) -> TargetOf:
    """Turns an address of the own site into what a link on `page` names; None for every other address."""

    def target(address: str) -> str | None:
        rest = address.removeprefix(model.site_url) if model.site_url else address
        if rest == address and not address.startswith("/"):
            return None
        parts = urlsplit(rest)
        path = parts.path or "/"
        entry = model.by_url.get(path) or model.by_url.get(path.rstrip("/") + "/")
        if entry is None:
            return None
        fragment = f"#{parts.fragment}" if parts.fragment else ""
        return link_to(page, entry.source.removeprefix("content/")) + fragment

    return target
