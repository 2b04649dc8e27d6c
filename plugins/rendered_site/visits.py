"""What other plugins have done with each page right after it is parsed, in the same process."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from .document import Document


@dataclass(frozen=True, slots=True)
class Visitor:
    """Looks at one page and brings back plain data: text, numbers, lists and mappings of them.

    It may run in another process and its result may come from the cache, so it has to be a pure
    function of the page and of what `fingerprint` stands for (settings, facts, the day).
    """

    name: str
    look: Callable[[Document], Any]
    fingerprint: str = ""
