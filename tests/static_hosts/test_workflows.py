"""The workflows: pinned, with the least permissions, and made of commands that exist."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from invoke.collection import Collection
from invoke.parser import Parser

import tasks
from tests.support.site import PROJECT

WORKFLOWS = sorted((PROJECT / ".github/workflows").glob("*.yml"))


def jobs(path: Path) -> Iterator[dict[str, Any]]:
    """The jobs of a workflow."""
    yield from yaml.safe_load(path.read_text())["jobs"].values()


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_actions_are_pinned(path: Path) -> None:
    """Each action is named by a whole commit, with its release in a comment."""
    uses = re.findall(r"uses: (\S+)(.*)", path.read_text())
    assert uses
    for action, comment in uses:
        assert re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40}", action)
        assert re.fullmatch(r" # v\d+\.\d+\.\d+", comment)


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_permissions_are_least(path: Path) -> None:
    """A workflow may read; only the job that publishes may write, and only the repository's content."""
    workflow = yaml.safe_load(path.read_text())
    assert workflow["permissions"] == {"contents": "read"}
    for name, job in workflow["jobs"].items():
        assert job.get("permissions", {"contents": "read"}) == {"contents": "write" if name == "publish" else "read"}
        assert job["timeout-minutes"] <= 90
    assert "pull_request_target" not in path.read_text()


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_every_step_is_a_command_of_the_project(path: Path) -> None:
    """What a workflow runs, runs on a laptop: one invoke command a step, with options that the command has."""
    parser = Parser(contexts=Collection.from_module(tasks).to_contexts())
    commands = [step["run"] for job in jobs(path) for step in job["steps"] if "run" in step]
    assert commands
    for command in commands:
        words = shlex.split(command)
        assert words[:3] == ["uv", "run", "invoke"]
        assert "${{" not in command  # nothing that somebody writes elsewhere gets into a shell
        parsed = parser.parse_argv(words[3:])
        assert len(parsed) == 1


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_tools_and_libraries_are_those_that_were_tried(path: Path) -> None:
    """uv has one version, and installs what the lock file names or nothing."""
    workflow = yaml.safe_load(path.read_text())
    assert workflow["env"]["UV_LOCKED"] == "1"
    for job in jobs(path):
        for step in job["steps"]:
            if "setup-uv" in step.get("uses", ""):
                assert re.fullmatch(r"\d+\.\d+\.\d+", step["with"]["version"])


def test_pull_requests_leave_a_preview() -> None:
    """The built site is kept for whoever reviews the change, the checks annotate it, and everything is tested."""
    text = (PROJECT / ".github/workflows/pull-request.yml").read_text()
    for command in (
        "invoke build",
        "invoke check --format github",
        "invoke lint",
        "invoke test",
        "invoke preview",
        "upload-artifact",
    ):
        assert command in text


def test_main_is_published_when_something_is_due() -> None:
    """A push publishes, the clock publishes only what is due, and two publishes never run at once."""
    workflow = yaml.safe_load((PROJECT / ".github/workflows/publish.yml").read_text())
    assert workflow["concurrency"] == {"group": "publish", "cancel-in-progress": False}
    steps = workflow["jobs"]["publish"]["steps"]
    scheduled = [step for step in steps if step.get("if") == "github.event_name == 'schedule'"]
    assert [step["run"] for step in scheduled] == ["uv run invoke publish --host pages --if-due"]
