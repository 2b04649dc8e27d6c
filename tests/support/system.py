"""Programs of the operating system that some tests need: web servers, sshd, rsync. Installed where that is possible."""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
import tempfile
from pathlib import Path

import pytest

# Program and the Debian package that brings it.
PACKAGES = {
    "nginx": "nginx-light",
    "apache2": "apache2",
    "sshd": "openssh-server",
    "ssh": "openssh-client",
    "ssh-keygen": "openssh-client",
    "rsync": "rsync",
    "git": "git",
    "flock": "util-linux",
    "openssl": "openssl",
}
_PLACES = "/usr/local/sbin:/usr/sbin:/sbin"


def find_program(name: str) -> str | None:
    """The path of a program; servers stand in folders that a user's PATH often leaves out."""
    return shutil.which(name) or shutil.which(name, path=_PLACES)


def need(*names: str) -> None:
    """Sees to programs: installs what is missing (as root, on Debian), or skips the test and says what to install.

    In CI (the variable CI is set) a test is never skipped for this: it fails.
    """
    missing = [name for name in names if find_program(name) is None]
    if missing:
        _install([PACKAGES[name] for name in missing])
    missing = [name for name in names if find_program(name) is None]
    if missing:
        words = f"needs {', '.join(missing)}. Debian: apt install {' '.join(sorted({PACKAGES[n] for n in missing}))}"
        if os.environ.get("CI"):
            pytest.fail(words)
        pytest.skip(words)


def _install(packages: list[str]) -> None:
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        return
    env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    with Path(tempfile.gettempdir(), "tests-apt.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # several test processes start at once
        subprocess.run(["apt-get", "update", "-qq"], check=False, env=env, timeout=600, capture_output=True)
        # A fresh package starts no server by itself: the tests start their own.
        policy = Path("/usr/sbin/policy-rc.d")
        made = not policy.exists()
        if made:
            policy.write_text("#!/bin/sh\nexit 101\n")
            policy.chmod(0o755)
        try:
            command = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages]
            subprocess.run(command, check=False, env=env, timeout=1200, capture_output=True)
        finally:
            if made:
                policy.unlink(missing_ok=True)
