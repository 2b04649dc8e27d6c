"""A pytest plugin: the run fails when the code under test made a finding whose id nobody declared.

It notes the id of every finding that code in plugins/ makes, in all tests and all workers of pytest-xdist. What a test
makes up by itself counts as little as a rule or message that a test declares: those are no part of the system.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import pytest

from plugins.findings import Finding, Message, Rule
from plugins.site_engine.contributions import contributions_of
from tests.support.site import PROJECT


@dataclass
class Ids:
    """The ids of the findings that were made, and those that tests have declared for themselves."""

    made: set[str] = field(default_factory=set)
    declared: set[str] = field(default_factory=set)

    def unknown(self) -> list[str]:
        """The ids that are neither in the project's catalogue nor declared by a test."""
        return sorted(self.made - self.declared - catalogue())


@cache
def catalogue() -> frozenset[str]:
    """The ids that the project's plugins declare."""
    return frozenset(declared.id for declared in contributions_of(PROJECT).declarations)


_ids = [Ids()]  # what is noted goes to the last


@contextmanager
def noted() -> Iterator[Ids]:
    """Notes apart from the rest of the run, for a test of this plugin."""
    _ids.append(Ids())
    try:
        yield _ids[-1]
    finally:
        _ids.pop()


def _is_ours(module: str) -> bool:
    return module.startswith("plugins.")


def _hook(kind: type, note: Any) -> None:
    """Has `note` called with each new object and the name of the module that makes it."""
    make = kind.__init__  # type: ignore[misc]

    def make_and_note(self: Any, *args: Any, **named: Any) -> None:
        make(self, *args, **named)
        note(self, sys._getframe(1).f_globals.get("__name__", ""))

    kind.__init__ = make_and_note  # type: ignore[misc]


def _note_finding(finding: Finding, maker: str) -> None:
    if _is_ours(maker):
        _ids[-1].made.add(finding.rule)


def _note_rule(rule: Rule, maker: str) -> None:
    if not _is_ours(maker) or not _is_ours(getattr(rule.check, "__module__", maker)):
        _ids[-1].declared.add(rule.id)


def _note_message(message: Message, maker: str) -> None:
    if not _is_ours(maker):
        _ids[-1].declared.add(message.id)


_hook(Finding, _note_finding)
_hook(Rule, _note_rule)
_hook(Message, _note_message)


def pytest_sessionfinish(session: pytest.Session) -> None:
    """A worker hands its notes on; the process that has them all judges."""
    output = getattr(session.config, "workeroutput", None)
    if output is not None:
        output["ids"] = [sorted(_ids[0].made), sorted(_ids[0].declared)]
    elif _ids[0].unknown():
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    """Takes a worker's notes; one that crashed has none."""
    made, declared = getattr(node, "workeroutput", {}).get("ids", ((), ()))
    _ids[0].made.update(made)
    _ids[0].declared.update(declared)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Names the ids that nobody declared."""
    unknown = _ids[0].unknown()
    if unknown:
        terminalreporter.write_line(f"Findings with ids that are not in the catalogue: {', '.join(unknown)}", red=True)
