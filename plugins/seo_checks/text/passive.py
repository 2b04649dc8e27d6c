"""Finds the passive voice: a form of "be" or "get" with a past participle behind it in the same clause."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache

from . import lists

_AUXILIARIES = lists.words("passive", "auxiliaries")
_BREAKS = lists.words("passive", "breaks")
_DESCRIBING = lists.words("passive", "describing")
_NOT_VERBS = lists.words("passive", "not_verbs")
_IRREGULAR = lists.words("participles")
_NOT_PARTICIPLES = lists.words("not_participles", "never") | lists.words("not_participles", "states")

_TOKEN = re.compile(r"[,:;()–—]|[^\W_](?:[^\s—]*[^\W_])?")


def is_passive(sentence: str, words: Collection[str]) -> bool:
    """Whether a sentence says what is done to its subject ("The room was cleaned").

    `words` are the sentence's words in lower case, with straight apostrophes. A participle that
    describes a noun ("a trusted friend") or a state ("you are worried") is not counted.
    """
    if _AUXILIARIES.isdisjoint(words) or not any(map(_is_participle, words)):
        return False
    armed, before = False, ""
    for token in _TOKEN.findall(sentence.replace("’", "'").lower()):
        if token in _AUXILIARIES:
            armed = True
        elif armed:
            if _is_break(token):
                armed = False
            elif _is_participle(token) and before not in _DESCRIBING:
                return True
        before = token
    return False


@lru_cache(maxsize=20_000)
def _is_break(token: str) -> bool:
    if len(token) == 1 and not token.isalnum():
        return True
    return token in _BREAKS or (token.endswith("ing") and token not in _NOT_VERBS)


@lru_cache(maxsize=20_000)
def _is_participle(word: str) -> bool:
    return word in _IRREGULAR or (word.endswith("ed") and len(word) > 3 and word not in _NOT_PARTICIPLES)
