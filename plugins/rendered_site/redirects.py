"""The redirects that staff have declared: old addresses in front matter and in a file of their own."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

FILE = "content/data/redirects.yaml"


def declared_redirects(model: Any, project: Path) -> dict[str, str]:
    """Old address to new one, "" for one that is gone for good.

    Reads `aliases` of the pages and the redirects file. What is wrong with that file is for the
    plugin that publishes to say: here it counts as empty. What is declared for a page's address counts from when the page
    has gone offline by itself.
    """
    later = going_offline(model)
    redirects: dict[str, str] = {}
    for entry in getattr(model, "entries", ()):
        if entry.listed:
            redirects.update((str(alias), entry.url) for alias in entry.get("aliases") or ())
    try:
        declared = None if is_refused(model) else yaml.safe_load((project / FILE).read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError):
        declared = None
    for item in declared if isinstance(declared, list) else ():
        if isinstance(item, dict) and isinstance(item.get("from"), str) and item["from"] not in later:
            redirects[item["from"]] = str(item.get("to") or "")
    return redirects


def going_offline(model: Any) -> frozenset[str]:
    """The addresses, old ones included, of the pages that are out and go offline at a set time.

    What is declared for them waits until then.
    """
    going = [e for e in getattr(model, "entries", ()) if e.listed and e.get("unpublish_at") is not None]
    return frozenset(str(url) for entry in going for url in (entry.url, *(entry.get("aliases") or ())))


def is_refused(model: Any) -> bool:
    """Whether the redirects file may not be read: it, or a folder above it, is a link that leads out of content/."""
    return any(f"{FILE}/".startswith(f"{file}/") for file in getattr(model, "unread", ()))
