"""What can be said of the search index."""

from __future__ import annotations

from ..findings import Message, Severity

SEARCH_INDEX = Message(
    "search-index",
    Severity.ERROR,
    "The pages' words can be indexed, so that visitors can search the site.",
    "Without the index the search page finds nothing, and says that it cannot search just now.",
    "Run `uv sync`, which installs Pagefind again, and build once more. If it says the same, please report it with these words.",
    family="search",
)
