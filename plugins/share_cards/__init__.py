"""The picture of a shared link: a card for each page, with its title in the clinic's colors. See the README beside this file."""

from __future__ import annotations

from ..content_model.schema.contributions import Registry
from ..content_model.schema.makers import FileMaker
from .cards import Cards, find_card, make_cards
from .settings import CardSettings


def contribute(registry: Registry) -> None:
    """Adds the cards and their files."""
    registry.add_share_pictures(Cards.of_settings)
    registry.add_files(FileMaker("share cards", make_cards, find=find_card))
    registry.add_settings(CardSettings)


def register() -> None:
    """Pelican asks for it. Everything is contributed instead."""
