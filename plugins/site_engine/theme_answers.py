"""What a page may ask of the theme: each answer is recorded with the page, so that a changed template or style is noticed."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cached_property
from hashlib import blake2b
from typing import Any

import msgspec
from jinja2 import Environment, TemplateNotFound

from ..content_model.components import Components
from ..content_model.questions import Questions
from ..recorded_reads import Question, fingerprint
from ..theme_assets.assets import Assets, classes_in, tags_in

_LOADING = r"(?:extends|include|import|from)\b"
_LITERAL = r"\s*(?:\"[^\"\\]*\"|'[^'\\]*')\s*(?:[-+]?{end}|import\b|as\b|ignore\b|with\b|without\b)"
_QUOTED = re.compile(r"\"([^\"\\\n]*)\"|'([^'\\\n]*)'")


class ThemeAnswers:
    """The answers to questions about one state of the theme, each made once."""

    def __init__(self, templates: Environment, assets: Assets) -> None:
        self.components = Components(templates)
        self._templates = templates
        self._brand = msgspec.json.encode(assets.brand)  # which every template may read
        self._sources: dict[str, str | None] = {}
        self._answers: Mapping[str, Callable[..., Any]] = {
            "template": self._template,
            "fixed ids": lambda: self.components.fixed_ids,
            "asset": assets.url,
            "preloads": lambda: assets.preloads,
            "style": lambda tags, classes: assets.style_of(_names(tags), _names(classes)),
            "scripts": lambda classes: assets.scripts_of(_names(classes)),
        }

    def knows(self, question: Question) -> bool:
        """Whether a question is one about the theme."""
        return question[0] in self._answers

    def answer(self, question: Question) -> Any:
        """The answer. Raises LookupError for a file that the theme does not have."""
        name, *arguments = question
        return self._answers[name](*arguments)

    # -- templates -----------------------------------------------------------------------------------

    def _template(self, name: str) -> bytes:
        """A digest of a template and of all that it may load, and they in turn; of every template where it chooses."""
        reached: set[str] = set()
        waiting = {name}
        while waiting:
            reached |= waiting
            waiting = {other for one in waiting for other in self._references(one)} - reached
        return fingerprint((self._brand, *((one, self._digest(one)) for one in sorted(reached))))

    def _references(self, name: str) -> frozenset[str] | set[str]:
        """The templates that one may load: those whose names stand in it in quotation marks."""
        source = self._source(name)
        if source is None:
            return frozenset()
        if self._templates.line_statement_prefix or len(self._loads.findall(source)) > len(
            self._by_name.findall(source)
        ):
            return self._all
        return {double or single for double, single in _QUOTED.findall(source)} & self._all

    @cached_property
    def _loads(self) -> re.Pattern[str]:
        return re.compile(rf"{re.escape(self._templates.block_start_string)}[-+]?\s*{_LOADING}")

    @cached_property
    def _by_name(self) -> re.Pattern[str]:
        literal = _LITERAL.replace("{end}", re.escape(self._templates.block_end_string))
        return re.compile(self._loads.pattern + literal)

    @cached_property
    def _all(self) -> frozenset[str]:
        return frozenset(self._templates.list_templates())

    def _source(self, name: str) -> str | None:
        """A template's text; None where there is none."""
        if name not in self._sources:
            loader = self._templates.loader
            try:
                self._sources[name] = loader.get_source(self._templates, name)[0] if loader is not None else None
            except (TemplateNotFound, UnicodeDecodeError):  # a file beside the templates may be anything
                self._sources[name] = None
        return self._sources[name]

    def _digest(self, name: str) -> bytes:
        source = self._source(name)
        return b"" if source is None else blake2b(source.encode(), digest_size=16).digest()


class AskedAssets:
    """What a page's template knows as `assets`: all that it reads there is recorded with the page."""

    def __init__(self, ask: Questions) -> None:
        self._ask = ask

    def style(self, html: str) -> str:
        """The style that a page needs whose body is this HTML."""
        return str(self._ask.ask("style", _line(tags_in(html)), _line(classes_in(html))))

    def scripts(self, html: str) -> tuple[str, ...]:
        """The addresses of the scripts that it needs."""
        found: tuple[str, ...] = self._ask.ask("scripts", _line(classes_in(html)))
        return found

    def url(self, name: str) -> str:
        """The address of a file of theme/static ("images/icon.svg"). Raises LookupError."""
        return str(self._ask.ask("asset", name))

    @property
    def preloads(self) -> tuple[str, ...]:
        """The addresses of the fonts that every first screen shows."""
        found: tuple[str, ...] = self._ask.ask("preloads")
        return found


def _line(names: frozenset[str]) -> str:
    return " ".join(sorted(names))


def _names(line: str) -> frozenset[str]:
    return frozenset(line.split())
