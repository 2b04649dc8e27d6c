"""Names of settings that nothing reads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..findings import nearest
from .declare import PluginSettings, Problem
from .messages import SETTING_UNKNOWN

_MISSPELLED = 0.88  # of 1: a site may have settings of its own, so only what is hardly another name is refused


def unknown_names(
    written: Iterable[str], kinds: Iterable[type[PluginSettings]], others: Iterable[str]
) -> list[Problem]:
    """The names that are a known one, misspelled: of a plugin's, with its prefix wrong or cut, or of `others` (Pelican's).

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
        near = nearest(name, known, _MISSPELLED) or _with_the_right_prefix(name, kinds)
        if near:
            meant = " or ".join(f"`{n}`" for n in near)
            fix = f"Did you mean {meant}? A setting of the site's own needs a name that is less like it."
            problems.append(Problem(SETTING_UNKNOWN, name, f"There is no setting {name}.", fix))
    return problems


def _with_the_right_prefix(name: str, kinds: Iterable[type[PluginSettings]]) -> list[str]:
    """The plugins' settings that a name stands for whose prefix is cut short or misspelled.

    SEO_SEVERITY is SEO_CHECKS_SEVERITY; SEO_CHEKS_WORDS is at least one of SEO_CHECKS_.
    """
    found: list[str] = []
    for kind in kinds:
        own = [known for known in kind.settings() if known.startswith(kind.prefix)]
        for head, tail in _divided(name):
            if head == f"{kind.prefix.partition('_')[0]}_" and kind.prefix + tail in own:
                found.append(kind.prefix + tail)
            elif nearest(head, [kind.prefix], _MISSPELLED):
                found += nearest(kind.prefix + tail, own) or own
    return list(dict.fromkeys(found))


def _divided(name: str) -> Iterator[tuple[str, str]]:
    """A name divided at each of its low lines: "A_" and "B_C", "A_B_" and "C"."""
    words = name.split("_")
    for at in range(1, len(words)):
        yield "_".join(words[:at]) + "_", "_".join(words[at:])
