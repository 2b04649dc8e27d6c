"""Where a settings file says something."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from ..findings import Finding, Place
from .declare import Problem


def read_files(folder: Path, *names: str) -> dict[str, str]:
    """The texts of settings files by their names; "" for one that cannot be read."""
    texts = dict.fromkeys(names, "")
    for name in texts:
        with suppress(OSError, UnicodeDecodeError):
            texts[name] = (folder / name).read_text(encoding="utf-8")
    return texts


def place_of(name: str, files: Mapping[str, str]) -> tuple[str, Place]:
    """The first of the files that sets `name`, or that has it as a text, and the last place where it does.

    `files` are texts by name, the one that counts most first. The first file and no line where none has it.
    """
    for file, text in files.items():
        try:
            nodes = [node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.expr) and _is(node, name)]
        except (SyntaxError, ValueError):
            continue
        if nodes:
            line, column = max((node.lineno, node.col_offset) for node in nodes)
            return file, Place(line, column + 1)
    return next(iter(files), ""), Place()


def settings_findings(problems: Iterable[Problem], files: Mapping[str, str]) -> list[Finding]:
    """The problems as findings, each at the line of the settings file that it is about."""
    return [problem.at(*place_of(problem.setting, files)) for problem in problems]


def _is(node: ast.expr, name: str) -> bool:
    if isinstance(node, ast.Name):
        return node.id == name and isinstance(node.ctx, ast.Store)
    return isinstance(node, ast.Constant) and node.value == name
