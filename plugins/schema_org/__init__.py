"""schema.org metadata: one connected, valid graph on every page, and the head metadata beside it.

See the README beside this file. Templates get `page.head` and `page.json_ld`; other plugins add nodes
with `Registry.add_nodes`, and properties with fields that declare what they feed.
"""

from __future__ import annotations

from ..content_model.schema.contributions import Registry
from ..findings import messages_of
from . import messages
from .fields import HUB_FIELDS, LANGUAGE_FIELDS, PAGE_TYPE_FIELD, PROFILE_FIELDS, REVIEW_FIELDS
from .rules import RULES
from .settings import SchemaSettings
from .specialties import check_specialties


def contribute(registry: Registry) -> None:
    """The fields that the graph is fed from, and the rules over it."""
    registry.add_fields(*REVIEW_FIELDS, *LANGUAGE_FIELDS)
    registry.add_fields(*HUB_FIELDS, kinds=("hub",))
    registry.add_fields(PAGE_TYPE_FIELD, kinds=("page", "legal", "crisis"))
    registry.add_fields(*PROFILE_FIELDS, kinds=("profile",))
    registry.add_rules(*RULES)
    registry.add_messages(*messages_of(messages))
    registry.add_content_checks(check_specialties)
    registry.add_settings(SchemaSettings)


def register() -> None:
    """Pelican asks for it. Everything is contributed instead."""
