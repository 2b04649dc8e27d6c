"""Runs the project's commands as staff and CI do: `uv run invoke ...`, in a project's own folder."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.static_hosts.project import Project
from tests.support.counts import HUNG
from tests.support.site import PROJECT


def invoke(
    project: Project, *arguments: str, env: dict[str, str] | None = None, largest_file: int = 0
) -> tuple[int, str]:
    """Runs `uv run invoke ARGUMENTS` in the project; its exit status and everything that it printed.

    The libraries are those that the tests run with: nothing is installed. With `largest_file` the system refuses to
    write more than so many kB into any file, as a full disk does.
    """
    limit = ["bash", "-c", f'ulimit -f {largest_file}; exec "$@"', "limited"] if largest_file else []
    folder = project.folder
    for name in ("tasks.py", "pyproject.toml", "uv.lock"):
        if not (folder / name).exists():
            shutil.copyfile(PROJECT / name, folder / name)
            project.ignore(name)
    if not (folder / "plugins").exists():
        (folder / "plugins").symlink_to(PROJECT / "plugins")
        project.ignore("plugins")
    own = {"UV_NO_SYNC": "1", "UV_PROJECT_ENVIRONMENT": sys.prefix, "UV_OFFLINE": "1"}
    if limit:
        own["PYTHONDONTWRITEBYTECODE"] = "1"  # compiled code that is cut off would be read by every later process
    done = subprocess.run(
        [*limit, "uv", "run", "invoke", *arguments],
        cwd=folder,
        env={**os.environ, **own, **(env or {})},
        capture_output=True,
        text=True,
        timeout=HUNG,
    )
    assert "Traceback" not in done.stdout + done.stderr, done.stdout + done.stderr
    return done.returncode, done.stdout + done.stderr


def install(folder: Path, name: str, code: str) -> dict[str, str]:
    """Lays a package where Python finds installed ones, outside any repository; the environment that has it."""
    package = folder / "site-packages" / name
    package.mkdir(parents=True)
    (package / "__init__.py").write_text(code, encoding="utf-8")
    return {"PYTHONPATH": str(package.parent)}
