"""What a rule is told besides the page or site it looks at."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, eq=False)
class Context:
    """The facts of one run of the checks; the same object for every rule.

    `facts` is the clinic's facts as a tree of mappings and lists whose leaves have `.value` and
    `.is_placeholder`. `published` lists the addresses ("/contact/") of the last publication, None
    when nothing was published yet. `redirects` maps old addresses to new ones, "" for an address
    that is gone for good. `written` lists every page that somebody wrote, by source file: address,
    kind and whether it is listed (a draft is not). `fact_fields` are the fields that the clinic's facts may have. `options` holds the thresholds and lists that
    settings may change, by name.
    """

    site_url: str = ""  # without a slash at the end
    base_path: str = ""  # "/folder" when the site does not stand at its domain's root
    publish: bool = False  # a publish build, else a development build on a staff machine
    now: dt.datetime = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)
    allowed_hosts: frozenset[str] = frozenset()
    published: frozenset[str] | None = None
    redirects: Mapping[str, str] = field(default_factory=dict)
    facts: Mapping[str, Any] = field(default_factory=dict)
    sources: Mapping[str, Any] = field(default_factory=dict)
    written: tuple[Written, ...] = ()
    fact_fields: tuple[Any, ...] = ()
    options: Mapping[str, Any] = field(default_factory=dict)

    @property
    def today(self) -> dt.date:
        """The day that the run counts as today."""
        return self.now.date()

    def fact(self, path: str, default: Any = None) -> Any:
        """The plain value of a fact: `fact("phone")`, `fact("address.city")`; `default` when absent.

        A group or list comes as plain mappings and lists.
        """
        found = self._leaf(path)
        return default if found is None else plain(found)

    def is_placeholder(self, path: str) -> bool:
        """Whether a fact, or anything in a group of facts, is a stand-in that the clinic has to replace."""
        return any(True for _ in _placeholders(self._leaf(path)))

    def option(self, name: str, default: Any) -> Any:
        """A threshold or list by name, or `default` where settings say nothing."""
        return self.options.get(name, default)

    def person(self, name: str) -> Written | None:
        """The profile page of a person, by the name of the file in content/people/."""
        source = f"content/people/{name}.md"
        return next((w for w in self.written if w.source == source), None)

    def _leaf(self, path: str) -> Any:
        found: Any = self.facts
        for step in path.split("."):
            if isinstance(found, Mapping):
                found = found.get(step)
            elif isinstance(found, list | tuple) and step.isdigit() and int(step) < len(found):
                found = found[int(step)]
            else:
                return None
        return found


@dataclass(frozen=True, slots=True)
class Written:
    """A page that somebody wrote, published or not.

    `traits` say how pages of its kind are treated. `fields` are what its front matter may have, as the content model
    declares them.
    """

    source: str
    url: str
    save_as: str = ""
    kind: str = ""
    title: str = ""
    listed: bool = True
    front_matter: Mapping[str, Any] = field(default_factory=dict)
    traits: frozenset[str] = frozenset()
    fields: tuple[Any, ...] = ()

    def has(self, trait: str) -> bool:
        """Whether the page's kind has a trait."""
        return trait in self.traits


def plain(value: Any) -> Any:
    """A tree of facts as plain values: each leaf's `.value`, groups as dicts, lists as lists."""
    if isinstance(value, Mapping):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    return getattr(value, "value", value)


def _placeholders(value: Any) -> Iterator[Any]:
    if isinstance(value, Mapping):
        for item in value.values():
            yield from _placeholders(item)
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _placeholders(item)
    elif getattr(value, "is_placeholder", False):
        yield value
