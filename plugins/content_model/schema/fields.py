"""A field: one thing that staff can say about a page, declared once and read by every surface; and what a field's type is.

A type is one object that knows all of it: how a value is read, what is wrong with one, what to write instead, the control
in a form, the JSON schema, how a new page starts, what a value refers to, and how it stands in a page's graph. A plugin
adds a type by a class of its own, which overrides what is otherwise than for a text.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

import msgspec

from ...findings import Message, Place, in_lines
from ..report import Report
from ..typography import smart
from ..wording import many
from ..yaml.messages import ValueMessages
from ..yaml.nodes import Node
from ..yaml.words import quoted, short

_MARKDOWN = re.compile(r"\*\*\S|\S\*\*|\]\(|</?[a-z]+( [^<>]*)?/?>")

Verdict = tuple[str, str]  # what is wrong, or nothing; what to write, or nothing for the field's own words


@dataclass(frozen=True, slots=True)
class ValueReport:
    """Where the values of one place are reported: the report of its file, and the messages of the place.

    `zone` is the time zone of moments that name none.
    """

    report: Report
    messages: ValueMessages
    zone: dt.tzinfo = dt.UTC

    def add(self, message: Message, what: str, fix: str, place: Place) -> None:
        """Adds a finding at a place of the file."""
        self.report.add(message, what, fix, place)


@dataclass(frozen=True, slots=True)
class Control:
    """The control of a form that a value is given in: its name, and its attributes as plain data."""

    name: str
    attributes: Mapping[str, Any] = field(default_factory=dict)


class Named(Protocol):
    """What of the content model can be named by a value."""

    @property
    def entries(self) -> Iterable[Any]:
        """The pages."""
        ...

    @property
    def sources(self) -> Mapping[str, Any]:
        """The sources by key."""
        ...

    @property
    def images(self) -> Mapping[str, Any]:
        """The pictures by name."""
        ...


class GraphValues(Protocol):
    """What a value may become in a page's graph, as the property that it feeds wants it; None where there is nothing."""

    def text(self, text: str) -> Any:
        """A text: as it is, as a member of a fixed list, or as the name of a thing."""
        ...

    def source(self, key: str) -> Any:
        """A source by its key."""
        ...

    def person(self, name: str) -> Any:
        """A person by the name of their file."""
        ...

    def picture(self, name: str) -> Any:
        """A picture of content/images/."""
        ...

    def page(self, file: str) -> Any:
        """A page by its file, relative to content/."""
        ...

    def path(self, path: str) -> Any:
        """An address on the site."""
        ...

    def group(self, fields: tuple[Field, ...], values: Mapping[str, Any]) -> Any:
        """A node of its own."""
        ...


