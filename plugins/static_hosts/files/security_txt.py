""".well-known/security.txt (RFC 9116): whom to tell of a security problem. Only when the contact is real."""

from __future__ import annotations

import datetime as dt

from ...content_model.model import ContentModel
from ...content_model.values import Fact
from .sources import Sources

# RFC 9116, section 2.5.5: less than a year ahead. The day is that of a month, so that a build of the same
# month gives the same file.
_MONTHS_AHEAD = 11
_RENEW_DAYS = 60


def render(sources: Sources) -> str:
    """The file; "" while the clinic's email or address is a placeholder and no other contact is set."""
    model = sources.model
    contact = sources.settings.security_contact or _email(model)
    if not contact or _is_placeholder(model, "website"):
        return ""
    return (
        f"Contact: {contact}\nExpires: {expires(model.now):%Y-%m-%dT%H:%M:%SZ}\n"
        f"Preferred-Languages: en\nCanonical: {model.site_url}/.well-known/security.txt\n"
    )


def expires(now: dt.datetime) -> dt.datetime:
    """The first day of the month, eleven months on."""
    months = now.year * 12 + now.month - 1 + _MONTHS_AHEAD
    return dt.datetime(months // 12, months % 12 + 1, 1, tzinfo=dt.UTC)


def renewal(model: ContentModel) -> dt.datetime | None:
    """When the file of this build should be made anew; None when there is none."""
    if not _email(model) or _is_placeholder(model, "website"):
        return None
    return expires(model.now) - dt.timedelta(days=_RENEW_DAYS)


def _email(model: ContentModel) -> str:
    fact = model.facts.get("email")
    return f"mailto:{fact.value}" if isinstance(fact, Fact) and fact.value and not fact.is_placeholder else ""


def _is_placeholder(model: ContentModel, name: str) -> bool:
    fact = model.facts.get(name)
    return not isinstance(fact, Fact) or fact.is_placeholder or not fact.value
