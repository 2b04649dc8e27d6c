"""What a tool for versions leaves in a file when two people changed the same lines: both texts, between marks."""

from __future__ import annotations

import re

from ...findings import Place
from ..report import Report
from .messages import MERGE_MARKS

_MARK = re.compile(r"^(?:<{7}|>{7})(?: .*)?$", re.MULTILINE)


def has_merge_marks(text: str, report: Report) -> bool:
    """Whether there are such marks in a file's text; the report then says where, once."""
    found = _MARK.search(text) if "<<<<<<<" in text or ">>>>>>>" in text else None
    if found is None:
        return False
    report.add(
        MERGE_MARKS,
        f"`{found[0][:40]}` means that two people have changed these lines, and both texts stand here",
        "Keep one of the two texts, and delete the lines that start with `<<<<<<<`, `=======` and `>>>>>>>`.",
        Place(text.count("\n", 0, found.start()) + 1, 1),
    )
    return True
