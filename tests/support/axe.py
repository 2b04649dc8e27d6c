"""axe-core in a page of the real browser."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page

from .node import MODULES, ensure_packages

WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


def axe_violations(page: Page, tags: list[str] | None = None) -> list[str]:
    """axe's violations on the page as it stands, one line for each element. Tags default to WCAG 2.2 A and AA."""
    if not page.evaluate("typeof window.axe === 'object'"):
        ensure_packages()
        page.evaluate((MODULES / "axe-core/axe.min.js").read_text(encoding="utf-8"))
    result: dict[str, Any] = page.evaluate(
        # Not within frames: axe is not loaded there, and it would wait for half a second whether one answers.
        "tags => axe.run(document, { runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'], iframes: false })",
        tags or WCAG,
    )
    return [
        f"{v['id']} ({v['impact']}): {node['target']} {node['failureSummary']}"
        for v in result["violations"]
        for node in v["nodes"]
    ]
