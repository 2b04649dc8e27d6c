"""A small site with a bit of everything, in a folder of its own, to be edited and built again and again."""

from __future__ import annotations

import re
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from plugins.findings import Finding
from plugins.site_engine import BuildResult, build_site
from plugins.site_engine.settings_file import run_file
from tests.support.counts import LONG
from tests.support.site import PROJECT

START = 1_800_000_000  # seconds since 1970: the moment at which the site is first built
DAY = 86_400
# What takes half of the time, and makes its files anew in each build or keeps them by their content.
LEFT_OUT = {"plugins.component_gallery"} | (set() if LONG else {"plugins.share_cards"})

PAGE = """\
---
title: {title}
description: A page of the site that is edited again and again, with a heading, some words, and links.
{more}---

## {heading}

{text} Go [back to the start](pages/index.md), or to [the hub](pages/hub/index.md).

![](calm-breathing.svg)
"""
HOME = """\
---
kind: home
title: A site that changes
description: A small site with a bit of everything, made to be edited at random in tests.
---

## Welcome

Read [the first page](pages/hub/one.md) and [the second](pages/hub/two.md). [Write to us](pages/contact.md).

/// style-explainer
///
"""
PAGES: Mapping[str, str] = {
    "index.md": HOME,
    "hub/index.md": PAGE.format(title="The hub", more="kind: hub\nmenu: main\n", heading="All of it", text="A hub."),
    "hub/one.md": PAGE.format(title="One", more="kind: therapy\nsources: [bowlby-1969]\n", heading="A", text="One."),
    "hub/two.md": PAGE.format(
        title="Two",
        more="kind: therapy\npublish_at: 2027-01-17 09:00\nrelated: [pages/hub/one.md]\n",
        heading="B",
        text="It’s two. | A |",
    ),
    "contact.md": PAGE.format(
        title="Contact", more="kind: contact\nmenu: main\nnext_review: 2027-01-16\n", heading="How", text="Call."
    ),
    "plain.md": PAGE.format(
        title="Plain", more="unpublish_at: 2027-01-18 09:00\n", heading="C", text="Click [here](/)."
    ),
}


@dataclass
class Edited:
    """A project in a folder of its own: content, a theme, and settings on top of the project's."""

    folder: Path
    day: int = 0
    settings: dict[str, Any] = field(default_factory=dict)
    number: int = 0  # counts the edits, so that each leaves something new

    @classmethod
    def new(cls, folder: Path) -> Edited:
        """The site as it is before the first edit."""
        for name in ("data", "images", "styles"):
            shutil.copytree(PROJECT / "content" / name, folder / "content" / name)
        shutil.copytree(PROJECT / "theme", folder / "theme")
        site = cls(folder)
        for style in (folder / "content/styles").glob("*.md"):  # they name pages that this site lacks
            words = style.read_text("utf-8")
            style.write_text(
                re.sub(r"pages/(?!attachment-styles)[\w/-]+\.md(#[\w-]+)?", "pages/hub/one.md", words), "utf-8"
            )
        for name, text in PAGES.items():
            site.write(f"content/pages/{name}", text)
        return site

    def write(self, name: str, text: str) -> None:
        """Writes a file of the project."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def replace(self, name: str, pattern: str, by: str) -> None:
        """Changes the first place of a file that fits a pattern."""
        text = (self.folder / name).read_text(encoding="utf-8")
        changed = re.sub(pattern, lambda _: by, text, count=1, flags=re.MULTILINE)
        assert changed != text, f"{name} has nothing like {pattern}"
        self.write(name, changed)

    def build(self, output: str, **more: Any) -> BuildResult:
        """A build into a folder of that name. Set the environment's SOURCE_DATE_EPOCH to `moment` first."""
        plugins = [name for name in _plugins() if name not in LEFT_OUT]
        own = {"PATH": str(self.folder / "content"), "THEME": str(self.folder / "theme"), "PLUGINS": plugins}
        return build_site(PROJECT, output=self.folder / output, overrides={**own, **self.settings, **more})

    def files(self, output: str) -> dict[str, bytes]:
        """Every file of a build, to compare it with another byte for byte."""
        root = self.folder / output
        return {p.relative_to(root).as_posix(): p.read_bytes() for p in sorted(root.rglob("*")) if p.is_file()}

    @property
    def moment(self) -> str:
        """The moment that counts as the present."""
        return str(START + self.day * DAY)

    @property
    def pages(self) -> list[str]:
        """The pages' files from the project's folder, in order."""
        return sorted(p.relative_to(self.folder).as_posix() for p in (self.folder / "content/pages").rglob("*.md"))


def _plugins() -> list[str]:
    found: list[str] = run_file(PROJECT / "pelicanconf.py")["PLUGINS"]
    return found


def came_to(result: BuildResult) -> tuple[bool, tuple[Finding, ...], int, int]:
    """What a build says for itself, to compare it with another."""
    return result.ok, result.findings, result.pages, result.drafts
