"""What is wrong with an address, whichever kind of address it is."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Broken:
    """A link that leads nowhere: what is wrong, and what to write."""

    message: str
    fix: str
