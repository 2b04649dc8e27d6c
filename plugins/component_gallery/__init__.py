"""Development only: a page at /components/ that shows every component of the theme with its examples.

See the README beside this file. It stands last in PLUGINS: its pages are not the site's, and are
written after the site has been checked.
"""

from __future__ import annotations

from pathlib import Path

from pelican import Pelican, signals
from pelican.generators import Generator

from ..content_model.components import Components
from ..content_model.run import KEY, Run
from .examples import read_components
from .pages import make_gallery
from .settings import GallerySettings

_PAGES = "COMPONENT_GALLERY_PAGES"  # what is made while generators are at hand, until it can be written


def make(generators: list[Generator]) -> None:
    """Renders the gallery, so that a broken example is told before anything is written."""
    generator = generators[0]
    run: Run = generator.settings[KEY]
    if run.settings.publish:
        return
    settings = GallerySettings.read(generator.settings)
    components, findings = read_components(settings.components)
    render = Components(settings.templates, generator.settings["JINJA_ENVIRONMENT"])
    context = {"assets": generator.context["assets"], "gallery_url": f"{run.base_path}/{settings.folder}/"}
    gallery = make_gallery(components, render, generator.env, context, settings.folder)
    run.add(*findings, *gallery.findings)
    generator.settings[_PAGES] = gallery.pages


def write(pelican: Pelican) -> None:
    """Writes the gallery beside the site."""
    for path, html in pelican.settings.pop(_PAGES, {}).items():
        target = Path(pelican.settings["OUTPUT_PATH"]) / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(html, encoding="utf-8")


def register() -> None:
    """Connects the plugin."""
    signals.all_generators_finalized.connect(make)
    signals.finalized.connect(write)
