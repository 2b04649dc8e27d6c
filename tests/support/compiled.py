"""Python's compiled code is kept between the processes that tests start."""

from __future__ import annotations

import os
import sys


def keep_compiled_code() -> None:
    """Has Python write it down, also where the environment says otherwise (as a container's often does).

    The tests start hundreds of processes, and compiling takes each of them longer than what it is started for.
    """
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    sys.dont_write_bytecode = False
