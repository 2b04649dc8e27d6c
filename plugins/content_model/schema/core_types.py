"""The types of fields that every site has."""

from __future__ import annotations

from .containers import GROUP, LIST
from .field_types import ADDRESS, CHOICE, DATE, MOMENT, NUMBER, PATH, WHOLE_NUMBER, YES_NO
from .fields import LINE, TEXT, FieldType
from .references import IMAGE, PAGE, PERSON, SOURCE

CORE_TYPES: tuple[FieldType, ...] = (
    LINE,
    TEXT,
    WHOLE_NUMBER,
    NUMBER,
    YES_NO,
    DATE,
    MOMENT,
    CHOICE,
    ADDRESS,
    PATH,
    SOURCE,
    PERSON,
    PAGE,
    IMAGE,
    LIST,
    GROUP,
)
