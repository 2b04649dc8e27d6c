"""The types that every site's fields may have beside lines and texts, lists and groups: choices, numbers, days, addresses."""

from __future__ import annotations

import datetime as dt
import re
from typing import Annotated, Any

import msgspec

from ...findings import Place, did_you_mean
from ..wording import limits
from ..yaml.words import short
from .fields import Control, Field, FieldType, GraphValues, ValueReport, Verdict, given
from .site_path import path_fix, path_problem, path_shown

_WORDS = {"yes": True, "true": True, "on": True, "y": True, "no": False, "false": False, "off": False, "n": False}
_DAYS = ("%m/%d/%Y", "%m-%d-%Y", "%m.%d.%Y", "%Y-%m-%d", "%Y/%m/%d", "%m/%d/%y", "%B %d %Y", "%b %d %Y", "%d %B %Y")


_ADDRESS = re.compile(r"https://[^\s/?#@\"'<>\\]+\.[^\s/?#@\"'<>\\]+(/[^\s\"'<>\\]*)?")
_NAME_OF_HOST = re.compile(r"^(?:(?:http:)?//)?[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}(?:/|$)", re.IGNORECASE)


class Choice(FieldType):
    """One of the field's `choices`."""

    name = "choice"

    def as_meant(self, text: str, spec: Field) -> str:
        return next((choice for choice in spec.choices if choice.lower() == text.lower()), text)

    def check(self, value: str, spec: Field) -> Verdict:
        if value in spec.choices:
            return "", ""
        near = did_you_mean(value, spec.choices)
        return f"`{short(value)}` is not one of its values", f"{near} {self.what_to_write(spec)}".strip()

    def control(self, spec: Field) -> Control:
        return Control("select", {"options": list(spec.choices)})

    def json_schema(self, spec: Field) -> dict[str, Any]:
        return {"type": "string", **given(enum=list(spec.choices) or None)}


class Address(FieldType):
    """A web address: https://..."""

    name = "web address"
    example = "https://www.example.org/"

    def check(self, value: str, spec: Field) -> Verdict:
        if _ADDRESS.fullmatch(value):
            return "", ""
        meant = "https://" + re.sub(r"^(?:http:)?/*", "", value, flags=re.IGNORECASE)
        fix = f"Write `{spec.name}: {meant}`." if _ADDRESS.fullmatch(meant) and _NAME_OF_HOST.search(value) else ""
        return f"`{short(value)}` is not a web address that starts with https://", fix

    def control(self, spec: Field) -> Control:
        return Control("url", super().control(spec).attributes)

    def json_schema(self, spec: Field) -> dict[str, Any]:
        return {"pattern": "^https://", **super().json_schema(spec), "format": "uri"}


class Path(FieldType):
    """An address on this site: /some/page/"""

    name = "site path"
    example = "/contact/"

    def check(self, value: str, spec: Field) -> Verdict:
        problem = path_problem(value)
        return (f"{path_shown(value)} {problem}", path_fix(value)) if problem else ("", "")

    def json_schema(self, spec: Field) -> dict[str, Any]:
        return {"pattern": "^/", **super().json_schema(spec)}

    def as_json_ld(self, value: Any, spec: Field, graph: GraphValues) -> Any:
        return graph.path(str(value))


class _Exact(FieldType):
    """A value that is no text, written as one."""

    def say_what_is_wrong(self, text: str, spec: Field, to: ValueReport, place: Place) -> None:
        message = f"`{spec.name}` should be {self.phrase}, and is `{short(text)}`"
        to.add(to.messages.type, message, self.what_to_write(spec), place)

    def as_json_ld(self, value: Any, spec: Field, graph: GraphValues) -> Any:
        return value


class YesNo(_Exact):
    """Yes or no, in any of the words that people write for it."""

    name = phrase = "yes or no"
    example = "yes"

    def convert(self, text: str, spec: Field) -> bool:
        if text.lower() not in _WORDS:
            raise ValueError(text)
        return _WORDS[text.lower()]

    def what_to_write(self, spec: Field) -> str:
        if spec.choices:
            return super().what_to_write(spec)
        return f"Write `{spec.name}: yes` or `{spec.name}: no`. {spec.help}".strip()

    def control(self, spec: Field) -> Control:
        return Control("checkbox")

    def json_schema(self, spec: Field) -> dict[str, Any]:
        return {"type": "boolean"}


