"""What stands at an address of the site: the theme's files, what content/ publishes as it is, and what plugins make."""

from __future__ import annotations

from pathlib import Path

from ..site_engine.session import Session
from .paths import inside
from .refused import Refused


def site_file(session: Session, address: str) -> bytes | None:
    """The file at an address that starts with a slash; None where there is none."""
    path = below_base(session, address).lstrip("/")
    found = session.assets.files().get(path)
    if found is not None:
        return found
    if path in session.model.copied:
        try:
            return inside(Path(session.settings["PATH"]), path).read_bytes()
        except (Refused, OSError):
            return None
    made = (maker.find(session.settings, session.model, path) for maker in session.contributions.files)
    return next((data for data in made if data is not None), None)


def below_base(session: Session, address: str) -> str:
    """The address without the folder that the site stands in on its host."""
    base = session.model.base_path
    return (address[len(base) :] or "/") if base and f"{address}/".startswith(f"{base}/") else address
