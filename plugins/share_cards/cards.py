"""Each page's card: its address, which says all that it is drawn from, and its file, drawn once and kept.

A draft names the card of the title that is typed; it is drawn when a preview shows it.
"""

from __future__ import annotations

import os
import re
import unicodedata
from collections import OrderedDict
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import astuple, dataclass
from functools import cache
from hashlib import blake2b
from importlib.metadata import version
from typing import Any
from urllib.parse import urlsplit

from ..content_model.entry import Entry
from ..content_model.model import ContentModel
from ..content_model.questions import Questions
from ..content_model.schema.makers import SiteParts
from ..content_model.schema.traits import ERROR
from ..content_model.values import Image
from ..findings import Finding
from ..recorded_reads.kept_files import KeptFiles
from .brand import Brand, read_brand
from .font import PACKAGE, has_all_of
from .settings import CardSettings

_RECIPE = b"3"  # another one for each change of how a card is drawn
_WIDTH, _HEIGHT = 1200, 630
_MOST_ASKED = 500
_PREFIX = "assets/card-"  # names there change with their content, and are kept by browsers for ever


@dataclass(frozen=True, slots=True)
class Card:
    """What a card is drawn from. `letters` stands for the font, and for the code that draws."""

    title: str
    name: str
    address: str
    brand: Brand
    letters: bytes

    @property
    def path(self) -> str:
        """Where it lies below the output: another title, brand or way of drawing gives another one."""
        key = blake2b(repr(astuple(self)).encode(), digest_size=6).hexdigest()
        return f"{_PREFIX}{_slug(self.title)}.{key}.png"


@dataclass(frozen=True, slots=True)
class Cards:
    """The cards of a site (its `content_model.schema.makers.SharePicture`). Frozen: a session's own."""

    brand: Brand
    letters: bytes

    @classmethod
    def of_settings(cls, settings: Mapping[str, Any]) -> Cards:
        """The cards by Pelican's settings."""
        return cls(read_brand(CardSettings.read(settings).theme), _letters())

    def __call__(self, entry: Entry, ask: Questions) -> Image | None:
        """The page's card; None for one that shows a good picture of its own, or has letters that no card has."""
        card = self._card(entry, ask)
        if card is None:
            return None
        path = card.path
        _ASKED[path] = card
        while len(_ASKED) > _MOST_ASKED:
            _ASKED.popitem(last=False)
        alt = card.title if card.name in card.title else f"{card.title}. {card.name}"
        return Image("", f"/{path}", alt, _WIDTH, _HEIGHT)

    def all_of(self, model: ContentModel, entries: Iterable[Entry]) -> Mapping[str, Card]:
        """The cards of pages, by path."""
        ask = Questions(model)
        return {card.path: card for entry in entries if (card := self._card(entry, ask)) is not None}

    def _card(self, entry: Entry, ask: Questions) -> Card | None:
        own = ask.image(entry.get("picture", ""))
        if entry.kind.has(ERROR) or (own is not None and own.is_for_sharing):
            return None
        title = unicodedata.normalize("NFC", " ".join(entry.title.split()))
        name = unicodedata.normalize("NFC", ask.site_name)
        address = (urlsplit(ask.site_url).hostname or "").removeprefix("www.")
        if not title or not has_all_of(title + name + address):
            return None
        return Card(title, name, address, self.brand, self.letters)


# What was asked for last, by its path, so that the card of a title that nobody has saved yet can be shown.
_ASKED: OrderedDict[str, Card] = OrderedDict()


def make_cards(site: SiteParts) -> tuple[Mapping[str, bytes], Iterable[Finding]]:
    """The cards of all pages by path: those that are kept, and the others drawn now, several at a time."""
    pages = (site.model.by_url[url] for url in site.pages)
    cards = Cards.of_settings(site.settings).all_of(site.model, pages)
    kept = KeptFiles(CardSettings.read(site.settings).cache)
    files = {path: data for path in cards if (data := kept.get(_kept_name(path))) is not None}
    missing = [path for path in cards if path not in files]
    if missing:
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            for path, data in zip(missing, pool.map(lambda path: _drawn(cards[path]), missing), strict=True):
                kept.put(_kept_name(path), data)
                files[path] = data
        kept.drop_old()
    return files, ()


def find_card(settings: Mapping[str, Any], model: ContentModel, path: str) -> bytes | None:
    """One card by its path: that of a page, or of a draft that was looked at lately."""
    if not path.startswith(_PREFIX):
        return None
    card = _ASKED.get(path) or Cards.of_settings(settings).all_of(model, model.entries).get(path)
    if card is None:
        return None
    kept = KeptFiles(CardSettings.read(settings).cache)
    data = kept.get(_kept_name(path))
    if data is None:
        data = _drawn(card)
        kept.put(_kept_name(path), data)
    return data


def _drawn(card: Card) -> bytes:
    from .draw import draw  # Pillow, which a build whose cards are kept does not load

    return draw(card.title, card.name, card.address, card.brand)


def _kept_name(path: str) -> str:
    return path.rpartition("/")[2]


@cache
def _letters() -> bytes:
    """The recipe, and what else the letters' shapes come from: the font and the library that draws them."""
    import PIL

    return _RECIPE + f"{PIL.__version__} {PACKAGE} {version(PACKAGE)}".encode()


def _slug(title: str) -> str:
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:50].strip("-") or "page"