class FieldType:
    """What may stand in a field: a text with limits, unless a subclass says otherwise.

    `name` is what messages and forms call it. `prose` is a text that people read. `blank` is what a new page's field
    starts with.
    """

    name = "text"
    example = ""
    prose = False
    blank = ""

    @property
    def phrase(self) -> str:
        """What belongs into the field: "a date", "yes or no"."""
        return f"a {self.name}"

    def identity(self) -> str:
        """What stands for the type where it is part of an answer; its declaration is code."""
        return self.name

    # -- reading ---------------------------------------------------------------------------------

    def read(self, node: Node, spec: Field, to: ValueReport) -> Any:
        """The value of a YAML node; None where it does not fit (the report then says so)."""
        if node.remark and self.prose:
            line = f"{spec.name}: {node.value or ''} {node.remark}".replace("  ", " ")
            message = f"In `{spec.name}`, everything from the # on is a remark, which visitors would not see"
            to.add(to.messages.remark, message, f"Put the value in quotes: {quoted(line)}", node.place)
            return None
        if not isinstance(node.value, str):
            message = f"`{spec.name}` should be {self.phrase}, and is {node.shape}"
            to.add(to.messages.type, message, self.what_to_write(spec), node.place)
            return None
        return self.read_text(node.value.strip(), spec, to, node.place)

    def read_text(self, text: str, spec: Field, to: ValueReport, place: Place) -> Any:
        """The value of a text, which has no space around it; None where it does not fit."""
        try:
            value = self.convert(self.as_meant(text, spec), spec)
        except (ValueError, OverflowError, msgspec.ValidationError):
            self.say_what_is_wrong(text, spec, to, place)
            return None
        problem, fix = self.check(value, spec)
        if problem:
            to.add(to.messages.value, f"`{spec.name}`: {problem}", fix or self.what_to_write(spec), place)
            return None
        return value

    def as_meant(self, text: str, spec: Field) -> str:
        """The text in the one form that the model keeps: what an editor adds or a person writes otherwise is evened out."""
        return text

    def convert(self, text: str, spec: Field) -> Any:
        """The text as a value. Raises ValueError, OverflowError or msgspec's ValidationError for one that keeps no limits."""
        least = max(int(spec.minimum or 0), 1 if spec.required else 0)
        most = len(text) if spec.maximum is None else int(spec.maximum)
        if not least <= len(text) <= most or (spec.pattern and not re.fullmatch(spec.pattern, text)):
            raise ValueError(text)
        return text

    def check(self, value: Any, spec: Field) -> Verdict:
        """What is wrong with a converted value, and what to write instead."""
        return "", ""

    def what_to_write(self, spec: Field) -> str:
        """What to type, from what the field says of itself."""
        if spec.choices:
            return f"Write one of: {', '.join(spec.choices)}."
        example = self.example_of(spec)
        form = f"Write it in this form: `{spec.name}: {example}`." if example else f"Write `{spec.name}: ...`."
        return f"{form} {spec.help}".strip()

    def example_of(self, spec: Field) -> str:
        """A value as somebody would write it."""
        return spec.pattern_help or spec.example or self.example

    def say_what_is_wrong(self, text: str, spec: Field, to: ValueReport, place: Place) -> None:
        """Reports a text that cannot be converted."""
        name, length, least, most = f"`{spec.name}`", len(text), spec.minimum or 0, spec.maximum
        if not text:
            to.add(to.messages.missing, f"{name} is empty", self.what_to_write(spec), place)
        elif most is not None and length > most:
            message = f"{name} has {many(length, 'character')}, {most:g} fit"
            to.add(to.messages.length, message, f"Shorten it by {length - most:g}.", place)
        elif length < least:
            message = f"{name} has {many(length, 'character')}, at least {least:g} are needed"
            to.add(to.messages.length, message, f"Say a little more. {spec.help}".strip(), place)
        else:
            message = f"{name} is `{short(text)}`, which is not written as it should be"
            meant = spec.meant(text)
            fix = (
                f"Write `{spec.name}: {meant}`."
                if meant and re.fullmatch(spec.pattern, meant)
                else self.what_to_write(spec)
            )
            to.add(to.messages.value, message, fix, place)

    # -- what it is to others --------------------------------------------------------------------

    def control(self, spec: Field) -> Control:
        """The control that a form gives the value in."""
        return Control("text", given(minlength=spec.minimum, maxlength=spec.maximum, pattern=spec.pattern or None))

    def json_schema(self, spec: Field) -> dict[str, Any]:
        """The JSON schema of a value."""
        least = spec.minimum or (1 if spec.required else None)
        pattern = f"^(?:{spec.pattern})$" if spec.pattern else None
        return {"type": "string", **given(minLength=least, maxLength=spec.maximum, pattern=pattern)}

    def targets(self, model: Named) -> Mapping[str, Any] | None:
        """What a value may name, by how it is named; None for a value that names nothing."""
        return None

    def target_missing(self, name: str) -> str:
        """What is said when there is nothing of that name."""
        return f"There is no {self.name} `{name}`"

    def as_json_ld(self, value: Any, spec: Field, graph: GraphValues) -> Any:
        """The value as it stands in a page's graph; None where it cannot stand there."""
        return graph.text(str(value))


class Prose(FieldType):
    """A text that people read: quotation marks and dashes are set, white space is folded, and Markdown has no place in it."""

    prose = True

    def as_meant(self, text: str, spec: Field) -> str:
        text = in_lines(text)
        return text if spec.pattern else smart(text)

    def check(self, value: str, spec: Field) -> Verdict:
        found = _MARKDOWN.search(value)
        if not found:
            return "", ""
        problem = f"`{found[0]}` would be shown as it is, because Markdown and HTML belong into the page's text"
        return problem, "Write it in plain words."


class Text(Prose):
    """Several lines of plain text."""

    def control(self, spec: Field) -> Control:
        return Control("textarea", super().control(spec).attributes)


class Line(Prose):
    """One line of text."""

    name = "line"

    def check(self, value: str, spec: Field) -> Verdict:
        if "\n" in value:
            return "it should stand on one line", "Write it on one line, without a line break."
        return super().check(value, spec)


LINE, TEXT = Line(), Text()


@dataclass(frozen=True, slots=True)
class Deadline:
    """What the day or moment in a field means to the staff.

    `what` names it in a word ("review"); `phrase` goes on after the name of what has the field ("is to be reviewed").
    What happens `by_itself` is over once its day is past; anything else waits until somebody does it.
    """

    what: str
    phrase: str
    by_itself: bool = False


def _unknown(text: str) -> str:
    return ""


@dataclass(frozen=True, slots=True)
class Field:
    """A field's whole declaration.

    `minimum` and `maximum` are the least and greatest number, or for text its length in characters
    and for a list the number of its items. `pattern` is a regular expression that the whole text
    must match, `pattern_help` is an example of one, and `meant` gives the right form of a text that was written otherwise,
    "" where it knows none. `feeds` is the schema.org property
    that the field fills, written as "Type.property" or "property". `due` says what falls due on the field's day.
    `shown` is false for what visitors never read: notes for the staff and for the checks.
    """

    name: str
    label: str
    type: FieldType = LINE
    help: str = ""
    required: bool = False
    default: Any = None
    minimum: float | None = None
    maximum: float | None = None
    pattern: str = ""
    pattern_help: str = ""
    meant: Callable[[str], str] = _unknown
    choices: tuple[str, ...] = ()
    item: Field | None = None
    fields: tuple[Field, ...] = ()
    feeds: str = ""
    example: str = ""
    due: Deadline | None = None
    shown: bool = True


def given(**attributes: Any) -> dict[str, Any]:
    """The attributes that have a value."""
    return {name: value for name, value in attributes.items() if value is not None}
