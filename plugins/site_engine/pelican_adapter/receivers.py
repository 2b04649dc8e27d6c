"""What a full build does at Pelican's signals: a few lines each, for the build whose settings come with them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pelican import Pelican, signals
from pelican.generators import Generator, PagesGenerator
from pelican.readers import Readers

from ...content_model.questions import Questions
from ...content_model.schema.makers import WrittenSite
from ...rendered_site.origins import origins_of_model
from ...rendered_site.redirects import declared_redirects
from ...rendered_site.render import render_site
from ...rendered_site.settings import RenderedSettings
from ...schema_org.findings import as_findings
from ...schema_org.page_check import problems_of_site
from ...schema_org.validate import page_graph
from ...schema_org.walk import PageGraph
from .files import SiteFiles, make_files, write_files
from .reader import SiteReader
from .state import Build, BuildStopped, build_of
from .writer import SiteWriter


def start(pelican: Pelican) -> None:
    """Sees to a build before Pelican reads anything, and has it read and copy the files that the model knows, no others."""
    build = build_of(pelican.settings)
    build.texts = build.maker.texts(build.made())
    build.findings += (finding for text in build.texts.values() for finding in text.findings)
    pelican.settings["PAGE_PATHS"] = [entry.source.removeprefix("content/") for entry in build.made()]
    pelican.settings["STATIC_PATHS"] = list(build.session.model.copied)


def add_reader(readers: Readers) -> None:
    """Our reader takes the place of Pelican's own for Markdown, and there is no other."""
    own = dict.fromkeys(SiteReader.file_extensions, SiteReader)
    readers.reader_classes = {"static": readers.reader_classes["static"], **own}


def add_templates(generator: Generator) -> None:
    """Every generator uses the session's one template environment."""
    generator.env = build_of(generator.settings).session.templates


def add_generator(pelican: Pelican) -> type[Generator]:
    """Our generator is one of the build's."""
    return SiteFiles


def finish_pages(generators: list[Generator]) -> None:
    """Makes all that the templates show, and makes sure that no page was lost."""
    build = build_of(generators[0].settings)
    session = build.session
    contents = [content for generator in generators for content in _contents_of(generator)]
    texts = {content.entry.source: build.texts[content.entry.source] for content in contents}
    build.pages = build.maker.pages(texts, render=not build.errors)
    build.check_all_there(build.pages)
    _check_graphs(build)
    for check in session.contributions.content_checks:
        build.findings += check(session.project, session.model)
    make_files(build)


def _contents_of(generator: Generator) -> tuple[Any, ...]:
    if not isinstance(generator, PagesGenerator):
        return ()
    return (*generator.pages, *generator.hidden_pages, *generator.draft_pages)


def _check_graphs(build: Build) -> None:
    """Validates the graphs of the pages that are out: one that is not may hold a day that is still to come."""
    session = build.session
    model = session.model
    entries = {model.canonical(model.by_source[source]): model.by_source[source] for source in build.pages}

    def graph_of(url: str) -> PageGraph:
        ask = Questions(session)
        assert session.graphs is not None  # else no page has a note
        return page_graph(session.graphs.nodes(entries[url], ask), ask, url)

    notes = {url: build.pages[entry.source].graph for url, entry in entries.items()}
    for url, problem in problems_of_site(notes, graph_of):
        build.findings += as_findings({url: [problem]}, model, session.contributions.facts)


def stop_before_writing(pelican: Pelican) -> type[SiteWriter]:
    """The last moment before anything is written. Raises BuildStopped when there is an error."""
    if build_of(pelican.settings).errors:
        raise BuildStopped
    return SiteWriter


def check_pages(pelican: Pelican) -> None:
    """Parses what was written and holds it against the rules; what is no part of the site is written afterwards."""
    build = build_of(pelican.settings)
    session = build.session
    checks = session.checks
    if checks is not None:
        site = render_site(
            RenderedSettings.read({**pelican.settings, "SITEURL": session.model.site_url}),
            origins_of_model(session.model),
            visits=checks.visits(),
            redirects=declared_redirects(session.model, session.project),
            kept=build.kept,
        )
        build.checked = checks.finish(site, build.kept)
        build.findings += build.checked.findings
    folder = Path(pelican.settings["OUTPUT_PATH"])
    for make in session.contributions.finishing:
        files, findings = make(WrittenSite(session.settings, session.model, folder))
        build.findings += findings
        write_files(folder, files)
    write_files(folder, build.unchecked)
    build.kept.close()


def connect() -> None:
    """Connects the receivers. Pelican keeps them for the whole process; `run` disconnects them after a build."""
    signals.initialized.connect(start)
    signals.readers_init.connect(add_reader)
    signals.generator_init.connect(add_templates)
    signals.get_generators.connect(add_generator)
    signals.all_generators_finalized.connect(finish_pages)
    signals.get_writer.connect(stop_before_writing)
    signals.finalized.connect(check_pages)
