"""Copies among the files of content/: a second file of the same page, and what is to become of it."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator

from ...findings import Place
from ..leftover_files import original_of
from ..report import Report
from ..slugs import slugify
from .messages import FILE_COPY

_LIKE_MARKDOWN = (".markdown", ".mdown", ".mkd", ".txt")


def copies_among(names: Iterable[str]) -> Iterator[tuple[str, Report]]:
    """Each file that is a copy of another one, or looks like one, with what is wrong with it."""
    known = set(names)
    for name in sorted(known):
        own = posixpath.basename(name)
        original = original_of(name)
        twin = _twin(name)
        if original:
            if not posixpath.splitext(original)[1] and f"{original}.md" in known:
                original += ".md"
            wanted = posixpath.basename(original)
            if original in known:
                what, fix = f"`{own}` is a copy of `{wanted}`", _COMPARE
            else:
                what = f"`{own}` looks like a copy of `{wanted}`, which is not here"
                fix = f"Rename it to `{wanted}`, and change the pages that use it; or delete it."
        elif twin != name and twin in known:
            what = f"`{own}` is a second file of the page `{twin.partition('/')[2]}`"
            fix = _COMPARE
        else:
            continue
        report = Report(f"content/{name}")
        report.add(FILE_COPY, what, fix, Place())
        yield name, report


_COMPARE = "Compare the two, take over what is newer, then delete one."


def _twin(name: str) -> str:
    """The file that a page would have if its name were written as addresses are."""
    stem, ending = posixpath.splitext(name)
    if ending.lower() not in (".md", *_LIKE_MARKDOWN):
        return name
    return "/".join(slugify(step) for step in stem.removesuffix(".md").split("/")) + ".md"
