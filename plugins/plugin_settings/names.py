"""Names of settings that nothing reads."""

from __future__ import annotations

from collections.abc import Iterable

from ..findings import nearest
from .declare import PluginSettings, Problem
from .messages import SETTING_UNKNOWN

_MISSPELLED = 0.88  # of 1: a site may have settings of its own, so only what is hardly another name is refused


def unknown_names(
    written: Iterable[str], kinds: Iterable[type[PluginSettings]], others: Iterable[str]
) -> list[Problem]:
    """The names that are a known one, misspelled: of a plugin's, with its prefix wrong, or of `others` (Pelican's).

    A name below a plugin's prefix is that plugin's to judge (`PluginSettings.problems`), and a name that is like no
    other is the site's own: templates may read it.
    """
    kinds = list(kinds)
    prefixes = tuple(kind.prefix for kind in kinds)
    known = {*others, *(name for kind in kinds for name in kind.settings())}
    problems = []
    for name in written:
        if not name.isupper() or name in known or name.startswith(("_", *prefixes)):
            continue
        near = nearest(name, known, _MISSPELLED)
        if near:
            meant = " or ".join(f"`{n}`" for n in near)
            fix = f"Did you mean {meant}? A setting of the site's own needs a name that is less like it."
            problems.append(Problem(SETTING_UNKNOWN, name, f"There is no setting {name}.", fix))
    return problems
