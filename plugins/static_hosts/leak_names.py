"""Which names no file of a site may have."""

from __future__ import annotations

import re
from enum import StrEnum

from ..content_model.leftover_files import is_system_file, original_of
from .media_types import media_type

_NAME = re.compile(r"[A-Za-z0-9_~-][A-Za-z0-9_.~-]*")
# Dotfiles and names without an ending that belong to a site.
_ALLOWED = frozenset({".well-known/security.txt"})
_EDITOR = re.compile(r"\.(psd|xcf|sketch|fig|map)$", re.I)
_SOURCE = re.compile(
    r"\.(py|pyc|md|yaml|yml|toml|ini|cfg|conf|env|log|sql|sqlite3?|db|sh|lock|j2|jinja2?|scss|less|ts|ipynb|docx?|xlsx?|pptx?|csv)$",
    re.I,
)


class Trouble(StrEnum):
    """What is wrong with a file's name."""

    LEFTOVER = "leftover"
    SOURCE = "source"
    ODD = "odd"
    UNKNOWN = "unknown"


def trouble_with(path: str) -> Trouble | None:
    """What is wrong with the name of a file, by its path on the site; None for a good one."""
    name = path.rpartition("/")[2]
    if path in _ALLOWED:
        return None
    if _EDITOR.search(name) or is_system_file(name) or original_of(name):
        return Trouble.LEFTOVER
    if _SOURCE.search(name):
        return Trouble.SOURCE
    if not all(_NAME.fullmatch(step) for step in path.split("/")):
        return Trouble.ODD
    return None if media_type(path) else Trouble.UNKNOWN
