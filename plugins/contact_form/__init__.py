"""A contact form for a site without a server of its own: off until CONTACT_FORM_ENDPOINT names where it sends to.

It asks how to reach somebody and nothing about health. See the README.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from ..content_model.entry import Entry
from ..content_model.schema.contributions import Registry
from ..content_model.schema.traits import CONTACT
from .settings import ContactFormSettings


def sends_to(entry: Entry, settings: Mapping[str, Any]) -> Mapping[str, Iterable[str]]:
    """The contact page alone may send a form to the endpoint, and to nobody else."""
    endpoint = ContactFormSettings.read(settings).endpoint
    return {"form-action": (endpoint,)} if endpoint and entry.kind.has(CONTACT) else {}


def contribute(registry: Registry) -> None:
    """Adds the form's component, its settings, and what the contact page's policy allows."""
    registry.add_settings(ContactFormSettings)
    registry.add_templates(Path(__file__).parent / "templates")
    registry.add_page_policies(sends_to)


def register() -> None:
    """Pelican asks for it. Everything is contributed instead."""
