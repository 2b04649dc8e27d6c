"""Where the tests' folders lie: in memory, where the machine has a file system there with room enough."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

MEMORY = Path("/dev/shm")  # Linux
ROOM = 2 * 2**30  # bytes; a run holds some hundred MB at a time


def keep_folders_in_memory() -> None:
    """Has pytest make its temporary folders there, unless somebody has named another place.

    A test of a build makes and deletes a hundred small files; on a disk that takes longer than the build.
    """
    if MEMORY.is_dir() and os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > ROOM:
        os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(MEMORY))
