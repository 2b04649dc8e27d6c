"""Lighthouse's audits of a page, by the npm package and the browser that the tests use."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Sequence
from typing import Any

from .browser import FLAGS, ensure_browser
from .counts import HUNG
from .node import ensure_packages, run_node

CATEGORIES = ("performance", "accessibility", "best-practices", "seo")


def report(url: str, categories: Sequence[str] = CATEGORIES, browser_flags: Sequence[str] = ()) -> dict[str, Any]:
    """Lighthouse's own report on a page, as on a phone with a slow connection. Raises RuntimeError."""
    cli = ensure_packages() / "lighthouse/cli/index.js"
    with tempfile.TemporaryDirectory() as profile:
        flags = " ".join(["--headless=new", f"--user-data-dir={profile}", *FLAGS, *browser_flags])
        done = run_node(
            [
                *(str(cli), url, f"--only-categories={','.join(categories)}"),
                *("--output=json", "--quiet", f"--chrome-flags={flags}"),
            ],
            env={"CHROME_PATH": ensure_browser()},
            timeout=HUNG,
        )
    if done.returncode:
        raise RuntimeError(f"Lighthouse did not run on {url}:\n{done.stderr[-2000:]}")
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def audits(url: str, category: str = "seo") -> dict[str, dict[str, Any]]:
    """The category's audits by id; each has `score` (1, 0, or None where it does not apply). Raises RuntimeError."""
    found = report(url, [category])
    wanted = [ref["id"] for ref in found["categories"][category]["auditRefs"]]
    return {name: found["audits"][name] for name in wanted}
