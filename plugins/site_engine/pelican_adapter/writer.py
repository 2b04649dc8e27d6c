"""Pelican's way to a written page: the HTML is made by the step."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pelican.writers import Writer

from ..store import Page
from .state import Build, build_of


@dataclass(frozen=True, slots=True)
class _Rendered:
    """What the writer takes for a template: it has one page's HTML."""

    build: Build
    source: str

    def render(self, names: Mapping[str, Any]) -> str:
        """The page's HTML; where its template failed before, it fails here, and is named."""
        page = self.build.pages[self.source]
        if page.html is None:
            return self.build.maker.render(self.source, self.build.texts)
        self.build.pages[self.source] = Page(None, page.graph)  # it is written now, and need not wait in memory
        return page.html.decode()


class SiteWriter(Writer):
    """Writes the site's pages as the steps make them, and anything else as Pelican does."""

    def write_file(self, name: str, template: Any, context: Any, *args: Any, **kwargs: Any) -> None:
        """Writes a page to the file `name`, below the output folder."""
        build = build_of(self.settings)
        entry = getattr(kwargs.get("page"), "entry", None)
        source = entry.source if entry is not None else ""
        chosen = _Rendered(build, source) if source in build.pages else template
        super().write_file(name, chosen, context, *args, **kwargs)  # type: ignore[no-untyped-call]
