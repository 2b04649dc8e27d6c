"""Putting the site live from the editor: what changed since the last time, what stands in the way, and the publish itself."""

from __future__ import annotations

import datetime as dt
import subprocess
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from ..content_model.model import ContentModel
from ..findings import Finding, Severity
from ..site_engine.system_words import system_words
from ..static_hosts.deploy import Outcome
from ..static_hosts.hosts.base import PublishRefused
from ..static_hosts.manifest import Manifest
from ..static_hosts.publish import Publisher
from ..static_hosts.recorded import unclean
from .editor import Editor
from .jobs import Tell
from .person import Person
from .refused import Refused
from .versions.pending import commit_saved, pending

_STEPS = {"reading": "Reading the pages", "writing": "Making the pages", "checking": "Checking the pages"}


@dataclass(frozen=True, slots=True)
class ChangedPage:
    """A page that visitors would see otherwise than now. `before` is its version of the last publish, where it is kept."""

    path: str
    title: str
    url: str
    what: Literal["new", "changed", "gone"]
    before: str = ""


@dataclass(frozen=True, slots=True)
class LiveLook:
    """What a publish would do. `others` are files that were changed outside the editor and that nobody has committed."""

    host: str
    last: dt.datetime | None
    pages: tuple[ChangedPage, ...]
    files: int
    stops: tuple[Finding, ...]
    could: tuple[Finding, ...]
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WentLive:
    """How a publish ended. `stops` are what stood in the way: then nothing has changed for visitors."""

    ok: bool
    unchanged: bool
    address: str
    stops: tuple[Finding, ...] = ()


def look_ahead(editor: Editor, tell: Tell) -> LiveLook:
    """Builds the site as a publish would and compares it with what is live; changes nothing. Raises Refused."""
    publisher = _publisher(editor)
    live, outcome = _asked(publisher, tell, dry_run=True, accept_unclean=True)
    others = tuple(sorted(_others(editor, publisher)))
    model = publisher.model()
    stops = tuple(f for f in outcome.findings if f.severity is Severity.ERROR)
    return LiveLook(
        publisher.settings.host,
        live.published if live else None,
        tuple(_pages(editor, model, outcome, live)),
        len(outcome.sent.uploaded) + len(outcome.sent.deleted),
        stops,
        tuple(f for f in outcome.findings if f.severity is not Severity.ERROR),
        others,
    )


def go_live(editor: Editor, who: Person, accept_others: bool, tell: Tell) -> WentLive:
    """Commits what was saved here, in the person's name, and puts the site live, all or nothing. Raises Refused.

    `accept_others` lets go out as well what was changed outside the editor and is committed by nobody.
    """
    publisher = _publisher(editor)
    git = editor.workspace.git
    if git is not None:
        tell("Noting down who changed what")
        commit_saved(editor.workspace.store, git, who, "Edit the site's content")
    _, outcome = _asked(publisher, tell, accept_unclean=accept_others)
    stops = tuple(f for f in outcome.findings if f.severity is Severity.ERROR)
    address = outcome.manifest.site if outcome.manifest else publisher.model().site_url
    return WentLive(outcome.ok, outcome.unchanged, address + "/", stops)


def _publisher(editor: Editor) -> Publisher:
    return Publisher(editor.project, overrides=editor.overrides)


def _asked(
    publisher: Publisher, tell: Tell, *, dry_run: bool = False, accept_unclean: bool = False
) -> tuple[Manifest | None, Outcome]:
    try:
        tell("Asking what is live")
        target = publisher.host()
        with target.lock():
            live = target.live()
        outcome = publisher.publish(
            dry_run=dry_run,
            accept_unclean=accept_unclean,
            progress=lambda step, pages: tell(_STEPS.get(step, step)),
        )
    except PublishRefused as refused:
        raise Refused("The site cannot be put live from here", str(refused)) from None
    except OSError as error:
        raise Refused(system_words(error), "What is live is as it was, or will be finished by the next try.") from None
    except subprocess.TimeoutExpired:
        raise Refused("The host did not answer in time", "Try again. What is half done is cleared away then.") from None
    return live, outcome


def _others(editor: Editor, publisher: Publisher) -> Iterable[str]:
    """Files that a publish would take along, that are not committed, and that the editor did not save."""
    own = set()
    if editor.workspace.git is not None:
        own = {f"content/{p.path}" for p in pending(editor.workspace.store, editor.workspace.git) if not p.blocked}
    return {finding.file for finding in unclean(publisher.project)} - own


def _pages(editor: Editor, model: ContentModel, outcome: Outcome, live: Manifest | None) -> Iterator[ChangedPage]:
    by_file = {entry.save_as: entry for entry in model.entries}
    known = live.files if live else {}
    for file in outcome.sent.uploaded:
        entry = by_file.get(file)
        if entry is not None:
            path = entry.source.removeprefix("content/")
            what: Literal["new", "changed"] = "changed" if file in known else "new"
            yield ChangedPage(path, entry.title, entry.url, what, _before(editor, path, live))
    for file in outcome.sent.deleted:
        if file.endswith(".html"):
            gone = by_file.get(file)
            url = known[file].url if file in known else f"/{file}"
            path = gone.source.removeprefix("content/") if gone else ""
            yield ChangedPage(path, gone.title if gone else url, url, "gone")


def _before(editor: Editor, path: str, live: Manifest | None) -> str:
    """The version of a file that the last publish had, "" where it is not known here."""
    if live is None:
        return ""
    versions = editor.workspace.store.versions(path)
    return next((v.hash for v in versions if v.when <= live.built and v.kept), "")
