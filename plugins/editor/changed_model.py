"""The content model as it would be after a change of several files, and whether the site could still be built."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from ..content_model.entry import Entry
from ..content_model.load.content import folders_of
from ..content_model.load.entries import parse_entry
from ..content_model.load.tree_checks import check_places, check_references
from ..content_model.model import ContentModel, in_tree_order
from ..content_model.report import Report
from ..findings import Finding, Severity
from ..site_engine.session import Session
from ..static_hosts.redirects import check, from_aliases, read_declared, site_files
from .references.world import CONTENT
from .refused import Refused

_IMAGES = "images/"


class Unsound(Refused):
    """The site could not be built afterwards; `findings` say why."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        first = findings[0]
        super().__init__(f"The site could not be built any more. {first.file}: {first.message}", first.fix)
        self.findings = tuple(findings)


def changed_model(session: Session, pages: Mapping[str, bytes | None], moves: Mapping[str, str]) -> ContentModel:
    """The session's model with pages as they would be saved (None: deleted), and files under new names.

    Raises Unsound when a page could not be read any more, Refused for a name that no page can have.
    """
    model = session.model
    changed = {*pages, *moves}
    entries = [entry for entry in model.entries if entry.source.removeprefix(CONTENT) not in changed]
    old_names = {new: old for old, new in moves.items()}
    for name, data in pages.items():
        if data is None:
            continue
        entry, findings = _read(name, data, session)
        if entry is not None:
            entries.append(entry)
        elif CONTENT + old_names.get(name, name) in model.by_source:
            raise Unsound(findings)
    images = {}
    for image in model.images.values():
        file = moves.get(image.file, image.file)
        moved = image if file == image.file else replace(image, file=file, url=f"/{file}", formats=())
        images[moved.name] = moved
    files = tuple(moves.get(file, file) for file in model.files if pages.get(file, b"") is not None)
    images = {name: image for name, image in images.items() if pages.get(image.file, b"") is not None}
    return replace(model, entries=in_tree_order(entries), images=images, files=files)


def _read(name: str, data: bytes, session: Session) -> tuple[Entry | None, Sequence[Finding]]:
    places = folders_of(session.content, session.contributions).items()
    place = next(((folder, url) for folder, url in places if name.startswith(f"{folder}/")), None)
    if place is None:
        raise Refused(f"`{name}` has no place on the site", "Pages stand in pages/.")
    report = Report(CONTENT + name)
    entry = parse_entry(data, name, *place, session.content, session.contributions, report)
    return entry, report.findings


def check_sound(
    before: ContentModel, after: ContentModel, redirects: tuple[bytes, bytes], moves: Mapping[str, str]
) -> None:
    """Raises Unsound when there are errors after a change that were not there before it.

    `redirects` are the redirects file before and after, b"" where there is none.
    """
    known = {(f.rule, f.message, _moved(f.file, moves)) for f in _errors(before, redirects[0])}
    new = [f for f in _errors(after, redirects[1]) if (f.rule, f.message, f.file) not in known]
    if new:
        raise Unsound(new)


def _moved(file: str, moves: Mapping[str, str]) -> str:
    name = file.removeprefix(CONTENT)
    return CONTENT + moves[name] if name in moves else file


def _errors(model: ContentModel, redirects: bytes) -> Iterator[Finding]:
    declared, findings = read_declared(redirects)
    live = {entry.url for entry in model.entries if entry.listed}
    waiting = {entry.url for entry in model.entries if not entry.listed}
    of_redirects = check((*from_aliases(model), *declared), live, waiting, site_files(model))
    for finding in (*check_places(model), *check_references(model), *findings, *of_redirects):
        if finding.severity is Severity.ERROR:
            yield finding
