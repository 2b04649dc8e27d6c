"""Who changes something: always handed over, never read from the machine."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .refused import Refused

_UNFIT = re.compile(r"[\x00-\x1f\x7f<>]")  # what would break a line of Git's history
_EMAIL = re.compile(r"[^@\s<>]+@[^@\s<>]+")


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who writes, with the name and the email address that histories show. Raises Refused for either that is unfit."""

    name: str
    email: str

    def __post_init__(self) -> None:
        if not self.name.strip() or _UNFIT.search(self.name):
            raise Refused("A name is needed, on one line and without < or >", "Write the name as colleagues know it.")
        if not _EMAIL.fullmatch(self.email):
            raise Refused(f"`{self.email[:60]}` is not an email address", "Write it as name@clinic.com.")
