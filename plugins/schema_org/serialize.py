"""A graph as text that can stand inside a `<script>` whatever is written in it."""

from __future__ import annotations

import json
from typing import Any

# Inside a script element only these can end it, open a comment or break a line in JavaScript.
# JSON reads the escapes as the very same characters.
_ESCAPES = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"})


def script_text(data: Any) -> str:
    """`data` as compact JSON for a script element. Raises ValueError for numbers that JSON has not (NaN)."""
    text = json.dumps(data, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    # A lone surrogate cannot be written as UTF-8 at all.
    text = text.encode("utf-8", "replace").decode("utf-8")
    return text.translate(_ESCAPES)
