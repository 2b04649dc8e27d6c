"""The core alone: what these tests prove does not lean on the plugins above it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.site import Site, small_site

CORE = ["plugins.content_model", "plugins.us_care", "plugins.theme_assets"]


def core_site(folder: Path) -> Site:
    """A small site that is built by the core alone."""
    site = small_site(folder)
    site.settings["PLUGINS"] = CORE
    return site


@pytest.fixture
def small(tmp_path: Path) -> Site:
    """A small site of two pages in a folder of its own, not yet built."""
    return core_site(tmp_path)
