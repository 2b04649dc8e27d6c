"""What the plugin adds to the content model: the page that searches, and the words that a page is to be found by."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from ..content_model.schema.containers import list_of
from ..content_model.schema.fields import LINE, Field
from ..content_model.schema.kinds import Kind
from ..content_model.schema.traits import ASIDE, LISTS_ALL, NO_TEXT, SHORT

TEMPLATES = Path(__file__).parent / "templates"
SEARCH: Final = "search"  # a trait: the page that the site is searched from

KIND = Kind(
    "search",
    "Search page",
    "search.html",
    help="Where visitors search the site, with the list of all pages by topic.",
    traits=frozenset({SEARCH, LISTS_ALL, SHORT, NO_TEXT, ASIDE}),
    file="search",
)

WORDS = "search_words"
FIELDS = (
    list_of(
        WORDS,
        "Search words",
        Field(WORDS, "Search words", LINE, minimum=2, maximum=40),
        maximum=24,
        shown=False,
        help="Words that visitors search for and that the page itself does not say: clingy, trust issues. Nobody sees them.",
    ),
)
