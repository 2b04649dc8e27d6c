"""Putting the site live: looked at first, then done, both as work in the background."""

from __future__ import annotations

from typing import Literal

import msgspec

from ..editor import Editor
from ..going_live import LiveLook, WentLive, go_live, look_ahead
from ..jobs import Job
from ..server.call import Call, Nothing


class Go(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Put the site live. `accept_others`: also what was changed outside the editor and is not committed."""

    accept_others: bool = False


class JobId(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A piece of work by its name."""

    id: str


class Begun(msgspec.Struct, frozen=True):
    """The work that was begun; `GET job` tells of it."""

    job: str


class JobState(msgspec.Struct, frozen=True):
    """How far a piece of work is: what was begun so far, and in the end what came of it or why it failed."""

    state: Literal["running", "done", "failed"]
    steps: tuple[str, ...]
    message: str
    fix: str
    look: LiveLook | None = None
    live: WentLive | None = None


def _look(editor: Editor, given: Nothing) -> Begun:
    return Begun(editor.jobs.start(lambda tell: look_ahead(editor, tell)).id)


def _go(editor: Editor, given: Go) -> Begun:
    who = editor.writer()
    return Begun(editor.jobs.start(lambda tell: go_live(editor, who, given.accept_others, tell)).id)


def _job(editor: Editor, given: JobId) -> JobState:
    job: Job = editor.jobs.get(given.id)
    look = job.result if isinstance(job.result, LiveLook) else None
    live = job.result if isinstance(job.result, WentLive) else None
    return JobState(job.state, tuple(job.steps), job.message, job.fix, look, live)


CALLS = (
    Call("POST", "live-look", Nothing, Begun, _look, "Looks at what would go live, and changes nothing"),
    Call("POST", "live", Go, Begun, _go, "Puts the site live"),
    Call("GET", "job", JobId, JobState, _job, "How far a piece of work is"),
)
