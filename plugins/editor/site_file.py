"""What stands at an address of the site: the theme's files, and what content/ publishes as it is."""

from __future__ import annotations

from pathlib import Path

from ..site_engine.session import Session
from .paths import inside
from .refused import Refused


def site_file(session: Session, address: str) -> bytes | None:
    """The file at an address that starts with a slash; None where there is none."""
    path = below_base(session, address)
    found = session.assets.files().get(path.lstrip("/"))
    if found is not None or path not in session.model.file_urls:
        return found
    try:
        return inside(Path(session.settings["PATH"]), path.lstrip("/")).read_bytes()
    except (Refused, OSError):
        return None


def below_base(session: Session, address: str) -> str:
    """The address without the folder that the site stands in on its host."""
    base = session.model.base_path
    return (address[len(base) :] or "/") if base and f"{address}/".startswith(f"{base}/") else address
