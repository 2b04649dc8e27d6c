"""What a plugin declares of its settings, and how they are read from Pelican's."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, ClassVar, Self, get_args, get_origin
from zoneinfo import ZoneInfo

import msgspec
from msgspec import NODEFAULT, Meta, Struct
from msgspec.structs import FieldInfo, fields

from ..findings import Finding, Message, Option, Place, did_you_mean
from .messages import SETTING_UNKNOWN, SETTING_VALUE

_LONGEST = 200  # characters of a wrong value that a message shows


@dataclass(frozen=True, slots=True)
class Problem:
    """One setting that cannot be used: what is wrong with it, and what to write."""

    message: Message
    setting: str
    what: str
    fix: str

    def at(self, file: str = "", place: Place = Place()) -> Finding:  # noqa: B008 (a place is frozen)
        """The finding, at a place of a settings file."""
        return self.message.at(self.what, self.fix, file=file, place=place)


class SettingsRefused(ValueError):
    """Settings that cannot be used. `findings` says everything that is wrong with them."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings = tuple(findings)
        super().__init__(" ".join(f"{finding.message} {finding.fix}" for finding in self.findings))


class PluginSettings(Struct, frozen=True):
    """The base of a plugin's settings: a frozen struct, made with `read`.

    The field `skip` of a class whose `prefix` is "SEO_CHECKS_" is the setting SEO_CHECKS_SKIP. A field that gives a
    name of its own is that setting of Pelican's: `msgspec.field(name="PATH")`. A field's type says what its value may
    be, and the `Meta(description=...)` in it what to write, as the end of a sentence that begins with "Write".
    """

    prefix: ClassVar[str]

    @classmethod
    def settings(cls) -> Mapping[str, FieldInfo]:
        """The fields by the names of their settings."""
        return {
            cls.prefix + field.name.upper() if field.encode_name == field.name else field.encode_name: field
            for field in fields(cls)
        }

    @classmethod
    def read(cls, settings: Mapping[str, Any]) -> Self:
        """The plugin's settings among Pelican's. Raises SettingsRefused with everything that is wrong with them."""
        values, problems = cls._convert(settings)
        if problems:
            raise SettingsRefused(problem.at() for problem in problems)
        return cls(**values)

    @classmethod
    def problems(cls, settings: Mapping[str, Any]) -> list[Problem]:
        """What `read` would refuse: values that do not fit, and names below the prefix that mean nothing."""
        return cls._convert(settings)[1]

    @classmethod
    def _convert(cls, settings: Mapping[str, Any]) -> tuple[dict[str, Any], list[Problem]]:
        known = cls.settings()
        values: dict[str, Any] = {}
        problems = [cls._unknown(name) for name in settings if name.startswith(cls.prefix) and name not in known]
        for name, field in known.items():
            if name in settings:
                try:
                    values[field.name] = msgspec.convert(settings[name], field.type, dec_hook=_as)
                except (msgspec.ValidationError, LookupError):
                    what = f"{name} is {_shown(settings[name])}."
                    problems.append(Problem(SETTING_VALUE, name, what, f"Write {what_to_write(field)}."))
            elif field.default is NODEFAULT and field.default_factory is NODEFAULT:
                problems.append(Problem(SETTING_VALUE, name, f"{name} is missing.", f"Write {what_to_write(field)}."))
        return values, problems

    @classmethod
    def _unknown(cls, name: str) -> Problem:
        own = [known for known in cls.settings() if known.startswith(cls.prefix)]
        near = did_you_mean(name.removeprefix(cls.prefix), [known.removeprefix(cls.prefix) for known in own])
        fix = near.replace(" `", f" `{cls.prefix}") or f"Take it out; there is: {', '.join(own)}."
        return Problem(SETTING_UNKNOWN, name, f"There is no setting {name}.", fix)


def _as(kind: type, value: Any) -> Any:
    """Makes the types that msgspec leaves to its caller."""
    if kind is Path and isinstance(value, str | Path) and value != "":
        return Path(value)
    if kind is ZoneInfo and isinstance(value, str):
        return ZoneInfo(value)
    raise TypeError


def what_to_write(field: FieldInfo | Option[Any]) -> str:
    """What a field's type says that its value should be, as the end of a sentence that begins with "Write"."""
    if get_origin(field.type) is Annotated:
        for meta in get_args(field.type)[1:]:
            if isinstance(meta, Meta) and meta.description:
                return meta.description
    return "a value of the right kind"


def _shown(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]} …"
