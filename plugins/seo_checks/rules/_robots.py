"""Reads robots.txt as RFC 9309 and Google do."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_KNOWN = (
    "user-agent",
    "disallow",
    "allow",
    "sitemap",
    "crawl-delay",
    "host",
    "clean-param",
    "noindex",
    "content-signal",
)


@dataclass(slots=True)
class Robots:
    """What the file says: `rules` are (allow, path) for all crawlers or for Google's, `odd` the lines that nobody understands."""

    rules: list[tuple[bool, str]] = field(default_factory=list)
    sitemaps: list[str] = field(default_factory=list)
    noindex: list[int] = field(default_factory=list)  # numbers of the lines
    odd: list[tuple[int, str]] = field(default_factory=list)

    def allows(self, path: str) -> bool:
        """Whether a crawler may fetch a path: the longest rule that fits decides, and Allow wins a tie."""
        fitting = [(len(rule), allow) for allow, rule in self.rules if _pattern(rule).match(path)]
        return max(fitting, default=(0, True))[1]


def read_robots(text: str) -> Robots:
    """Reads the groups for `*` and for Googlebot; a file may hold several of each."""
    robots = Robots()
    agents: list[str] = []
    in_rules = False
    for number, line in enumerate(text.lstrip("\ufeff").splitlines(), 1):
        content = line.partition("#")[0].strip()
        name, colon, value = (part.strip() for part in content.partition(":"))
        name = name.lower()
        if not content:
            continue
        if not colon or name not in _KNOWN or (name in ("allow", "disallow") and not agents):
            robots.odd.append((number, content))
        elif name == "user-agent":
            agents = [value.lower()] if in_rules else [*agents, value.lower()]
            in_rules = False
        elif name == "sitemap":
            robots.sitemaps.append(value)
        elif name == "noindex":
            robots.noindex.append(number)
        else:
            in_rules = True
            if name in ("allow", "disallow") and value and {"*", "googlebot"} & set(agents):
                robots.rules.append((name == "allow", value))
    return robots


def _pattern(rule: str) -> re.Pattern[str]:
    """A rule's path as a pattern: `*` stands for anything, `$` for the end."""
    end = "$" if rule.endswith("$") else ""
    return re.compile(".*".join(re.escape(part) for part in rule.rstrip("$").split("*")) + end)
