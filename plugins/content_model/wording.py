"""What messages say about a field: what it should be, and what to type instead."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from .schema.fields import Field, FieldType
from .yaml.words import short

_EXAMPLES = {
    FieldType.WHOLE_NUMBER: "10",
    FieldType.NUMBER: "0.5",
    FieldType.YES_NO: "yes",
    FieldType.DATE: "2026-03-31",
    FieldType.MOMENT: "2026-03-31T09:00:00-07:00",
    FieldType.ADDRESS: "https://www.example.org/",
    FieldType.PATH: "/contact/",
    FieldType.PAGE: "pages/contact.md",
    FieldType.SOURCE: "bowlby-1969",
    FieldType.PERSON: "first-last",
    FieldType.IMAGE: "listening.svg",
}
_REFERENCES = (FieldType.SOURCE, FieldType.PERSON, FieldType.PAGE, FieldType.IMAGE)
_DAYS = ("%m/%d/%Y", "%m-%d-%Y", "%m.%d.%Y", "%Y-%m-%d", "%Y/%m/%d", "%m/%d/%y", "%B %d %Y", "%b %d %Y", "%d %B %Y")


def what_to_write(spec: Field) -> str:
    """What to type, from what the field says of itself."""
    if spec.choices:
        return f"Write one of: {', '.join(spec.choices)}."
    if spec.type is FieldType.YES_NO:
        return f"Write `{spec.name}: yes` or `{spec.name}: no`. {spec.help}".strip()
    example = spec.pattern_help or spec.example or _EXAMPLES.get(spec.type, "...")
    return f"Write `{spec.name}: {example}`. {spec.help}".strip()


def as_a_list(spec: Field, given: object) -> str:
    """How to write a list where a single value was given."""
    if isinstance(given, str) and spec.item is not None and spec.item.type in _REFERENCES:
        items = [item.strip(" \"'") for item in given.split(",")]
        return f"Write `{spec.name}: [{', '.join(items)}]`."
    example = spec.item.example if spec.item is not None else ""
    first = short(given, 60) if isinstance(given, str) else example or "..."
    return f"Write one item a line, each with a dash in front: `- {first}`."


def a(spec: Field) -> str:
    """What belongs into the field: "a date", "yes or no"."""
    return "yes or no" if spec.type is FieldType.YES_NO else f"a {spec.type.value}"


def limits(spec: Field) -> str:
    """The field's least and greatest number, in words."""
    if spec.minimum is not None and spec.maximum is not None:
        return f"from {spec.minimum:g} to {spec.maximum:g}"
    if spec.minimum is not None:
        return f"{spec.minimum:g} or more"
    return f"{spec.maximum:g} or less" if spec.maximum is not None else ""


def day_meant(text: str) -> str:
    """ "2026-03-31" for a day that is written in another way, such as 3/31/2026; nothing when it is none."""
    plain = text.replace(",", " ").replace("st ", " ").replace("nd ", " ").replace("rd ", " ").replace("th ", " ")
    for form in _DAYS:
        try:
            return dt.datetime.strptime(" ".join(plain.split()), form).date().isoformat()  # noqa: DTZ007
        except ValueError:
            continue
    return ""


def many(number: float, word: str) -> str:
    """ "1 character", "2 characters"."""
    return f"{number:g} {word}{'' if number == 1 else 's'}"


def listed(names: Sequence[str]) -> str:
    """ "`title`, `menu` and `date`"."""
    marked = [f"`{name}`" for name in names]
    return " and ".join(filter(None, [", ".join(marked[:-1]), marked[-1]]))
