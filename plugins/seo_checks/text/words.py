"""Words of a text, as a reader counts them."""

from __future__ import annotations

import re
from functools import lru_cache

from . import lists

# A word is what stands between spaces, if there is a letter or digit in it: "24/7", "e.g", "state-of-the-art".
# A long dash parts two words even without spaces around it.
WORD = re.compile(r"[^\W_](?:[^\s—]*[^\W_])?")

FUNCTION_WORDS = lists.words("function_words")


def words(text: str) -> list[str]:
    """The words of a text in lower case, with straight apostrophes and without punctuation around them."""
    found: list[str] = []
    for chunk in text.replace("’", "'").lower().split():
        if chunk.isalnum():
            found.append(chunk)
        else:
            found.extend(_within(chunk))
    return found


def count(text: str) -> int:
    """The number of words in a text."""
    return len(words(text))


@lru_cache(maxsize=20_000)
def _within(chunk: str) -> tuple[str, ...]:
    return tuple(WORD.findall(chunk))


def content_words(text: str) -> list[str]:
    """The words that say what a text is about: all but articles, pronouns, prepositions and the like."""
    found = words(text)
    return [word for word in found if word not in FUNCTION_WORDS] or found
