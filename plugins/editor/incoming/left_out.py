"""What was not taken along, in words, each thing once with how often."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field


@dataclass(slots=True)
class LeftOut:
    """Collects what is left out."""

    counts: Counter[str] = field(default_factory=Counter)

    def add(self, what: str) -> None:
        """Something of a sort: "a picture (chart.png)"."""
        self.counts[what] += 1

    def once(self, what: str) -> None:
        """Something that is named without a number, however often it was met."""
        self.counts[what] = 1

    @property
    def words(self) -> tuple[str, ...]:
        """ "a picture (chart.png)", "a video, 3 times"."""
        return tuple(what if times == 1 else f"{what}, {times} times" for what, times in self.counts.items())
