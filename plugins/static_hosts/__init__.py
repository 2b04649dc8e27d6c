"""Publishing: the files that a host and its visitors' programs read, and the way to the host.

In every build this plugin writes the sitemap, robots.txt and their like, and adds the fields `aliases`,
`publish_at` and `unpublish_at`. What `invoke publish` does stands in publish.py. See the README beside this file.
"""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from pelican import Pelican, signals
from pelican.generators import Generator

from ..content_model.model import ContentModel
from ..content_model.schema.contributions import Registry, contribute
from .fields import FIELDS
from .files import Sources, emit
from .files.feed import newest_articles
from .package import write
from .redirects import read_redirects
from .settings import HostSettings

_IMG = re.compile(r"<img\b[^>]*?\ssrc=\"([^\"]+)\"")


class FilesGenerator(Generator):
    """Writes the small files into the output, once the pages are known."""

    def generate_output(self, writer: Any) -> None:
        """Writes them. Pelican calls this after all generators have read what they read."""
        model: ContentModel = self.context["site"]
        sources = Sources(model, HostSettings.read(self.settings), self._pictures(model), self._asset)
        for path, text in emit(sources).items():
            write(Path(self.output_path, path), text.encode())

    def _pictures(self, model: ContentModel) -> dict[str, list[str]]:
        """The absolute addresses of the pictures of each page: its main picture, and those in its text."""
        found: dict[str, list[str]] = {}
        for page in self.context.get("pages", ()):
            main = model.images.get(page.entry.get("picture", ""))
            addresses = [model.base_path + main.url] if main else []
            addresses += [unescape(src) for src in _IMG.findall(page.content)]
            absolute = [urljoin(model.canonical(page.entry), src) for src in addresses if not src.startswith("data:")]
            found[page.entry.url] = list(dict.fromkeys(absolute))
        return found

    def _asset(self, path: str) -> str:
        """The address of a file of the theme; "" where there is none."""
        assets = self.context.get("assets")
        try:
            return str(assets.url(path)) if assets is not None else ""
        except (KeyError, LookupError, FileNotFoundError, ValueError):
            return ""


def contribute_fields(registry: Registry) -> None:
    """Adds the fields to every kind of page."""
    registry.add_fields(*FIELDS)


def add_addresses(generator: Generator) -> None:
    """Gives templates the addresses of the files that a page's head names."""
    model: ContentModel = generator.settings["CONTENT_MODEL"].model
    generator.context["manifest_url"] = model.base_path + "/site.webmanifest"
    generator.context["feed_url"] = model.base_path + "/feed.xml" if newest_articles(model) else ""


def check_redirects(generators: list[Generator]) -> None:
    """Tells of every redirect that is not sound, in every build: who writes one sees it at once."""
    run = generators[0].settings["CONTENT_MODEL"]
    project = Path(generators[0].settings["PATH"]).resolve().parent
    run.add(*read_redirects(project, run.model)[1])


def make_generator(pelican: Pelican) -> type[FilesGenerator]:
    """Pelican asks for generators."""
    return FilesGenerator


def register() -> None:
    """Connects the plugin. It stands above rendered_site, which looks at the files as well."""
    contribute.connect(contribute_fields)
    signals.generator_init.connect(add_addresses)
    signals.all_generators_finalized.connect(check_redirects)
    signals.get_generators.connect(make_generator)
