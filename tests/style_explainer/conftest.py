"""The small site of the explainer's tests, and pages of the real browser that must stay silent."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.conftest import BuiltSite
from tests.support.server import served
from tests.support.site import Site, lines, small_site

from .words import BLOCK, CONTACT, FOUR, page

CONCEPTS = "/attachment-based-therapy/concepts/"

Open = Callable[..., Page]


@dataclass(frozen=True)
class Explained:
    """The small site, served. `url` has no slash at its end."""

    url: str
    site: Site


@pytest.fixture
def four(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The small site with four styles and a contact page, not yet built."""
    return _small(tmp_path_factory.mktemp("four"))


def _small(folder: Path) -> Site:
    """The explainer and what it needs, without the rules: a site this small breaks a few that are not its matter."""
    site = small_site(folder).write({**FOUR, "pages/contact.md": CONTACT})
    site.settings["PLUGINS"] = [
        "plugins.content_model",
        "plugins.us_care",
        "plugins.theme_assets",
        "plugins.style_explainer",
    ]
    return site


@pytest.fixture(scope="session")
def explained(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Explained]:
    """The small site with the explainer on three pages, built once and served."""
    site = _small(tmp_path_factory.mktemp("explained")).write(
        {
            "pages/one.md": page(BLOCK),
            "pages/two.md": page(
                f"{BLOCK}\n## And again\n\n/// style-explainer\n    styles: [avoidant, anxious]\n    first: anxious\n///\n",
                "A page with two",
            ),
            "pages/words.md": page("/// style-explainer\n    map: no\n    level: 3\n///\n", "A page without the map"),
        }
    )
    result = site.build()
    assert result.ok, lines(result.findings)
    with served(site.output) as url:
        yield Explained(url, site)


@pytest.fixture
def open_page(browser: Browser) -> Iterator[Open]:
    """Opens an address in a browser context with the given options, and sees at the end that no console said a word."""
    contexts: list[BrowserContext] = []
    said: list[str] = []

    def opens(url: str, *, wait: str = "load", **options: Any) -> Page:
        usual = {"viewport": {"width": 1280, "height": 900}, "reduced_motion": "reduce"}  # nothing to wait for
        context = browser.new_context(**{**usual, **options})
        contexts.append(context)
        opened = context.new_page()
        opened.on("console", lambda message: said.append(f"{opened.url}: {message.text}"))
        opened.on("pageerror", lambda error: said.append(f"{opened.url}: {error}"))
        opened.goto(url, wait_until=wait)  # type: ignore[arg-type]
        return opened

    yield opens
    for context in contexts:
        context.close()
    assert said == []


@pytest.fixture
def concepts(built_site: BuiltSite) -> str:
    """The address of the clinic's page with the explainer."""
    return built_site.url + CONCEPTS
