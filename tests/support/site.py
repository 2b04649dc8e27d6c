"""Real builds in temporary folders, and the small content that the tests start from."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType
from typing import Any

from plugins import content_model, us_care
from plugins.content_model.model import ContentModel
from plugins.content_model.schema.contributions import Contributions
from plugins.content_model.values import Fact
from plugins.findings import Finding
from plugins.site_engine import BuildResult, build_site
from plugins.site_engine.plugins import gather

PROJECT = Path(__file__).parents[2]

HOME = """\
---
kind: home
title: A small site for tests
description: A small site with a home page and one page more, made to be broken in tests.
---

## Welcome

Read [the plain page](plain.md).
"""

PLAIN = """\
---
title: A plain page
description: A plain page of the small site, with a heading, a sentence, and a link back home.
---

## A section

Some words. Go [back to the start](index.md).
"""

SOURCES = """\
bowlby-1969:
  authors: Bowlby J
  year: 1969
  title: "Attachment and Loss, Vol. 1: Attachment"
"""

SMALL_SITE: Mapping[str, str] = {"pages/index.md": HOME, "pages/plain.md": PLAIN, "data/sources.yaml": SOURCES}


@dataclass(slots=True)
class Site:
    """A content folder and an output folder of its own; `build` runs the real build on them."""

    folder: Path
    settings: dict[str, Any] = field(default_factory=dict)
    settings_file: str = "pelicanconf.py"

    @property
    def content(self) -> Path:
        return self.folder / "content"

    @property
    def output(self) -> Path:
        return self.folder / "output"

    def write(self, files: Mapping[str, str | bytes | None]) -> Site:
        """Writes files below content/; None deletes one."""
        for name, text in files.items():
            path = self.content / name
            if text is None:
                path.unlink()
                continue
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode() if isinstance(text, str) else text)
        return self

    def build(self, **settings: Any) -> BuildResult:
        """The real build with the project's settings, on this content."""
        overrides = {"PATH": str(self.content), **self.settings, **settings}
        return build_site(PROJECT, settings_file=self.settings_file, output=self.output, overrides=overrides)

    def html(self, url: str) -> str:
        """A built page's HTML, by its address."""
        path = self.output / url.strip("/")
        return (path / "index.html" if not path.suffix else path).read_text(encoding="utf-8")

    def snapshot(self) -> dict[str, bytes]:
        """Every file of the output by its path, to compare two outputs byte for byte."""
        return {
            p.relative_to(self.output).as_posix(): p.read_bytes() for p in sorted(self.output.rglob("*")) if p.is_file()
        }


def share_pictures(folder: Path) -> None:
    """Has the builds in a project's folder take cards and pictures that any build of the tests has drawn before.

    Drawing them takes longer than all the rest. What is kept goes by what it is made from, for all processes alike.
    """
    for name in ("cards", "pictures"):
        kept = PROJECT / ".cache" / name
        kept.mkdir(parents=True, exist_ok=True)
        (folder / ".cache").mkdir(parents=True, exist_ok=True)
        if not (folder / ".cache" / name).exists():
            (folder / ".cache" / name).symlink_to(kept)


def small_site(folder: Path) -> Site:
    """A site of two pages, with the clinic's real facts."""
    share_pictures(folder)
    site = Site(folder)
    site.write(SMALL_SITE)
    shutil.copy(PROJECT / "content/data/clinic.yaml", site.content / "data/clinic.yaml")
    return site


def real_site(folder: Path) -> Site:
    """A copy of the clinic's own content."""
    shutil.copytree(PROJECT / "content", folder / "content")
    share_pictures(folder)
    return Site(folder)


def empty_model(site_url: str) -> ContentModel:
    """A content model without a page, for what needs only the site's address."""
    facts = {"website": Fact(site_url), "name": Fact("A clinic")}
    return ContentModel((), facts, {}, {}, dt.datetime.now(dt.UTC))


def core(*more: ModuleType) -> Contributions:
    """What the content model contributes, the American facts of clinic.yaml, and after them the plugins that are given."""
    return gather((content_model, us_care, *more))


def lines(findings: tuple[Finding, ...]) -> str:
    """Findings as text, for a test's failure message."""
    return "\n".join(f"{f.severity} {f.where}: {f.message} [{f.rule}] -> {f.fix}" for f in findings)
