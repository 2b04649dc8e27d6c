"""What the editor does not do, in words for the person who asked."""

from __future__ import annotations


class Refused(Exception):
    """Something that is not done. `message` says what is wrong in plain words, `fix` what to do instead.

    Nothing has been changed when it is raised.
    """

    def __init__(self, message: str, fix: str = "") -> None:
        super().__init__(f"{message}. {fix}".strip())
        self.message, self.fix = message, fix


class Missing(Refused):
    """There is no such thing (any more)."""


class Outside(Refused):
    """A name that can be none of a file in content/."""
