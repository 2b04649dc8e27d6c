"""What all tests share: real builds, the built site on a loopback server, and the browser."""

from __future__ import annotations

import gc
import signal
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import hypothesis
import pytest
from playwright.sync_api import Browser, BrowserContext, expect

from plugins.content_model.model import ContentModel
from tests.support.browser import FLAGS, ensure_browser
from tests.support.compiled import keep_compiled_code
from tests.support.counts import LONG
from tests.support.memory import keep_folders_in_memory
from tests.support.server import served
from tests.support.site import PROJECT, Site, lines, real_site, small_site

pytest_plugins = ("tests.support.ids",)
hypothesis.settings.register_profile("default", deadline=None, max_examples=40)
hypothesis.settings.register_profile("long", deadline=None, max_examples=600)
hypothesis.settings.load_profile("long" if LONG else "default")
PATIENCE = 120_000  # milliseconds: a busy machine takes its time, and what never comes fails all the same
expect.set_options(timeout=PATIENCE)


def pytest_configure(config: pytest.Config) -> None:
    """Before anything is collected.

    A shell keeps Ctrl+C from what runs in the background, and so from what that starts: tests send it all the same.
    """
    signal.signal(signal.SIGINT, signal.default_int_handler)
    keep_compiled_code()
    keep_folders_in_memory()


def pytest_collection_finish(session: pytest.Session) -> None:
    """What is loaded by now stays: each build looks for what can be let go, and need not look there."""
    gc.collect()
    gc.freeze()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Tests marked `long` run with `invoke test --long` only."""
    if LONG:
        return
    skip = pytest.mark.skip(reason="long: runs with `uv run invoke test --long`")
    for item in items:
        if "long" in item.keywords:
            item.add_marker(skip)


@dataclass(frozen=True)
class BuiltSite:
    """The clinic's own site, built and served. `url` has no slash at its end; `pages` are "/contact/" ..."""

    url: str
    output: Path
    pages: tuple[str, ...]
    model: ContentModel


@pytest.fixture
def small(tmp_path: Path) -> Site:
    """A small site of two pages in a folder of its own, not yet built."""
    return small_site(tmp_path)


@pytest.fixture
def real(tmp_path: Path) -> Site:
    """A copy of the clinic's own content in a folder of its own, not yet built."""
    return real_site(tmp_path)


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BuiltSite]:
    """The clinic's own site, built once in development mode and served on the loopback address."""
    site = Site(tmp_path_factory.mktemp("built"))
    result = site.build(PATH=str(PROJECT / "content"))
    assert result.ok, lines(result.findings)
    assert result.model is not None
    pages = tuple(entry.url for entry in result.model.entries)
    with served(site.output) as url:
        yield BuiltSite(url, site.output, pages, result.model)


@pytest.fixture(scope="session")
def browser(browser: Browser) -> Browser:
    """The worker's one browser; whatever is done in a page of it waits as long as `expect` does."""
    make = browser.new_context

    def new_context(**options: Any) -> BrowserContext:
        context = make(**options)
        context.set_default_timeout(PATIENCE)
        return context

    browser.new_context = new_context  # type: ignore[method-assign]
    return browser


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """pytest-playwright drives the browser that is there."""
    return {**browser_type_launch_args, "executable_path": ensure_browser(), "args": FLAGS}
