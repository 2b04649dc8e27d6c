"""What the entries of a site say of each other: addresses, and front matter that names a page, a person, a picture."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from ...findings import Finding, Message, Place, did_you_mean
from ..entry import Entry
from ..markdown.messages import IMAGE_ALT_MISSING
from ..model import ContentModel
from ..schema.contributions import Contributions
from ..schema.fields import Field, FieldType
from ..schema.kinds import Kind
from ..values import Image
from .messages import (
    DUPLICATE_URL,
    FOLDER_WITHOUT_PAGE,
    HOME_MISSING,
    PICTURE_SMALL,
    PLUGIN_CLASH,
    REFERENCE_UNKNOWN,
    REFERENCE_UNPUBLISHED,
    TEMPLATE_MISSING,
)


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


LEAST_WIDTH = 600  # pixels of a page's own picture, which fills a phone's screen


def check_references(model: ContentModel, entries: Iterable[Entry] | None = None) -> Iterator[Finding]:
    """Front-matter values of the entries (default: all) that name something else: it is there, once, and may be shown."""
    targets = cache(lambda type_: type_.targets(model))
    for entry in model.entries if entries is None else entries:
        for spec in entry.kind.fields:
            place = entry.places.get(spec.name, Place(1, 1))
            for leaf, names in named_values(spec, entry.fields.get(spec.name)):
                known = targets(leaf.type)
                if known is not None:
                    for message, what, fix in _references(names, leaf.type, known, spec, entry, model):
                        yield _at(entry, place, message, what, fix)


def named_values(spec: Field, value: Any) -> Iterator[tuple[Field, tuple[Any, ...]]]:
    """The fields that hold single values in a field's value, each with what is given for it together."""
    if value is None:
        return
    if spec.item is not None and not (spec.item.item or spec.item.fields):
        yield spec.item, value
    elif spec.item is not None:
        for item in value:
            yield from named_values(spec.item, item)
    elif spec.fields:
        for part in spec.fields:
            yield from named_values(part, value.get(part.name))
    else:
        yield spec, (value,)


def _references(
    names: tuple[str, ...], type_: FieldType, known: Mapping[str, Any], spec: Field, entry: Entry, model: ContentModel
) -> Iterator[tuple[Message, str, str]]:
    for name in dict.fromkeys(names):
        found = known.get(name)
        if found is None and f"content/{name}" not in model.unread:
            some = (
                f"There is: {', '.join(list(known)[:8])}."
                if known
                else "There is none yet: add it, or take the name away."
            )
            near = did_you_mean(name, known) or some
            yield REFERENCE_UNKNOWN, type_.target_missing(name), near
        elif names.count(name) > 1:
            yield REFERENCE_UNKNOWN, f"`{spec.name}` names `{name}` twice", "Take one of the two away."
        elif found is entry:
            yield REFERENCE_UNKNOWN, f"`{spec.name}` names this page itself", "Name another page, or take it away."
        elif isinstance(found, Entry) and entry.listed and not found.listed:
            yield (
                REFERENCE_UNPUBLISHED,
                f"`{spec.name}` names `{name}`, which is not published (a draft, or not due now), and is left out",
                "Publish that page, or take it away here.",
            )
        elif isinstance(found, Image):
            yield from _picture(found, whole_width=spec.name == "picture")


def _picture(image: Image, whole_width: bool) -> Iterator[tuple[Message, str, str]]:
    """What is wrong with a picture that front matter names; one of `whole_width` fills a phone's screen."""
    if not (image.alt or image.decorative or image.reported):
        yield (
            IMAGE_ALT_MISSING,
            f"The picture `{image.name}` has no description for people who cannot see it",
            f"Write it in content/images/images.yaml: `{image.name}:`, and below it `  alt: What it shows`.",
        )
    if whole_width and image.formats and image.width < LEAST_WIDTH:
        what = f"The picture `{image.name}` is {image.width} pixels wide, and would be blurred: {LEAST_WIDTH} are needed here"
        yield PICTURE_SMALL, what, PICTURE_SMALL.fix


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
    for name in _twice([type_.name for type_ in contributions.field_types]):
        yield _clash(f"Two plugins add the type of field `{name}`")
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
