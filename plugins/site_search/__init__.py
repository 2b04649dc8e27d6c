"""Search: an index of the published pages' words, the kind of page that searches it, and the list of all pages by topic.

The index is Pagefind's, made from the written pages when the site has a page of the kind `search`. See the README.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from ..content_model.entry import Entry
from ..content_model.schema.contributions import Registry
from ..content_model.schema.makers import WrittenSite
from ..findings import Finding, messages_of
from . import messages
from .documents import documents
from .fields import FIELDS, KIND, SEARCH, TEMPLATES
from .index import PROGRAM, IndexNotMade, make_index
from .settings import SearchSettings
from .topics import topics

FOLDER = "pagefind"  # where the index stands on the site


def search_index(site: WrittenSite) -> tuple[Mapping[str, bytes], Iterable[Finding]]:
    """The files of the index; none where the site has no page to search it from."""
    if not site.model.with_trait(SEARCH):
        return {}, ()
    settings = SearchSettings.read(site.settings)
    try:
        made = make_index(documents(site.model, site.folder), settings)
    except IndexNotMade as problem:
        return {}, (messages.SEARCH_INDEX.at(str(problem)),)
    return {f"{FOLDER}/{path}": data for path, data in made.items()}, ()


def needs_webassembly(entry: Entry, settings: Mapping[str, Any]) -> Mapping[str, Iterable[str]]:
    """The index is read by a program in WebAssembly, on the page that searches alone."""
    return {"script-src": ("'wasm-unsafe-eval'",)} if entry.kind.has(SEARCH) else {}


def contribute(registry: Registry) -> None:
    """Adds the kind of page, the field for the clinic's own words, the index, and what the page's policy allows."""
    registry.add_kinds(KIND)
    registry.add_fields(*FIELDS)
    registry.add_templates(TEMPLATES)
    registry.add_question("topics", topics)
    registry.add_question("search program", lambda model: f"{model.base_path}/{FOLDER}/{PROGRAM}")
    registry.add_finishing(search_index)
    registry.add_page_policies(needs_webassembly)
    registry.add_settings(SearchSettings)
    registry.add_messages(*messages_of(messages))


def register() -> None:
    """Pelican asks for it. Everything is contributed instead."""
