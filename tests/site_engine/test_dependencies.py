"""What is installed for a build is what a build imports, and whatever else is imported belongs to a group."""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path
from typing import Any

from tests.support.photos import heic, quarters
from tests.support.site import PROJECT, real_site

BUILD = """
import json, sys
from pathlib import Path
import tasks
from plugins.site_engine import build_site
from plugins.site_engine.report import print_result

nothing_kept = {f"{name}_CACHE": None for name in ("RENDERED_SITE", "RESPONSIVE_IMAGES", "SHARE_CARDS", "THEME_ASSETS")}
result = build_site(tasks.PROJECT, output=Path(sys.argv[1]), overrides={"PATH": sys.argv[2], **nothing_kept})
own = [m.__file__ for name, m in sys.modules.items() if name == "tasks" or name.startswith("plugins.")]
print(json.dumps({"ok": result.ok, "own": [f for f in own if f], "loaded": list(sys.modules)}))
"""
PYPROJECT = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))
DISTRIBUTIONS = packages_distributions()
FONTS = {"font-source-sans-pro", "font-source-serif-pro"}  # files to read, nothing to import


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", re.split(r"[\s<>=~!;\[]", name)[0]).lower()


def declared(*groups: str) -> set[str]:
    """The distributions that a plain build installs, and those of groups."""
    names: list[Any] = [*PYPROJECT["project"]["dependencies"]]
    for group in groups:
        names += PYPROJECT["dependency-groups"][group]
    return {normal(name) for name in names if isinstance(name, str)}


def imported(file: Path) -> Iterator[str]:
    """The first parts of the names that a file imports from elsewhere; not what only a type checker reads."""
    nodes = list(ast.walk(ast.parse(file.read_text(encoding="utf-8"))))
    branches = [node for node in nodes if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"]
    unread = {node for branch in branches for statement in branch.body for node in ast.walk(statement)}
    for node in nodes:
        if node in unread:
            continue
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.partition(".")[0]


def distributions(names: set[str]) -> set[str]:
    """The installed distributions that packages come from; what Python itself brings has none."""
    return {normal(found) for name in names for found in DISTRIBUTIONS.get(name, ())}


def test_a_plain_build_imports_exactly_the_dependencies(tmp_path: Path) -> None:
    """A build in a process of its own: what our code has really loaded there, neither more nor less. It has a phone's photo."""
    site = real_site(tmp_path)
    site.write({"images/garden.heic": heic(quarters())})
    command = [sys.executable, "-c", BUILD, str(site.output), str(site.content)]
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    build = json.loads(done.stdout.splitlines()[-1])
    assert build["ok"]
    loaded = {name.partition(".")[0] for name in build["loaded"]}
    own = {name for file in build["own"] for name in imported(Path(file))}
    assert len(build["own"]) > 100
    assert distributions(own & loaded) == declared() - FONTS


def test_whatever_the_plugins_import_is_declared() -> None:
    """What a plain build does without belongs to the group of the command that needs it."""
    icons = PROJECT / "plugins/theme_assets/brand/icons.py"
    files = [*(set((PROJECT / "plugins").rglob("*.py")) - {icons}), PROJECT / "tasks.py"]
    own = {name for file in files for name in imported(file)}
    assert distributions(own) <= declared("publish", "edit", "serve")
    assert distributions(set(imported(icons))) <= declared("icons")
