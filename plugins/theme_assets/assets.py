"""What templates call `assets`: a page's style, its scripts, and the addresses of the theme's files."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from pathlib import PurePosixPath
from types import MappingProxyType

from ..findings import did_you_mean
from .brand.brand import Brand
from .fonts import font_name, upright
from .gather import Theme

_CLASSES = re.compile(r"""\sclass=(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
_TOKEN = re.compile(r"(--[\w-]+):[^;{}]*(?:;|(?=\}))")
_READ = re.compile(r"var\((--[\w-]+)")
_TAGS = re.compile(r"<([a-z][a-z0-9]*)")
_HASH_LENGTH = 10


class AssetMissing(LookupError):
    """A template asks for a file that the theme does not have."""


class Assets:
    """The theme's styles, scripts and pictures for one build.

    `folder` is the folder below the output that the files go to; `base_path` the folder that the
    site stands in ("" at a domain's root); `fonts` are those that the base style names, by their address
    there. `preloads` are the addresses of the upright ones, which every first screen shows.
    """

    def __init__(
        self, theme: Theme, folder: str, base_path: str = "", fonts: Mapping[str, bytes] = MappingProxyType({})
    ) -> None:
        self._theme = theme
        self._components = frozenset({*theme.styles, *theme.scripts})
        self._styles: dict[tuple[frozenset[str], frozenset[str]], str] = {}
        self._files: dict[str, bytes] = {}
        self._urls: dict[str, str] = {}
        scripts = {f"{name}.js": code for name, code in theme.scripts.items()}
        named = {**theme.pictures, **scripts, **{font_name(font): content for font, content in fonts.items()}}
        for name, content in named.items():
            path = f"{folder}/{_hashed(name, content)}"
            self._files[path] = content
            self._urls[name] = f"{base_path}/{path}"
        self.preloads = tuple(self._urls[font_name(font)] for font in upright(theme.base) if font in fonts)
        self._base = theme.base
        for font in fonts:
            self._base = self._base.replace(font, self._urls[font_name(font)])

    @property
    def brand(self) -> Brand:
        """The clinic's brand."""
        return self._theme.brand

    def used(self, html: str) -> frozenset[str]:
        """The components that the HTML shows: those whose name is a class in it."""
        return self._components & classes_in(html)

    def style(self, html: str) -> str:
        """The base style, the styles of the tags and components that the HTML has, and the tokens that all these read."""
        return self.style_of(tags_in(html), classes_in(html))

    def style_of(self, tags: frozenset[str], classes: frozenset[str]) -> str:
        """The same for a page with these tags and classes. It is made once for each set of them that the theme knows."""
        tags, used = frozenset(self._theme.elements.keys() & tags), self._components & classes
        if (tags, used) not in self._styles:
            elements = (self._theme.elements[name] for name in sorted(tags))
            components = (self._theme.styles.get(name, "") for name in sorted(used))
            rules = "".join([self._base, *elements, *components])
            self._styles[tags, used] = _tokens_for(rules, self._theme.tokens) + rules
        return self._styles[tags, used]

    def scripts(self, html: str) -> tuple[str, ...]:
        """The addresses of the scripts that the HTML's components need, in a fixed order."""
        return self.scripts_of(classes_in(html))

    def scripts_of(self, classes: frozenset[str]) -> tuple[str, ...]:
        """The same for a page with these classes."""
        return tuple(self._urls[f"{name}.js"] for name in sorted(self._theme.scripts.keys() & classes))

    def url(self, name: str) -> str:
        """The address of a file of theme/static ("images/icon.svg"). Raises AssetMissing with what to do."""
        if name not in self._urls:
            raise AssetMissing(f"theme/static/ has no `{name}`. {did_you_mean(name, self._urls)}".rstrip())
        return self._urls[name]

    def files(self) -> Mapping[str, bytes]:
        """What has to be written, by path below the output folder."""
        return self._files


def classes_in(html: str) -> frozenset[str]:
    """All class names in the HTML."""
    found = (match[1] or match[2] or match[3] or "" for match in _CLASSES.finditer(html))
    return frozenset(name for names in found for name in names.split())


def tags_in(html: str) -> frozenset[str]:
    """The names of all tags in the HTML."""
    return frozenset(_TAGS.findall(html))


def _tokens_for(rules: str, tokens: str) -> str:
    """The tokens without those that neither the rules nor another token in use reads."""
    read = set(_READ.findall(rules))
    values = [(match[1], set(_READ.findall(match[0]))) for match in _TOKEN.finditer(tokens)]
    while more := {name for token, reads in values if token in read for name in reads} - read:
        read |= more
    return _TOKEN.sub(lambda match: match[0] if match[1] in read else "", tokens)


def _hashed(name: str, content: bytes) -> str:
    """images/icon.svg becomes icon.0123456789.svg: the name changes when the content does, so it may be kept for ever."""
    path = PurePosixPath(name)
    return f"{path.stem}.{hashlib.sha256(content).hexdigest()[:_HASH_LENGTH]}{path.suffix}"
