"""What a kind of host is registered with: its name, its options, and how a host is made from them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec
from msgspec import NODEFAULT, Struct
from msgspec.structs import fields

from ...content_model.schema.contributions import Contributions
from ...plugin_settings import Problem, what_to_write
from ...plugin_settings.messages import SETTING_VALUE
from ..settings import HostSettings
from .base import Host, PublishRefused


class HostOptions(Struct, frozen=True):
    """The base of a host's options, which stand in STATIC_HOSTS_HOSTS below its name.

    A field's type says what its value may be, and the `Meta(description=...)` in it what to write, as the end of a
    sentence that begins with "write". A host that publishes into a folder has an option `to`, which `--to` gives.
    """


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a host gets beside its options: the project's folder, and a folder for its own use.

    `take_over`: what lies at the place already and was not published from here may be replaced.
    """

    project: Path
    scratch: Path
    take_over: bool = False


@dataclass(frozen=True, slots=True)
class HostKind:
    """A kind of host. `make` gets the checked options, which are of the class `options`; its host says its abilities.

    `takes_over` says that it knows what to do with `--take-over`.
    """

    name: str
    options: type[HostOptions]
    make: Callable[[Any, Surroundings], Host]
    takes_over: bool = False

    @property
    def takes_folder(self) -> bool:
        """Whether its hosts publish into a folder that `--to` names."""
        return any(field.name == "to" for field in fields(self.options))

    def read(self, values: Mapping[str, Any]) -> HostOptions:
        """The options, checked. Raises PublishRefused that names the one that is wrong."""
        known = {field.name: field for field in fields(self.options)}
        for name in values:
            if name not in known:
                has = f"it has: {', '.join(known)}" if known else "it has none"
                raise PublishRefused(f"The host {self.name} has no option {name!r}; {has}.")
        made: dict[str, Any] = {}
        for name, field in known.items():
            if name in values:
                try:
                    made[name] = msgspec.convert(values[name], field.type)
                except msgspec.ValidationError:
                    wrong = f"is {values[name]!r}; write {what_to_write(field)}"
                    raise PublishRefused(f"The {self.name} host's `{name}` {wrong}.") from None
            elif field.default is NODEFAULT and field.default_factory is NODEFAULT:
                wrong = f"in STATIC_HOSTS_HOSTS; write {what_to_write(field)}"
                raise PublishRefused(f"The host {self.name} needs `{name}` {wrong}.")
        return self.options(**made)


def kinds_by_name(registered: Iterable[object]) -> dict[str, HostKind]:
    """The registered kinds of host by name. Raises PublishRefused for one that is none, or a name that two have."""
    kinds: dict[str, HostKind] = {}
    for kind in registered:
        if not isinstance(kind, HostKind):
            raise PublishRefused(f"A plugin registered {kind!r} as a host; register a HostKind.")
        if kind.name in kinds:
            raise PublishRefused(f"Two plugins bring a host named {kind.name!r}. Take one of them out of PLUGINS.")
        kinds[kind.name] = kind
    return kinds


def check_hosts(settings: Mapping[str, Any], contributions: Contributions) -> Iterator[Problem]:
    """What is wrong with the hosts that the settings name, and with their options."""
    try:
        kinds = kinds_by_name(contributions.hosts)
    except PublishRefused as refused:
        yield Problem(SETTING_VALUE, "PLUGINS", str(refused), "")
        return
    read, known = HostSettings.read(settings), f"Write one of: {', '.join(kinds)}."
    if read.host not in kinds:
        yield Problem(SETTING_VALUE, "STATIC_HOSTS_HOST", f"STATIC_HOSTS_HOST is {read.host!r}.", known)
    for name, options in read.hosts.items():
        if name not in kinds:
            yield Problem(SETTING_VALUE, "STATIC_HOSTS_HOSTS", f"STATIC_HOSTS_HOSTS has {name!r}.", known)
            continue
        try:
            kinds[name].read(options)
        except PublishRefused as refused:
            yield Problem(SETTING_VALUE, "STATIC_HOSTS_HOSTS", str(refused), "")


def make_host(
    name: str, options: Mapping[str, Any], kinds: Mapping[str, HostKind], around: Surroundings, *, to: str = ""
) -> Host:
    """A host from its options in STATIC_HOSTS_HOSTS. Raises PublishRefused that says what is wrong.

    `to` is the folder for the hosts that publish into one.
    """
    kind = kinds.get(name)
    if kind is None:
        raise PublishRefused(f"There is no host {name!r}. Choose one of: {', '.join(kinds)}.")
    if to and not kind.takes_folder:
        raise PublishRefused(f"`--to` names a folder, and the host {name} publishes to none.")
    if around.take_over and not kind.takes_over:
        raise PublishRefused(
            f"The host {name} takes nothing over: `--take-over` is for hosts that replace file by file."
        )
    read = kind.read({**options, "to": to} if to else options)
    return kind.make(read, around)
