"""What other plugins have done with each page right after it is parsed, in the same process."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from blinker import signal

from .document import Document

# Sent before pages are parsed. The sender is a Visits; `settings` are Pelican's.
visit = signal("rendered_site_visit")
# Sent once all pages are parsed and visited. The sender is the Site; `settings` are Pelican's.
site_rendered = signal("rendered_site_complete")


@dataclass(frozen=True, slots=True)
class Visitor:
    """Looks at one page and brings back plain data: text, numbers, lists and mappings of them.

    It may run in another process and its result may come from the cache, so it has to be a pure
    function of the page and of what `fingerprint` stands for (settings, facts, the day).
    """

    name: str
    look: Callable[[Document], Any]
    fingerprint: str = ""


@dataclass(slots=True)
class Visits:
    """Collects visitors while `visit` is being sent."""

    visitors: list[Visitor] = field(default_factory=list)

    def add(self, visitor: Visitor) -> None:
        """Has the visitor look at every page; its results stand in Site.notes under its name."""
        self.visitors.append(visitor)
