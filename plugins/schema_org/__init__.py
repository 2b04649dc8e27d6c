"""schema.org metadata: one connected, valid graph on every page, and the head metadata beside it.

See the README beside this file. Templates get `page.head` and `page.json_ld`; other plugins add nodes
with `Registry.add_nodes`, and properties with fields that declare what they feed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from pelican import signals
from pelican.generators import Generator, PagesGenerator

from ..content_model.run import KEY, Run
from ..content_model.schema.contributions import Registry, contribute
from .fields import HUB_FIELDS, LANGUAGE_FIELDS, PAGE_TYPE_FIELD, PROFILE_FIELDS, REVIEW_FIELDS
from .findings import as_findings
from .graph import as_json_ld, build_graphs
from .head import make_head
from .pictures import find_picture
from .rules import RULES
from .serialize import script_text
from .settings import SchemaSettings
from .site import GraphSite
from .validate import validate_site


def add_contributions(registry: Registry) -> None:
    """The fields that the graph is fed from, and the rules over it."""
    registry.add_fields(*REVIEW_FIELDS, *LANGUAGE_FIELDS)
    registry.add_fields(*HUB_FIELDS, kinds=("hub",))
    registry.add_fields(PAGE_TYPE_FIELD, kinds=("page", "legal", "crisis"))
    registry.add_fields(*PROFILE_FIELDS, kinds=("profile",))
    registry.add_rules(*RULES)


def finish_pages(generators: Iterable[Generator]) -> None:
    """Gives each page its head metadata and its graph, and reports what is wrong with the graphs."""
    for generator in generators:
        if isinstance(generator, PagesGenerator):
            run: Run = generator.settings[KEY]
            pages = (*generator.pages, *generator.hidden_pages, *generator.draft_pages)
            give_graphs(pages, run, graph_site(run, generator.settings, generator.context))


def give_graphs(pages: Iterable[Any], run: Run, site: GraphSite) -> None:
    """Sets `head` and `json_ld` of each page; what the validator finds goes to the run."""
    graphs = {source: as_json_ld(nodes) for source, nodes in build_graphs(site).items()}
    for page in pages:
        graph = graphs.get(page.entry.source)
        page.head = make_head(page.entry, site)
        page.json_ld = script_text(graph) if graph else ""
    # A page that is not out may hold what would be wrong on one that is: a day that is still to come.
    entries = {source: run.model.by_source[source] for source in graphs}
    by_address = {run.model.canonical(entries[s]): graph for s, graph in graphs.items() if entries[s].listed}
    run.add(*as_findings(validate_site(by_address, run.model.site_url, run.model.now.date()), run.model))


def graph_site(run: Run, settings: Mapping[str, Any], context: Mapping[str, Any]) -> GraphSite:
    """What the pages' graphs share, with the theme's pictures where they really lie."""
    mine = SchemaSettings.read(settings)
    return GraphSite(
        run.model,
        mine.language,
        find_picture(mine.logo, run.model.site_url, settings, context),
        find_picture(mine.share_image, run.model.site_url, settings, context),
    )


def register() -> None:
    """Connects the plugin. It stands after content_model and theme_assets in PLUGINS."""
    contribute.connect(add_contributions)
    signals.all_generators_finalized.connect(finish_pages)
