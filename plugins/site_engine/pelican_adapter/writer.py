"""Pelican's way to a written page: the HTML is made by the step."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pelican.writers import Writer

from .. import steps
from .state import Build, build_of


@dataclass(frozen=True, slots=True)
class _Rendered:
    """What the writer takes for a template: it renders one page."""

    build: Build
    page: steps.Page

    def render(self, names: Mapping[str, Any]) -> str:
        """The page's HTML."""
        return steps.render(self.page, self.build.session, self.build.ask(), names)


class SiteWriter(Writer):
    """Writes the site's pages as the steps make them, and anything else as Pelican does."""

    def write_file(self, name: str, template: Any, context: Any, *args: Any, **kwargs: Any) -> None:
        """Writes a page to the file `name`, below the output folder."""
        build = build_of(self.settings)
        entry = getattr(kwargs.get("page"), "entry", None)
        page = build.pages.get(entry.source) if entry is not None else None
        chosen = template if page is None else _Rendered(build, page)
        super().write_file(name, chosen, context, *args, **kwargs)  # type: ignore[no-untyped-call]
