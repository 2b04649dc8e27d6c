"""Publishing: the files that a host and its visitors' programs read, and the way to the host.

In every build this plugin writes the sitemap, robots.txt and their like, and adds the fields `aliases`,
`publish_at` and `unpublish_at`. What `invoke publish` does stands in publish.py. See the README beside this file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from ..content_model.model import ContentModel
from ..content_model.questions import Questions
from ..content_model.schema.contributions import Registry
from ..content_model.schema.makers import FileMaker, SiteParts
from ..findings import Finding, messages_of
from ..seo_checks.rule import rules_of
from . import leak_rules, messages
from .fields import FIELDS
from .files import Sources, emit
from .files.feed import newest_articles
from .hosts import HOSTS
from .hosts.kind import check_hosts
from .redirects import read_redirects
from .settings import HostSettings

_IMG = re.compile(r"<img\b[^>]*?\ssrc=\"([^\"]+)\"")
_HAS_FEED = "has feed"


def host_files(site: SiteParts) -> tuple[Mapping[str, bytes], Iterable[Finding]]:
    """The small files, once the pages are known."""

    def asset(name: str) -> str:
        """The address of a file of the theme; "" where there is none."""
        try:
            return site.assets.url(name)
        except LookupError:
            return ""

    brand = site.assets.brand
    sources = Sources(
        site.model,
        HostSettings.read(site.settings),
        _pictures(site),
        asset,
        (brand.palette.light.get("deep", ""), brand.palette.light.get("paper", "")),
        str(site.settings["DEFAULT_LANG"]),
        brand.short_name,
    )
    return {path: text.encode() for path, text in emit(sources).items()}, ()


def _pictures(site: SiteParts) -> dict[str, list[str]]:
    """The absolute addresses of the pictures of each page: its main picture, and those in its text."""
    model, found = site.model, dict[str, list[str]]()
    for url, text in site.pages.items():
        entry = model.by_url[url]
        main = model.images.get(entry.get("picture", ""))
        addresses = [model.base_path + main.url] if main else []
        addresses += [unescape(src) for src in _IMG.findall(text)]
        absolute = [urljoin(model.canonical(entry), src) for src in addresses if not src.startswith("data:")]
        found[url] = list(dict.fromkeys(absolute))
    return found


def addresses(ask: Questions) -> Mapping[str, Any]:
    """For templates: where the files lie that a page's head names."""
    return {
        "manifest_url": ask.base_path + "/site.webmanifest",
        "feed_url": ask.base_path + "/feed.xml" if ask.ask(_HAS_FEED) else "",
    }


def check_redirects(project: Path, model: ContentModel) -> Iterable[Finding]:
    """Every redirect that is not sound, in every build: who writes one sees it at once."""
    return read_redirects(project, model)[1]


def contribute(registry: Registry) -> None:
    """Adds the fields to every kind of page, and the files to every build."""
    registry.add_fields(*FIELDS)
    registry.add_files(FileMaker("host files", host_files))
    registry.add_content_checks(check_redirects)
    registry.add_question(_HAS_FEED, lambda model: bool(newest_articles(model)))
    registry.add_template_names(addresses)
    registry.add_settings(HostSettings)
    registry.add_settings_checks(check_hosts)
    registry.add_hosts(*HOSTS)
    registry.add_messages(*messages_of(messages))
    registry.add_rules(*rules_of(leak_rules))


def register() -> None:
    """Pelican asks for it. Everything is contributed instead."""