class Number(_Exact):
    """A number, whole or not."""

    name = "number"
    example = blank = "0.5"
    written = r"[-+]?\d*\.?\d+"
    step = "any"
    json_type = "number"
    python_type: type = float

    def convert(self, text: str, spec: Field) -> Any:
        limited: Any = Annotated[self.python_type, msgspec.Meta(ge=spec.minimum, le=spec.maximum)]
        return msgspec.convert(text, limited, strict=False)

    def say_what_is_wrong(self, text: str, spec: Field, to: ValueReport, place: Place) -> None:
        if not self._is_outside(text, spec):
            super().say_what_is_wrong(text, spec, to, place)
            return
        fix = f"Write a number, {limits(spec.minimum, spec.maximum)}."
        message = f"`{spec.name}` is {short(text)}, and should be {limits(spec.minimum, spec.maximum)}"
        to.add(to.messages.value, message, fix, place)

    def _is_outside(self, text: str, spec: Field) -> bool:
        """Whether the text is a number of this type beyond the field's limits."""
        if not re.fullmatch(self.written, text):
            return False
        least, most = spec.minimum, spec.maximum
        return (least is not None and float(text) < least) or (most is not None and float(text) > most)

    def control(self, spec: Field) -> Control:
        return Control("number", {"step": self.step, **given(min=spec.minimum, max=spec.maximum)})

    def json_schema(self, spec: Field) -> dict[str, Any]:
        return {"type": self.json_type, **given(minimum=spec.minimum, maximum=spec.maximum)}


class WholeNumber(Number):
    """A number without a fraction."""

    name = "whole number"
    example = "10"
    blank = ""
    written = r"[-+]?\d+"
    step = "1"
    json_type = "integer"
    python_type = int

    def as_meant(self, text: str, spec: Field) -> str:
        return text.lstrip("0") or "0" if re.fullmatch(r"0+\d+", text) else text


_ORDINAL = re.compile(r"(?<=\d)(?:st|nd|rd|th)\b")
_YEARS = range(1900, 3000)  # that a site may speak of


class _Time(FieldType):
    """A day, or a moment of one."""

    python_type: type

    def convert(self, text: str, spec: Field) -> Any:
        value: Any = msgspec.convert(text, self.python_type, strict=False)
        if value.year not in _YEARS:
            raise ValueError(text)
        return value

    def say_what_is_wrong(self, text: str, spec: Field, to: ValueReport, place: Place) -> None:
        meant = self.meant_by(text)
        fix = f"Write `{spec.name}: {meant}`." if meant else self.what_to_write(spec)
        to.add(to.messages.date, f"`{spec.name}` is `{short(text)}`, which is not {self.phrase}", fix, place)

    def meant_by(self, text: str) -> str:
        """The day that is written in another way, as it should be written; nothing when it is none."""
        return ""

    def as_json_ld(self, value: Any, spec: Field, graph: GraphValues) -> Any:
        return value.isoformat()


class Date(_Time):
    """A day: datetime.date."""

    name = "date"
    example = "2026-03-31"
    python_type = dt.date

    def as_meant(self, text: str, spec: Field) -> str:
        return re.sub(r"[T ]\d\d:\d\d.*$", "", text)  # an editor may add a time of day

    def meant_by(self, text: str) -> str:
        plain = " ".join(_ORDINAL.sub("", text).replace(",", " ").split())
        for form in _DAYS:
            try:
                day = dt.datetime.strptime(plain, form).date()  # noqa: DTZ007
            except ValueError:
                continue
            if day.year in _YEARS:
                return day.isoformat()
        return ""

    def control(self, spec: Field) -> Control:
        return Control("date")

    def json_schema(self, spec: Field) -> dict[str, Any]:
        return {"type": "string", "format": "date"}


_HALF_YEARS = (dt.timedelta(days=-182), dt.timedelta(days=182))


class Moment(_Time):
    """A day and a time of it: datetime.datetime, with a time zone. Written without one, it is a time at the clinic."""

    name = "date and time"
    example = "2026-03-31 09:00"
    python_type = dt.datetime

    def as_meant(self, text: str, spec: Field) -> str:
        return re.sub(r"(\d[T ]\d\d:\d\d)(?!:?\d)", r"\1:00", text)  # seconds

    def read_text(self, text: str, spec: Field, to: ValueReport, place: Place) -> Any:
        value = super().read_text(text, spec, to, place)
        if value is None or value.tzinfo is None:
            return value and value.replace(tzinfo=to.zone)
        local = value.astimezone(to.zone)
        wrong = {(value + half).astimezone(to.zone).utcoffset() for half in _HALF_YEARS} - {local.utcoffset()}
        if value.utcoffset() in wrong:  # the hour of the summer in winter, or the other way round
            what = (
                f"`{spec.name}` is `{short(text)}`, and on that day the clinic's clocks are at {local.isoformat()[-6:]}"
            )
            written = f"{value:%Y-%m-%d %H:%M}"
            to.add(to.messages.date, what, f"Write the clinic's own time, `{spec.name}: {written}`.", place)
            return None
        return value

    def control(self, spec: Field) -> Control:
        return Control("datetime")

    def json_schema(self, spec: Field) -> dict[str, Any]:
        return {"type": "string", "format": "date-time"}


CHOICE, ADDRESS, PATH = Choice(), Address(), Path()
YES_NO, NUMBER, WHOLE_NUMBER = YesNo(), Number(), WholeNumber()
DATE, MOMENT = Date(), Moment()
