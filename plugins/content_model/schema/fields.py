"""A field: one thing that staff can say about a page, declared once and read by every surface."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class FieldType(StrEnum):
    """What may stand in a field. The names are what messages and forms call it."""

    LINE = "line"  # one line of text
    TEXT = "text"  # several lines of plain text
    WHOLE_NUMBER = "whole number"
    NUMBER = "number"
    YES_NO = "yes or no"
    DATE = "date"  # datetime.date
    MOMENT = "date and time"  # datetime.datetime, with a time zone
    CHOICE = "choice"  # one of `choices`
    ADDRESS = "web address"  # https://...
    PATH = "site path"  # /some/page/
    SOURCE = "source"  # a key of content/data/sources.yaml
    PERSON = "person"  # the name of a file in content/people/, without .md
    PAGE = "page"  # a page's file, relative to content/: pages/contact.md
    IMAGE = "picture"  # a file in content/images/
    LIST = "list"  # of `item`
    GROUP = "group"  # of `fields`


@dataclass(frozen=True, slots=True)
class Field:
    """A field's whole declaration.

    `minimum` and `maximum` are the least and greatest number, or for text its length in characters
    and for a list the number of its items. `pattern` is a regular expression that the whole text
    must match, and `pattern_help` says in words what it asks. `feeds` is the schema.org property
    that the field fills, written as "Type.property" or "property".
    """

    name: str
    label: str
    type: FieldType = FieldType.LINE
    help: str = ""
    required: bool = False
    default: Any = None
    minimum: float | None = None
    maximum: float | None = None
    pattern: str = ""
    pattern_help: str = ""
    choices: tuple[str, ...] = ()
    item: Field | None = None
    fields: tuple[Field, ...] = ()
    feeds: str = ""
    example: str = ""


def list_of(name: str, label: str, item: Field | FieldType, **options: Any) -> Field:
    """A LIST field: `item` is a whole Field, or just the type of each item."""
    if isinstance(item, FieldType):
        item = Field(name, label, item)
    return Field(name, label, FieldType.LIST, item=item, **options)


def group(name: str, label: str, *fields: Field, **options: Any) -> Field:
    """A GROUP field: a mapping with the given fields."""
    return Field(name, label, FieldType.GROUP, fields=fields, **options)
