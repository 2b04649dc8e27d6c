"""The project's own small web server, for the browser tests: it stops by itself."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from plugins.site_engine import handler


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serves a folder; gives the address, without a slash at the end."""
    with handler.served(folder) as server:
        yield server.address
