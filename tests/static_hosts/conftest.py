"""The servers that the tests of publishing share, stopped at the end."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from .servers import stop_shared


@pytest.fixture(scope="session", autouse=True)
def shared_servers() -> Iterator[None]:
    """They are started by whoever asks first."""
    yield
    stop_shared()
