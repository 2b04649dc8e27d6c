"""`invoke benchmark` at a size that takes no time: the command works, here and in a project that it has laid out."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

from tests.benchmarks.compare import STEPS, Measured, table
from tests.support.counts import HUNG
from tests.support.site import PROJECT


def invoke(folder: Path, *arguments: str) -> tuple[int, str]:
    """Runs `uv run invoke ARGUMENTS` in a folder with the libraries of the tests: its exit status and what it printed."""
    own = {"UV_NO_SYNC": "1", "UV_PROJECT_ENVIRONMENT": sys.prefix, "UV_OFFLINE": "1", "NO_COLOR": "1"}
    done = subprocess.run(
        ["uv", "run", "invoke", *arguments],
        cwd=folder,
        env={**os.environ, **own},
        capture_output=True,
        text=True,
        timeout=HUNG,
    )
    return done.returncode, done.stdout + done.stderr


def test_a_project_is_laid_out_and_measured_where_it_lies(tmp_path: Path) -> None:
    """Made from here it is whole: the measurement runs in it as well, and builds. Nothing is laid over it."""
    folder = tmp_path / "many"
    status, said = invoke(PROJECT, "benchmark", "--make", str(folder), "--pages", "5")
    assert (status, f"Laid out 5 pages in {folder}" in said) == (0, True), said
    assert not (folder / "content/content").exists()
    before = sorted(folder.rglob("*"))
    status, said = invoke(folder, "benchmark", "--make", ".", "--pages", "5")
    assert (status, "is not empty" in said, "Traceback" in said) == (1, True, False), said
    assert [path for path in sorted(folder.rglob("*")) if "__pycache__" not in path.parts] == before
    status, said = invoke(folder, "benchmark", "--pages", "3", "--rounds", "1")
    assert status == 0, said
    rows = re.findall(rf"^(.{{17}})({'|'.join(STEPS)})", said, re.MULTILINE)
    peers = [name.strip() for name, _ in rows if name.strip()]
    assert peers[:3] == ["plain Pelican", "this project", "without checks"]
    assert [step for _, step in rows] == list(STEPS) * len(peers)
    assert said.count("1.00 (1.00 to 1.00)") >= len(STEPS)  # itself against itself


def test_too_little_is_refused_in_words() -> None:
    """A number that nothing can be measured with: a sentence and a failure."""
    status, said = invoke(PROJECT, "benchmark", "--pages", "0")
    assert (status, "`--pages` takes a number from 3 on" in said, "Traceback" in said) == (1, True, False), said


def test_ratios_are_taken_within_a_round() -> None:
    """A machine that is busy in one round of three changes no ratio: the median of the rounds' own ratios is shown."""

    def measured(busy: float) -> list[Measured]:
        return [
            Measured(peer, step, wall * busy, 1, 50)
            for peer, wall in (("plain Pelican", 2.0), ("this project", 1.0))
            for step in STEPS
        ]

    lines = table(("plain Pelican", "this project"), [measured(1), measured(10), measured(1.5)])
    assert all(line.endswith("0.50 (0.50 to 0.50)") for line in lines[4:7])
    assert lines[4].split()[:6] == ["this", "project", "from", "nothing", "1.50", "1.00"]
