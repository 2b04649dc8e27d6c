"""The fields of the home page: what its top offers to do, and the bands below."""

from __future__ import annotations

from .containers import group, list_of
from .field_types import YES_NO
from .fields import TEXT, Field
from .references import IMAGE, PAGE

_POINT = group(
    "point",
    "Point",
    Field("title", "Heading", required=True, maximum=60),
    Field("text", "Text", TEXT, maximum=200),
)
_BAND = group(
    "band",
    "Band",
    Field("title", "Heading", required=True, maximum=60),
    Field("text", "Text", TEXT, maximum=400, help="A few sentences below the heading."),
    list_of("points", "Points", _POINT, maximum=6, help="Short points, each with a heading of its own."),
    Field("numbered", "Points are steps", YES_NO, help="Whether the points follow one another, and are numbered."),
    list_of(
        "pages",
        "Pages that it leads to",
        PAGE,
        maximum=6,
        help="One page becomes a button with the page's short name, several become cards.",
    ),
    Field("picture", "Picture", IMAGE, help="Stands beside the text, from content/images/."),
)

HOME_FIELDS: tuple[Field, ...] = (
    list_of(
        "actions",
        "Buttons at the top",
        PAGE,
        maximum=2,
        help="Pages that the buttons beside the one to call lead to. A button shows the page's short name.",
    ),
    list_of("bands", "Bands", _BAND, maximum=8, help="What follows below the top, one band after the other."),
)
