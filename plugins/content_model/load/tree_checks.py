"""What the entries of a site say of each other: addresses, and front matter that names a page, a person, a picture."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from ...findings import Finding, Message, Place, did_you_mean
from ..entry import Entry
from ..markdown.messages import IMAGE_ALT_MISSING
from ..model import ContentModel
from ..schema.contributions import Contributions
from ..schema.fields import Field, FieldType
from ..schema.kinds import Kind
from .messages import (
    DUPLICATE_URL,
    FOLDER_WITHOUT_PAGE,
    HOME_MISSING,
    PLUGIN_CLASH,
    REFERENCE_UNKNOWN,
    TEMPLATE_MISSING,
)

_KNOWN = {
    FieldType.SOURCE: "There is no source `{}` in content/data/sources.yaml",
    FieldType.PERSON: "There is no person `{}` in content/people/",
    FieldType.PAGE: "There is no page `{}` in content/",
    FieldType.IMAGE: "There is no picture `{}` in content/images/",
}


def check_places(model: ContentModel) -> Iterator[Finding]:
    """Two pages for one address, a site without a home page, and folders that lead nowhere."""
    taken: dict[str, Entry] = {}
    for entry in model.entries:
        first = taken.setdefault(entry.save_as.lower(), entry)
        if first is not entry:
            yield _at(
                entry,
                Place(1, 1),
                DUPLICATE_URL,
                f"This page has the address {entry.url}, and so has {first.source}",
                "Rename one of the two files, or delete it.",
            )
    home = taken.get("index.html")
    if home is None and "content/pages/index.md" not in model.unread:
        yield HOME_MISSING.at(
            "The site has no home page",
            "Write content/pages/index.md with `kind: home`.",
            file="content/pages/index.md",
        )
    elif home is not None and not home.listed:
        place = home.places.get("status") or home.places.get("date") or Place(1, 1)
        message = "The home page is a draft, or not due now, so the site cannot be published"
        yield _at(home, place, HOME_MISSING, message, "Write `status: published`, and a date that has come.")
    yield from _check_folders(model)


def _check_folders(model: ContentModel) -> Iterator[Finding]:
    """A folder without a page of its own: its address, which visitors may type, leads nowhere."""
    seen: set[str] = set()
    for entry in model.entries:
        url, folder = entry.url, posixpath.dirname(entry.source)
        if posixpath.basename(entry.source) == "index.md":
            folder = posixpath.dirname(folder)
        while url.count("/") > 2:
            url = url.rstrip("/").rpartition("/")[0] + "/"
            if url not in seen and url not in model.by_url and f"{folder}/index.md" not in model.unread:
                message = f"There is no page at {url}, one step above pages like {entry.url}"
                fix = f"Write {folder}/index.md, so that the step is in the breadcrumb and can be visited."
                yield FOLDER_WITHOUT_PAGE.at(message, fix, file=f"{folder}/index.md", url=url)
            seen.add(url)
            folder = posixpath.dirname(folder)


def check_references(model: ContentModel, entries: Iterable[Entry] | None = None) -> Iterator[Finding]:
    """Front-matter values of the entries (default: all) that name something else: it is there, once, and may be shown."""
    known: Mapping[FieldType, Mapping[str, Any]] = {
        FieldType.SOURCE: model.sources,
        FieldType.PERSON: {posixpath.basename(e.source)[:-3]: e for e in model.of_folder("people")},
        FieldType.PAGE: {e.source.removeprefix("content/"): e for e in model.entries},
        FieldType.IMAGE: model.images,
    }
    for entry in model.entries if entries is None else entries:
        for spec in entry.kind.fields:
            leaf = spec.item if spec.type is FieldType.LIST and spec.item else spec
            value = entry.fields.get(spec.name)
            if leaf.type in known and value is not None:
                names = value if isinstance(value, tuple) else (value,)
                place = entry.places.get(spec.name, Place(1, 1))
                for message, what, fix in _references(names, leaf.type, known[leaf.type], spec, entry, model):
                    yield _at(entry, place, message, what, fix)


def _references(
    names: tuple[str, ...], type: FieldType, known: Mapping[str, Any], spec: Field, entry: Entry, model: ContentModel
) -> Iterator[tuple[Message, str, str]]:
    for name in dict.fromkeys(names):
        found = known.get(name)
        if found is None and f"content/{name}" not in model.unread:
            near = did_you_mean(name, known) or f"There is: {', '.join(list(known)[:8]) or 'none yet'}."
            yield REFERENCE_UNKNOWN, _KNOWN[type].format(name), near
        elif names.count(name) > 1:
            yield REFERENCE_UNKNOWN, f"`{spec.name}` names `{name}` twice", "Take one of the two away."
        elif found is entry:
            yield REFERENCE_UNKNOWN, f"`{spec.name}` names this page itself", "Name another page, or take it away."
        elif isinstance(found, Entry) and entry.listed and not found.listed:
            yield (
                REFERENCE_UNKNOWN,
                f"`{spec.name}` names `{name}`, which is not published (a draft, or not due now)",
                "Publish that page first, or take it away here.",
            )
        elif type is FieldType.IMAGE and found and not (found.alt or found.decorative or found.reported):
            yield (
                IMAGE_ALT_MISSING,
                f"The picture `{name}` has no description for people who cannot see it",
                f"Write it in content/images/images.yaml: `{name}:`, and below it `  alt: What it shows`.",
            )


def check_templates(model: ContentModel, all_kinds: Iterable[Kind], folders: Sequence[Path]) -> Iterator[Finding]:
    """Templates that neither the theme nor a plugin has: Pelican would take its own plain ones without a word."""
    for name in sorted({entry.kind.template for entry in model.entries}):
        if not any((folder / name).is_file() for folder in folders):
            kinds = ", ".join(kind.name for kind in all_kinds if kind.template == name)
            yield TEMPLATE_MISSING.at(
                f"The theme has no template `{name}`, which pages of these kinds need: {kinds}",
                "Put the template back.",
                file=f"theme/templates/{name}",
            )


def check_contributions(contributions: Contributions) -> Iterator[Finding]:
    """Two plugins that add the same name: a mistake in the code, said as clearly as one in the content."""
    for name in _twice([kind.name for kind in contributions.kinds]):
        yield _clash(f"Two plugins add the kind of page `{name}`")
    for kind in contributions.kinds:
        for name in _twice([f.name for f in kind.fields]):
            yield _clash(f"Two plugins add the field `{name}` to the kind `{kind.name}`")
    for name in _twice([fact.name for fact in contributions.facts]):
        yield _clash(f"Two plugins add the fact `{name}`")
    for name in _twice([block.name for block in contributions.blocks]):
        yield _clash(f"Two plugins add the block `{name}`")
    for name in _twice([declared.id for declared in contributions.declarations]):
        yield _clash(f"Two plugins add a rule or message named `{name}`")


def _twice(names: list[str]) -> list[str]:
    return sorted({name for name in names if names.count(name) > 1})


def _clash(message: str) -> Finding:
    return PLUGIN_CLASH.at(message, "Rename it in one of them.", file="pelicanconf.py")


def _at(entry: Entry, place: Place, message: Message, what: str, fix: str) -> Finding:
    return message.at(what, fix, file=entry.source, place=place, url=entry.url)
