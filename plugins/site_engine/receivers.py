"""Keeps the signals of one run of the plugins apart from those of the next in the same process."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from blinker import ANY, default_namespace


@contextmanager
def own_receivers() -> Iterator[None]:
    """Disconnects afterwards what has been connected meanwhile: Pelican's plugins connect and never disconnect."""
    before = {name: list(signal.receivers_for(ANY)) for name, signal in default_namespace.items()}
    try:
        yield
    finally:
        for name, signal in default_namespace.items():
            for receiver in list(signal.receivers_for(ANY)):
                if receiver not in before.get(name, ()):
                    signal.disconnect(receiver)
