"""Templates that this process has compiled, for the next session: compiling takes longer than a small site's rendering.

Content decides: a template whose text has changed is compiled anew.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from types import CodeType
from typing import Any

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

_Names = tuple[tuple[str, Any], ...]


class CompiledTemplates(BytecodeCache):
    """The code of each template by its name and file, and the checksum of the text that it was compiled from."""

    def __init__(self) -> None:
        self._kept: dict[str, tuple[str, CodeType]] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Jinja asks for a template's code."""
        checksum, code = self._kept.get(bucket.key, ("", None))
        if checksum == bucket.checksum:
            bucket.code = code

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Jinja has compiled a template."""
        if bucket.code is not None:
            self._kept[bucket.key] = bucket.checksum, bucket.code


def compiled_templates(settings: Mapping[str, Any]) -> CompiledTemplates:
    """What was compiled under the same settings: Jinja works out at once what a filter or test makes of a constant."""
    options, filters, tests = (settings[f"JINJA_{name}"] for name in ("ENVIRONMENT", "FILTERS", "TESTS"))
    return _compiled(repr(options), tuple(filters.items()), tuple(tests.items()), tuple(settings["PLUGINS"] or ()))


@lru_cache(maxsize=8)
def _compiled(options: str, filters: _Names, tests: _Names, plugins: tuple[object, ...]) -> CompiledTemplates:
    return CompiledTemplates()
