"""Code, templates and libraries that are edited while a process runs: no answer ever comes from a cache of the old ones."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.support.site import PROJECT, small_site

# Builds for each line that it reads, and prints what was found and which pages were looked at.
PROGRAM = """
import json, sys
from pathlib import Path
from plugins.site_engine import build_site
for _ in sys.stdin:
    result = build_site(Path.cwd(), accept=lambda finding: True)
    found = [[f.rule, f.message, f.file, f.line] for f in result.findings]
    anew = result.checked and sorted(result.checked.site.anew)
    print(json.dumps({"found": found, "anew": anew}), flush=True)
"""
PAGES = ["/", "/plain/"]


class Process:
    """A process that runs on and builds when asked."""

    def __init__(self, folder: Path) -> None:
        self.running = subprocess.Popen(
            [sys.executable, "-c", PROGRAM],
            cwd=folder,
            env={"PYTHONPATH": f"{folder}:{folder / 'libraries'}", "PATH": "", "SOURCE_DATE_EPOCH": "1800000000"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def build(self) -> dict[str, Any]:
        """What a build finds, and the pages that it did not take from the cache."""
        assert self.running.stdin is not None
        assert self.running.stdout is not None
        self.running.stdin.write("\n")
        self.running.stdin.flush()
        built: dict[str, Any] = json.loads(self.running.stdout.readline())
        return built


@contextmanager
def process(folder: Path) -> Iterator[Process]:
    """A process, until it is not needed any more."""
    started = Process(folder)
    with started.running:
        yield started
        assert started.running.stdin is not None
        started.running.stdin.close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A project of its own: all code, the theme, two pages with something to find, and a library."""
    small_site(tmp_path).write({"pages/plain.md": PAGE})
    for name in ("plugins", "theme"):
        shutil.copytree(PROJECT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(PROJECT / "pelicanconf.py", tmp_path)
    (tmp_path / "libraries/parser-1.0.dist-info").mkdir(parents=True)
    return tmp_path


PAGE = """\
---
title: A plain page
description: A plain page of the small site, with a heading, a sentence, and a link back home.
keyphrase: plain pages
---

## A section

For more words, [click here](index.md).
"""
RULE = "plugins/seo_checks/rules/link_text.py"
FIELD = "plugins/seo_checks/__init__.py"
TEMPLATE = "theme/templates/base.html"


def edit(path: Path, old: str, new: str) -> None:
    """Writes other text into a file; the old one has to be there."""
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def rules(built: dict[str, Any]) -> set[str]:
    """The rules that found something."""
    return {found[0] for found in built["found"]}


def test_an_edited_rule_and_field(folder: Path) -> None:
    """The process leaves the cache alone from then on; new ones find what the new code finds, and keep that."""
    with process(folder) as old:
        first = old.build()
        assert first["anew"] == PAGES
        assert "link-text-generic" in rules(first)
        assert old.build() == {**first, "anew": []}
        edit(folder / RULE, 'id="link-text-generic"', 'id="link-text-edited"')
        assert old.build() == first
        with process(folder) as new:
            edited = new.build()
            assert edited["anew"] == PAGES
            assert {"link-text-edited", "link-text-generic"} & rules(edited) == {"link-text-edited"}
            assert new.build() == {**edited, "anew": []}
            assert old.build() == first
            assert new.build() == {**edited, "anew": []}
            edit(folder / FIELD, "maximum=60", "maximum=8")
            assert new.build() == edited
    with process(folder) as newer:
        assert any("`keyphrase` has" in found[1] for found in newer.build()["found"])


def test_an_edited_template(folder: Path) -> None:
    """A line more in a template, which no page shows: a finding that points into it points at the right line at once."""
    edit(folder / TEMPLATE, "</body>", "<p><a href='http://www.example.org/'>Bonds</a></p></body>")
    with process(folder) as old:
        first = old.build()
        (line,) = {line for rule, _, file, line in first["found"] if rule == "link-insecure" and file == TEMPLATE}
        edit(folder / TEMPLATE, "</head>", "{# A line,\nor two. #}</head>")
        moved = [[*found[:3], line + 1 if found[2:] == [TEMPLATE, line] else found[3]] for found in first["found"]]
        built = old.build()
        assert built["found"] == moved != first["found"]
        assert built["anew"] == ["/", "/plain/"]
        with process(folder) as new:
            assert new.build() == {"found": moved, "anew": []}


def test_another_version_of_a_library(folder: Path) -> None:
    """Nothing that was kept holds, nor is anything kept by a process that has the old one."""
    with process(folder) as old:
        first = old.build()
        (folder / "libraries/parser-1.0.dist-info").rename(folder / "libraries/parser-1.1.dist-info")
        assert old.build() == first
        with process(folder) as new:
            assert new.build() == first
            assert new.build() == {**first, "anew": []}
            assert old.build() == first
