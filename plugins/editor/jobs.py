"""Long work in the background, one piece at a time, and what is known of it."""

from __future__ import annotations

import logging
import secrets
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Literal

from .refused import Missing, Refused

_LOG = logging.getLogger("editor")
_REMEMBERED = 20

Tell = Callable[[str], None]  # what is being done now, in words


@dataclass(slots=True)
class Job:
    """A piece of work. `steps` are what was begun so far, the last one under way; `result` is there when it is done."""

    id: str
    state: Literal["running", "done", "failed"] = "running"
    steps: list[str] = field(default_factory=list)
    result: Any = None
    message: str = ""
    fix: str = ""


@dataclass
class Jobs:
    """The work of one editor. `work` given to `start` says what went wrong by raising Refused."""

    _jobs: dict[str, Job] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def start(self, work: Callable[[Tell], Any]) -> Job:
        """Begins the work and returns at once. Raises Refused while other work goes on."""
        with self._lock:
            if any(job.state == "running" for job in self._jobs.values()):
                raise Refused("Something is being put live or looked at already", "Wait until it is done.")
            job = Job(secrets.token_hex(8))
            self._jobs[job.id] = job
            for old in list(self._jobs)[:-_REMEMBERED]:
                del self._jobs[old]
        threading.Thread(target=_carry_out, args=(job, work), daemon=True).start()
        return job

    def get(self, id: str) -> Job:
        """A piece of work by its name. Raises Missing."""
        job = self._jobs.get(id)
        if job is None:
            raise Missing("This work is not known here any more", "Look at the list of changes again.")
        return job


def _carry_out(job: Job, work: Callable[[Tell], Any]) -> None:
    def tell(step: str) -> None:
        if job.steps[-1:] != [step]:
            job.steps.append(step)

    try:
        job.result = work(tell)
        job.state = "done"
    except Refused as refused:
        job.message, job.fix, job.state = refused.message, refused.fix, "failed"
    except Exception as error:  # whatever else goes wrong there: the person who waits has to hear of it
        _LOG.exception("a job failed")
        job.message, job.state = f"It stopped because of a mistake in the program ({type(error).__name__})", "failed"
        job.fix = "Nothing is half done. Show the lines in the window of the command to whoever looks after the site."
