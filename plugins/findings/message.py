"""A message: one kind of thing that the system can say, declared once, with what it means and how to mend it."""

from __future__ import annotations

from dataclasses import dataclass
from types import ModuleType

from .declaration import Declaration
from .finding import Severity


@dataclass(frozen=True, slots=True)
class Sample:
    """What makes a message appear, or stay away: something laid over a small good site before it is built.

    `files` are pairs of a path relative to content/ and its text; None takes the file away. `body` is the Markdown of a
    page, `front_matter` lines for its front matter. A sample without any of them is the small site as it is. `text` says
    in a few words what the sample shows. `publish` asks for a publish build instead of a development one.
    """

    files: tuple[tuple[str, str | None], ...] = ()
    text: str = ""
    publish: bool = False
    body: str = ""
    front_matter: str = ""


@dataclass(frozen=True, slots=True)
class Message(Declaration):
    """The declaration of a message id, a constant in a `messages.py`. A Finding is made from it with `at`, and in no other way.

    `failing` and `passing` run as tests; a message that takes more than files to appear (a server that is down) has no
    failing ones, and a scenario in tests/catalogue/.
    """

    id: str
    severity: Severity
    summary: str
    why: str
    fix: str
    family: str = ""
    failing: tuple[Sample, ...] = ()
    passing: tuple[Sample, ...] = (Sample(text="the site as it is"),)


def messages_of(*modules: ModuleType) -> tuple[Message, ...]:
    """The messages that modules declare, in the order in which they stand there."""
    return tuple(value for module in modules for value in vars(module).values() if isinstance(value, Message))
