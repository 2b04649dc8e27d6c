"""Starts a new page: a file with every field that its kind needs, ready to be filled in."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import yaml

from ..findings import did_you_mean
from .schema.contributions import Contributions
from .schema.fields import Field
from .slugs import slugify

_SHOWN = ("description", "intro", "sources")
_BODY = "## A first heading\n\nThe text."
_WRITTEN = ("title", "kind", "status", "date")


class NewPageProblem(Exception):
    """Why a page could not be started, in words for the person who asked."""


def new_page(content: Path, contributions: Contributions, kind: str, title: str, today: dt.date) -> Path:
    """Writes the file of a new page, as a draft of `today`, and returns its path. Raises NewPageProblem."""
    name, text = new_page_text(contributions, kind, title, today)
    path = content / name
    if path.exists():
        raise NewPageProblem(f"There is such a page already: {path.relative_to(content.parent)}.")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def new_page_text(
    contributions: Contributions, kind: str, title: str, today: dt.date, body: str = _BODY
) -> tuple[str, str]:
    """The name of a new page's file, relative to content/, and what stands in it: a draft of today. Raises NewPageProblem."""
    kinds = contributions.kinds_by_name
    if kind not in kinds:
        near = did_you_mean(kind, kinds) or f"There is: {', '.join(kinds)}."
        raise NewPageProblem(f"There is no kind of page `{kind}`. {near}")
    slug = kinds[kind].file or slugify(title)
    if not slug:
        raise NewPageProblem(f"The title `{title}` makes no address. Use some letters or numbers in it.")
    fields = kinds[kind].fields
    least, most = next((int(f.minimum or 0), int(f.maximum or 0)) for f in fields if f.name == "title")
    if not least <= len(title.strip()) <= most:
        raise NewPageProblem(f"The title has {len(title.strip())} characters; a title has {least} to {most}.")
    lines = ["---", _value("title", title.strip()), _value("kind", kind), "status: draft", f"date: {today}"]
    for field in fields:
        if field.name in _SHOWN or (field.required and field.name not in _WRITTEN):
            lines += _blank(field)
    lines += ["---", *(["", body] if body else [])]
    return f"{kinds[kind].folder}/{slug}.md", "\n".join(lines) + "\n"


def _value(name: str, value: str) -> str:
    return yaml.safe_dump({name: value}, allow_unicode=True, width=1000).rstrip("\n")


def _blank(field: Field) -> list[str]:
    """A field that waits for its value: what it is for as a comment, and a value that fits its type."""
    return [f"# {field.help or field.label}", f"{field.name}: {field.type.blank}".rstrip()]
