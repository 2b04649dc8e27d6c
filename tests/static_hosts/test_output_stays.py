"""A publish never touches output/: from a folder without Git, with files that nobody committed, and after a preview that failed."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from plugins.static_hosts.deploy import Outcome
from tests.static_hosts.project import Project
from tests.support.site import PLAIN, lines

OTHER = PLAIN.replace("Some words.", "Other words.")


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A small project in a repository of its own."""
    return Project(tmp_path / "project")


def snapshot(folder: Path) -> dict[str, bytes]:
    """Every file of a folder by its path."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def without_git(project: Project) -> Outcome:
    """A folder that was copied, with a page that has changed since the preview."""
    project.write({"pages/plain.md": OTHER}, commit=False)
    shutil.rmtree(project.folder / ".git")
    outcome = project.publish()
    assert outcome.ok, lines(outcome.findings)
    assert "build-unrecorded" in {finding.rule for finding in outcome.findings}
    return outcome


def not_committed(project: Project) -> Outcome:
    """A page that was changed: it is refused, with what somebody does who does not know Git."""
    project.write({"pages/plain.md": OTHER}, commit=False)
    outcome = project.publish()
    [said] = [finding for finding in outcome.findings if finding.rule == "build-unclean"]
    assert not outcome.ok
    assert "content/pages/plain.md was changed" in said.message
    assert "`--accept-unclean`" in said.fix
    assert "`uv run invoke edit`" in said.fix
    return outcome


def not_committed_and_accepted(project: Project) -> Outcome:
    """The same, published as it lies there."""
    project.write({"pages/plain.md": OTHER}, commit=False)
    outcome = project.publisher().publish(host="folder", to=str(project.www), accept_unclean=True)
    assert outcome.ok, lines(outcome.findings)
    return outcome


def after_a_failed_preview(project: Project) -> Outcome:
    """A link that leads nowhere: neither the preview nor the publish comes to its end."""
    project.write({"pages/plain.md": f"{PLAIN}\n[nowhere](nowhere.md)\n"})
    assert not project.publisher().preview(project.folder / "output").ok
    outcome = project.publish()
    assert not outcome.ok
    return outcome


@pytest.mark.parametrize("publish", [without_git, not_committed, not_committed_and_accepted, after_a_failed_preview])
def test_the_output_stays_as_it_was(project: Project, publish: Callable[[Project], Outcome]) -> None:
    """Byte for byte, whatever comes of the publish."""
    output = project.folder / "output"
    assert project.publisher().preview(output).ok
    before = snapshot(output)
    assert before
    publish(project)
    assert snapshot(output) == before
