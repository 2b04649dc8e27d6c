"""Work on several processes: the order of the items, what goes wrong, and a process that is killed."""

from __future__ import annotations

import json
import subprocess
import sys

from tests.support.counts import HUNG
from tests.support.site import PROJECT

SQUARES = """
import json, os
from plugins.recorded_reads import Workers

def make(number):
    return number * number, os.getpid()

found = list(Workers(2, 1).made(make, range(100)))
print(json.dumps([[square for square, _ in found], os.getpid() in {pid for _, pid in found}]))
"""
STUCK = """
import time
from plugins.recorded_reads import Workers

def make(number):
    print("working", flush=True)
    time.sleep(36_000)

list(Workers(2, 1).made(make, [1, 2, 3]))
"""


def start(program: str) -> subprocess.Popen[str]:
    """A Python of its own, which has one thread and may be forked."""
    return subprocess.Popen([sys.executable, "-c", program], cwd=PROJECT, stdout=subprocess.PIPE, text=True)


def test_results_come_in_the_order_of_the_items() -> None:
    """Each in its place, and all of them made in other processes."""
    said, _ = start(SQUARES).communicate(timeout=HUNG)
    assert json.loads(said) == [[number * number for number in range(100)], False]


def test_processes_end_with_the_one_that_started_them() -> None:
    """A build that is killed leaves nobody behind who holds its lock: the pipe that they all write to is closed."""
    process = start(STUCK)
    assert process.stdout is not None
    assert process.stdout.readline() == "working\n"
    process.kill()
    process.communicate(timeout=HUNG)
