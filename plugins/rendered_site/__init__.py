"""What visitors get: every written page parsed once, and the site of them all.

See the README beside this file. `visits.visit` lets a plugin look at each page as it is parsed,
`visits.site_rendered` tells it when the whole Site is there.
"""

from __future__ import annotations

from typing import Any

from pelican import Pelican, signals
from pelican.generators import ArticlesGenerator, PagesGenerator

from .origins import KEY, origins_of_model, origins_of_pages
from .redirects import declared_redirects
from .render import render_site
from .settings import RenderedSettings
from .visits import Visits, site_rendered, visit


def remember_pages(generators: list[Any]) -> None:
    """Keeps which source file is behind which output file, on a site without our content model."""
    for generator in generators:
        settings = generator.settings
        if settings.get("CONTENT_MODEL") is not None:
            return
        project = RenderedSettings.read(settings).project
        contents: list[Any] = []
        if isinstance(generator, PagesGenerator):
            contents = [*generator.pages, *generator.hidden_pages, *generator.draft_pages]
        elif isinstance(generator, ArticlesGenerator):
            contents = [*generator.articles, *generator.hidden_articles, *generator.drafts]
        settings.setdefault(KEY, {}).update(origins_of_pages(contents, project))


def render(pelican: Pelican) -> None:
    """Parses what was written, and tells whoever listens."""
    settings = pelican.settings
    visits = Visits()
    visit.send(visits, settings=settings)
    model = getattr(settings.get("CONTENT_MODEL"), "model", None)
    origins = settings.get(KEY, {}) if model is None else origins_of_model(model)
    own = RenderedSettings.read(settings)
    site = render_site(own, origins, visitors=visits.visitors, redirects=declared_redirects(model, own.project))
    site_rendered.send(site, settings=settings)


def register() -> None:
    """Connects the plugin. It stands after all plugins that write files: they come first at `finalized`."""
    signals.all_generators_finalized.connect(remember_pages)
    signals.finalized.connect(render)
