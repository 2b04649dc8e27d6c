"""Thousands of mistakes, through the commands: what fits a screen, with the numbers and how to see all."""

from __future__ import annotations

import pytest

from tests.static_hosts.commands import invoke
from tests.static_hosts.project import Project

FILES = 1000
BAD = """\
---
title: So
description: Too short.
menu: top
mood: {number}
---

Some words.
"""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A project with four mistakes in each of a thousand pages."""
    project = Project(tmp_path_factory.mktemp("many") / "project")
    project.write({f"pages/page-{number}.md": BAD.format(number=number) for number in range(FILES)})
    return project


@pytest.mark.parametrize("command", ["build", "check", "preview", "publish --host folder --to ../www"])
def test_what_a_command_prints_fits_a_screen(command: str, project: Project) -> None:
    """The rules with their numbers, a few files of each, the sum, and how to see the rest."""
    status, said = invoke(project, *command.split())
    assert status == 1
    assert len(said.splitlines()) < 80, said
    assert f"{4 * FILES:,} findings in {FILES:,} files, of which a few are shown. Add `--all`" in said
    assert f"{2 * FILES:,} errors in {FILES:,} files  front-matter-length" in said
    assert f"{FILES:,} errors in {FILES:,} files  front-matter-unknown" in said
    assert "content/pages/page-0.md:2" in said
    assert f"and {FILES - 4} more" in said


def test_all_are_printed_when_asked_for(project: Project) -> None:
    """Each page is there, and each mistake."""
    status, said = invoke(project, "check", "--all")
    assert status == 1
    for number in range(FILES):
        assert f"content/pages/page-{number}.md:5:1" in said
    assert said.count("front-matter-length") == 2 * FILES + said.count("invoke explain front-matter-length")
    assert "of which a few" not in said
