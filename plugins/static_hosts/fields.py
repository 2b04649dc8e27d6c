"""The front-matter fields that publishing adds to every kind of page."""

from __future__ import annotations

from ..content_model.schema.containers import list_of
from ..content_model.schema.field_types import MOMENT, PATH
from ..content_model.schema.fields import Deadline, Field

ALIASES = list_of(
    "aliases",
    "Old addresses",
    Field("alias", "Old address", PATH, example="/old-address/"),
    maximum=50,
    help="Addresses that the page had before. Whoever asks for one of them is sent to the page.",
)
PUBLISH_AT = Field(
    "publish_at",
    "Goes live at",
    MOMENT,
    help="The page stays unseen until then. The clinic's own time: 2026-03-31 09:00.",
    due=Deadline("goes live", "goes live", by_itself=True),
)
UNPUBLISH_AT = Field(
    "unpublish_at",
    "Goes offline at",
    MOMENT,
    help="From then on the page is gone, at the clinic's own time. Its address then needs a redirect, or to be declared gone.",
    due=Deadline("goes offline", "goes offline", by_itself=True),
)

FIELDS = (ALIASES, PUBLISH_AT, UNPUBLISH_AT)
