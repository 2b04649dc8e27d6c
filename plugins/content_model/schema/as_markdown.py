"""The content model as a page for those who write: kinds of page, fields, blocks and facts. Made from the model, never by hand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from ...findings import in_one_line
from .blocks import Block
from .contributions import Contributions
from .fields import Field
from .kinds import Kind

_HEAD = """\
# What may be written

Kinds of page with their fields, blocks for texts, and the facts about the clinic. This page is made from the content model itself:
`invoke docs` writes it anew, and `invoke schema` prints the same for programs. `invoke new KIND "Title"` starts a page with every field
that its kind needs. A field that is marked *required* has to be there.
"""


OVERVIEW_BEGINS = "<!-- kinds and fields: made by `uv run invoke docs` -->"
OVERVIEW_ENDS = "<!-- end of kinds and fields -->"
_UNITS = {"string": " characters", "array": " items"}  # of limits, by the type in the JSON schema


def model_page(contributions: Contributions) -> str:
    """The page as Markdown."""
    kinds = contributions.kinds
    common = _common(kinds)
    parts = chain(
        [_HEAD, "## Fields of every page\n"],
        _table(common),
        ["## Kinds of page\n"],
        chain.from_iterable(_kind(kind, common) for kind in kinds),
        ["## Blocks\n", "A block stands in a page's text, with an empty line above and below.\n"],
        chain.from_iterable(_block(block) for block in contributions.blocks),
        ["## Facts about the clinic\n", "They stand once, in content/data/clinic.yaml.\n"],
        _table(contributions.facts),
    )
    return "\n".join(parts)


def with_overview(text: str, contributions: Contributions) -> str:
    """A Markdown text with a short list of kinds and fields between its two marks. Raises ValueError where it has none."""
    before, begins, rest = text.partition(OVERVIEW_BEGINS)
    _, ends, after = rest.partition(OVERVIEW_ENDS)
    if not begins or not ends:
        raise ValueError(f"There is no {OVERVIEW_BEGINS} with {OVERVIEW_ENDS} below it")
    return f"{before}{begins}\n\n{_overview(contributions)}\n{ends}{after}"


def _overview(contributions: Contributions) -> str:
    kinds = contributions.kinds
    common = _common(kinds)
    lines = ["| kind of page | what it is, and where it stands | fields of its own |", "|---|---|---|"]
    for kind in kinds:
        own = ", ".join(
            f"`{field.name}`{' *required*' if field.required else ''}" for field in kind.fields if field not in common
        )
        lines.append(f"| `{kind.name}` | {_cell(f'{kind.label}. {kind.help} In {_where(kind)}')} | {own} |")
    lines += ["", "| field of every page | what it is |", "|---|---|"]
    for field in common:
        required = " *required*" if field.required else ""
        lines.append(f"| `{field.name}`{required} | {_cell(f'{field.label}. {field.help}')} |")
    return "\n".join(lines) + "\n"


def _common(kinds: Sequence[Kind]) -> list[Field]:
    """The fields that every kind has alike, in the order of the first."""
    return [field for field in kinds[0].fields if all(field in kind.fields for kind in kinds[1:])]


def _kind(kind: Kind, common: Sequence[Field]) -> Iterator[str]:
    yield f"### `{kind.name}`: {kind.label}\n"
    yield f"{kind.help} It stands in {_where(kind)}.\n".lstrip()
    own = [field for field in kind.fields if field not in common]
    if own:
        yield from _table(own)


def _where(kind: Kind) -> str:
    return f"content/{kind.folder}/" + (f"{kind.file}.md" if kind.file else "")


def _block(block: Block) -> Iterator[str]:
    yield f"### `{block.name}`: {block.label}\n"
    if block.help:
        yield f"{block.help}\n"
    if block.options:
        yield from _table(block.options)
    if block.example:
        yield "\n".join(f"    {line}".rstrip() for line in block.example.split("\n")) + "\n"


def _table(fields: Sequence[Field]) -> Iterator[str]:
    yield "| field | what it is | how it is written |"
    yield "|---|---|---|"
    for name, field in _flat(fields):
        required = " *required*" if field.required else ""
        what = f"{field.label}. {field.help}".strip().removesuffix(".") + "."
        yield f"| `{name}`{required} | {_cell(what)} | {_cell(_written(field))} |"
    yield ""


def _flat(fields: Sequence[Field], above: str = "") -> Iterator[tuple[str, Field]]:
    """Fields with those of their groups and lists below them: `hours`, `hours.opens`."""
    for field in fields:
        name = above + field.name
        yield name, field
        inner = field.item if field.item is not None and field.item.fields else field
        yield from _flat(inner.fields, f"{name}.")


def _written(field: Field) -> str:
    """A field's type with its limits, and an example."""
    parts = [field.type.phrase]
    if field.item is not None:
        parts.append("each a group of values" if field.item.fields else f"each {field.item.type.phrase}")
    if field.choices:
        parts.append("one of " + ", ".join(f"`{choice}`" for choice in field.choices))
    unit = _UNITS.get(str(field.type.json_schema(field).get("type")), "")
    if field.minimum is not None and field.maximum is not None:
        parts.append(f"{field.minimum:g} to {field.maximum:g}{unit}")
    elif field.minimum is not None:
        parts.append(f"at least {field.minimum:g}{unit}")
    elif field.maximum is not None:
        parts.append(f"at most {field.maximum:g}{unit}")
    example = field.type.example_of(field)
    if example and not field.choices:
        parts.append(f"such as `{example}`")
    return ", ".join(parts)


def _cell(text: str) -> str:
    return in_one_line(text).replace("|", "\\|")
