"""The content model: what staff write, read and checked once, and shared with every other plugin.

See the README beside this file. Other plugins add fields, blocks, rules and graph nodes through
`contributions.contribute`; templates get `page.entry`, `page.view`, `site` and `development`.
"""

from __future__ import annotations

from pathlib import Path

from pelican import Pelican, signals
from pelican.generators import Generator, PagesGenerator
from pelican.readers import Readers

from .components import Components
from .load.content import load
from .load.tree_checks import check_templates
from .markdown.convert import Converter
from .reader import SiteReader
from .run import KEY, BuildStopped, Run
from .schema.contributions import Registry, contribute
from .schema.core_blocks import CORE_BLOCKS
from .settings import ContentSettings
from .view import make_view


def start(pelican: Pelican) -> None:
    """Reads the whole content folder, before Pelican reads anything."""
    settings = ContentSettings.read(pelican.settings)
    registry = Registry()
    registry.add_blocks(*CORE_BLOCKS)
    contribute.send(registry)
    loaded = load(settings, registry.freeze())
    templates = Path(pelican.settings["THEME"]) / "templates"
    components = Components(templates, pelican.settings["JINJA_ENVIRONMENT"])
    run = Run(settings, loaded, Converter(loaded.model, components))
    run.add(*loaded.findings, *check_templates(loaded.model, templates))
    pelican.settings[KEY] = run


def add_reader(readers: Readers) -> None:
    """Our reader takes the place of Pelican's own for Markdown, and there is no other."""
    own = dict.fromkeys(SiteReader.file_extensions, SiteReader)
    readers.reader_classes = {"static": readers.reader_classes["static"], **own}


def add_context(generator: Generator) -> None:
    """What every template may read."""
    run: Run = generator.settings[KEY]
    generator.context["site"] = run.model
    generator.context["development"] = not run.settings.publish


def finish_pages(generators: list[Generator]) -> None:
    """Gives each page its view, and makes sure that none was lost."""
    for generator in generators:
        if isinstance(generator, PagesGenerator):
            run: Run = generator.settings[KEY]
            pages = [*generator.pages, *generator.hidden_pages, *generator.draft_pages]
            for page in pages:
                page.view = make_view(page.entry, run.model, run.headings.get(page.entry.source, ()))
            run.check_all_there(page.entry.source for page in pages)


def stop_before_writing(pelican: Pelican) -> None:
    """The last moment before anything is written: every plugin has looked at the pages by now.

    Raises BuildStopped when there is an error.
    """
    if pelican.settings[KEY].errors:
        raise BuildStopped


def register() -> None:
    """Connects the plugin. It comes first in PLUGINS: the others read what it makes."""
    signals.initialized.connect(start)
    signals.readers_init.connect(add_reader)
    signals.generator_init.connect(add_context)
    signals.all_generators_finalized.connect(finish_pages)
    signals.get_writer.connect(stop_before_writing)
