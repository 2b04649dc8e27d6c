"""Names for files and addresses."""

from __future__ import annotations

import re
import unicodedata


def slugify(text: str) -> str:
    """A name for a file and an address, from any text: small ASCII letters, numbers, hyphens; may be empty."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower().replace("'", "")).strip("-")
