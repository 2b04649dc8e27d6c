"""Results that are kept from build to build, each with what it was made from, and the reason when one is made again."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from .loaded_code import LoadedCode
from .reads import Answers, Question, Reads, Recorder
from .store import Store, key_of
from .workers import Workers

_FLUSH = 500  # entries after which the store is written, so that memory holds no second copy
CODE = "code"


@dataclass(frozen=True, slots=True)
class Wanted:
    """A result that is wanted: its name (a page's file), and the digest of each part that it is plainly made from."""

    name: str
    parts: Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class Made:
    """A result as bytes, and what was asked to make it. Without a recorder it is not kept."""

    data: bytes
    recorder: Recorder | None


@dataclass(frozen=True, slots=True)
class Cause:
    """Why a result was made: the part that is another one, or the question that has another answer.

    With neither, nothing was kept of it.
    """

    step: str
    name: str
    part: str = ""
    question: Question = ()


@dataclass(frozen=True, slots=True)
class Result:
    """A result. `anew` says that it was made just now."""

    name: str
    data: bytes
    anew: bool


class _Packed(msgspec.Struct, array_like=True):
    """A result as it lies in the store: what was asked to make it, and what came out. None: not to be kept."""

    asked: tuple[tuple[Question, bytes], ...] | None
    data: bytes


_ENCODER = msgspec.msgpack.Encoder()
_PACKED = msgspec.msgpack.Decoder(_Packed)
_PARTS = msgspec.msgpack.Decoder(dict[str, bytes])


@dataclass
class Kept:
    """The results of a project's builds. `code` is what makes them; with another, or a `path` of None, nothing is kept.

    `variant` tells builds apart that one project has side by side (for staff, and for publishing). `causes` says of each
    result that was made why it was. What was made lies in the store once it is closed.
    """

    path: Path | None
    code: LoadedCode
    variant: str = ""
    workers: Workers = field(default_factory=Workers)
    causes: list[Cause] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._store = Store(self.path)
        self._stamp = self.code.stamp if self.path is not None else None
        self._fresh: dict[bytes, bytes] = {}

    @property
    def trouble(self) -> str:
        """What was wrong with the store's file, "" for nothing."""
        return self._store.trouble

    def results(
        self, step: str, wanted: Sequence[Wanted], make: Callable[[Wanted], Made], answers: Answers
    ) -> Iterator[Result]:
        """Each result that is wanted: from the store where all that it was made from is the same, else made, and kept.

        Those that are made come first, in the order in which they are wanted. `make` is a pure function of what is
        wanted and of the answers to what it asks; it may run in another process.
        """
        stamp = self._stamp
        parts = {one.name: {CODE: stamp or b"", **one.parts} for one in wanted}
        keys = {name: _key(step, name, own) for name, own in parts.items()} if stamp else {}
        known = self._known(step, keys, answers)
        missing = [one for one in wanted if one.name not in known]
        self._say_why(step, {one.name: parts[one.name] for one in missing})

        def packed(one: Wanted) -> bytes:
            return _ENCODER.encode(_pack(make(one), answers if stamp else None))

        for one, data in zip(missing, self.workers.made(packed, missing), strict=True):
            result = _PACKED.decode(data)
            if stamp and result.asked is not None:
                self._fresh[keys[one.name]] = data
                self._fresh[self._last(step, one.name)] = _ENCODER.encode(parts[one.name])
                if len(self._fresh) >= _FLUSH:
                    self.close()
            yield Result(one.name, result.data, True)
        for name, data in known.items():
            yield Result(name, data, False)

    def _known(self, step: str, keys: Mapping[str, bytes], answers: Answers) -> dict[str, bytes]:
        """What is in the store and still holds."""
        found = self._store.read(keys.values())
        known: dict[str, bytes] = {}
        for name, key in keys.items():
            if key not in found:
                continue
            try:
                packed = _PACKED.decode(found.pop(key))
                changed = Reads(packed.asked or ()).first_change(answers)
            except (msgspec.MsgspecError, TypeError):
                continue
            if changed is None:
                known[name] = packed.data
            else:
                self.causes.append(Cause(step, name, question=changed))
        return known

    def _say_why(self, step: str, missing: Mapping[str, Mapping[str, bytes]]) -> None:
        told = {cause.name for cause in self.causes if cause.step == step}
        lasts = {name: self._last(step, name) for name in missing if name not in told}
        found = self._store.read(lasts.values())
        for name, key in lasts.items():
            try:
                before = _PARTS.decode(found[key]) if key in found else {}
            except msgspec.MsgspecError:
                before = {}
            part = next((part for part, digest in missing[name].items() if before and before.get(part) != digest), "")
            self.causes.append(Cause(step, name, part))

    def _last(self, step: str, name: str) -> bytes:
        """The key of what a result was last made from."""
        return key_of(b"last", self.variant.encode(), step.encode(), name.encode("utf-8", "surrogateescape"))

    def close(self) -> None:
        """Keeps what was made, unless a module was loaded, or a data file read, after it was edited."""
        if self._fresh and self.code.stamp == self._stamp:
            self._store.write(self._fresh)
        self._fresh.clear()


def _key(step: str, name: str, parts: Mapping[str, bytes]) -> bytes:
    named = (part for pair in parts.items() for part in (pair[0].encode(), pair[1]))
    return key_of(step.encode(), name.encode("utf-8", "surrogateescape"), *named)


def _pack(made: Made, answers: Answers | None) -> _Packed:
    """Packed with the fingerprints of the answers; not to be kept where an answer has none."""
    if made.recorder is None or answers is None:
        return _Packed(None, made.data)
    try:
        return _Packed(made.recorder.reads(answers).asked, made.data)
    except TypeError:
        return _Packed(None, made.data)
