"""Holds every page and the site as a whole against a catalogue of rules before anything is published.

See the README beside this file. The findings join those of the build: an error keeps the last good
site in place.
"""

from __future__ import annotations

from ..content_model.schema.contributions import Registry
from ..content_model.schema.fields import Field
from ..findings import messages_of
from . import messages
from .catalogue import own_rules
from .settings import SeoSettings
from .waivers import WAIVERS

KEYPHRASE = Field(
    "keyphrase",
    "Key phrase",
    maximum=60,
    help="What a searcher would type to find this page, in one to four words. The checks then look at where it stands.",
    example="attachment-based therapy",
    shown=False,
)


def contribute(registry: Registry) -> None:
    """Adds the rules, the fields that authors steer them with, and what the checks say of themselves."""
    registry.add_fields(KEYPHRASE, WAIVERS)
    registry.add_rules(*own_rules())
    registry.add_messages(*messages_of(messages))
    registry.add_settings(SeoSettings)


def register() -> None:
    """Pelican asks for it. The engine of the build runs the checks."""
