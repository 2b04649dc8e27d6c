"""Finds a browser for the tests, and fetches one where there is none."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

# The first is the same engine without the browser's own windows: a page of its own takes it a third of the time.
INSTALLED = (
    "chromium-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
)
MAC = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")

# A test's browser talks to the loopback address alone, so what it does by itself is switched off.
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--font-render-hinting=none",
]


def find_browser() -> str | None:
    """The path of an installed Chromium or Chrome, or of the one that Playwright fetched; else None."""
    for name in INSTALLED:
        found = shutil.which(name)
        if found:
            return found
    return str(MAC) if MAC.exists() else _playwrights_own()


def ensure_browser() -> str:
    """A browser's path: an installed one, else Playwright's download, else the system's package.

    Raises RuntimeError that says what to install when all three ways fail.
    """
    found = find_browser()
    if found:
        return found
    subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False, timeout=900)
    found = find_browser()
    if found:
        return found
    if shutil.which("apt-get") and os.geteuid() == 0:
        env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run(["apt-get", "update"], check=False, env=env, timeout=600)
        for package in ("chromium-headless-shell", "chromium"):
            if not find_browser():
                subprocess.run(["apt-get", "install", "-y", package], check=False, env=env, timeout=1200)
    found = find_browser()
    if not found:
        raise RuntimeError("No browser for the tests. Install Chromium or Chrome (Debian: apt install chromium).")
    return found


def _playwrights_own() -> str | None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None
