"""What comes out of a printer."""

from __future__ import annotations

import re

from playwright.sync_api import Page

from tests.conftest import BuiltSite

SHEETS = 5


def test_no_page_takes_more_than_five_sheets(built_site: BuiltSite, page: Page) -> None:
    """On letter paper, with all that folds on the screen open."""
    printed = {}
    for url in built_site.pages:
        page.goto(built_site.url + url)
        printed[url] = len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="Letter")))
    assert all(printed.values()), printed
    assert {url: sheets for url, sheets in printed.items() if sheets > SHEETS} == {}
