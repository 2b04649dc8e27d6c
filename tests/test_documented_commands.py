"""The commands in the documentation can be typed as they stand there."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from invoke.collection import Collection
from invoke.parser import Parser

import tasks
from tests.support.site import PROJECT

PAGES = [
    path
    for folder in (".", "docs", "plugins/*", ".github")
    for path in sorted(PROJECT.glob(f"{folder}/*.md"))
    if path.name != "CHANGELOG.md"
]
# From `invoke` to the backtick that closes it, or to a remark, or to the end of a line that is set off.
_COMMAND = re.compile(r"`(?:uv run )?invoke ([^`]+)`|^ {4,}(?:.*&& )?uv run invoke (.+?)(?:\s+#.*)?$", re.MULTILINE)


def commands(path: Path) -> list[str]:
    """What is to be typed behind `invoke`, in the order of the page."""
    found = [inline or line for inline, line in _COMMAND.findall(path.read_text(encoding="utf-8"))]
    return [command for command in found if not command.startswith("--")]


@pytest.mark.parametrize("path", [p for p in PAGES if commands(p)], ids=lambda p: str(p.relative_to(PROJECT)))
def test_commands_are_written_as_they_are_typed(path: Path) -> None:
    """Each is one command, with arguments and options that it takes."""
    contexts = Collection.from_module(tasks).to_contexts()
    tasks_by_name = {context.name for context in contexts}
    for command in commands(path):
        if command in tasks_by_name:
            continue  # prose that names a command
        parsed = Parser(contexts=contexts).parse_argv(shlex.split(command))
        assert len(parsed) == 1, command


def test_the_readme_names_every_command() -> None:
    """Whoever reads the README finds each command that is there."""
    text = (PROJECT / "README.md").read_text(encoding="utf-8")
    for name in Collection.from_module(tasks).task_names:
        assert re.search(rf"\b{name}\b", text), name
