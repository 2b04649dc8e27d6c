"""What must never get out: files that are no part of a site, secrets, traces in pictures, and texts that are not public."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence, Set
from dataclasses import replace
from pathlib import Path

from ..findings import Declaration, Finding, Place
from ..seo_checks.rules.copy import placeholder_text
from .drawings import drawing_dangers
from .inline import Inline
from .leak_names import trouble_with
from .leak_rules import (
    MEDIA,
    OF_DANGERS,
    OF_NAMES,
    WHAT_IS_WRONG,
    drawing_runs,
    machine_path,
    notes_in,
    picture_tells,
    secret,
)
from .leak_text import folders_of, machine_path_in, plain_words, secrets_in, text_of, unfinished_in
from .media_types import is_compressible, suffix_of
from .messages import DRAFT_PUBLISHED
from .output_files import OutputFiles, PublishedFile
from .pictures import pdf_parts


def look_for_leaks(
    output: OutputFiles, inline: Inline, secret_texts: Sequence[tuple[str, Finding]] = ()
) -> Iterator[Finding]:
    """An error for each thing in the output that must not be published. `inline` is what stands within its pages.

    `secret_texts` pairs a text that may stand nowhere with the finding to report. It is reported once,
    with the first place where one of its texts was found and the number of the others.
    """
    places: dict[Finding, list[PublishedFile]] = {}
    folders = {folder for path in output.files for folder in folders_of(path)}
    for file, danger in inline.dangers:
        declared = OF_DANGERS[danger.kind]
        place = Place(danger.line)
        yield declared.at(danger.what, danger.fix, file=f"output/{file.path}", place=place, url=file.url)
    for file in output.files.values():
        yield from _by_name(file)
        yield from _by_content(file, output.root / file.path, folders)
        if secret_texts and _is_text(file):
            plain = plain_words(text_of((output.root / file.path).read_bytes()))
            for finding in {finding for text, finding in secret_texts if text and text in plain}:
                places.setdefault(finding, []).append(file)
    for finding, files in places.items():
        more = f" and {len(files) - 1} more" if len(files) > 1 else ""
        yield replace(finding, message=f"{finding.message} (in {files[0].path}{more})", url=files[0].url)


def _is_text(file: PublishedFile) -> bool:
    return is_compressible(file.path) and suffix_of(file.path) not in (".ico", ".wasm")


def what_was_not_said(found: Iterable[Finding], said: Collection[Finding]) -> Iterator[Finding]:
    """Of what was found in the output, what the checks have not said of the page, or in the same words of another one, where
    somebody wrote it.
    """
    known = {(f.rule, said_of) for f in said for said_of in (f.url, f.message)}
    return (f for f in found if not {(f.rule, f.url), (f.rule, f.message)} & known)


def _by_name(file: PublishedFile) -> Iterator[Finding]:
    if file.path.startswith("drafts/") or "/drafts/" in file.path:
        fix = "A publish build has no drafts; build again with publishconf.py."
        yield _at(DRAFT_PUBLISHED, f"{file.path} stands in a drafts folder", file, fix=fix)
    elif trouble := trouble_with(file.path):
        yield _at(OF_NAMES[trouble], WHAT_IS_WRONG[trouble].format(path=file.path), file)


def _by_content(file: PublishedFile, full: Path, folders: Set[str]) -> Iterator[Finding]:
    suffix, data = suffix_of(file.path), full.read_bytes()
    if suffix in (*MEDIA, ".svg"):
        for what in notes_in(suffix, data):
            fix = "Save it as a plain SVG." if suffix == ".svg" else ""
            yield _at(picture_tells, f"The picture holds {what}", file, fix=fix)
    if suffix == ".pdf":
        for what in sorted({what for part in pdf_parts(data) for what, _, _ in secrets_in(part.decode("latin-1"))}):
            yield _at(secret, f"This looks like {what}, in the document", file)
    if suffix == ".svg":
        for what in sorted(set(drawing_dangers(data))):
            yield _at(drawing_runs, f"The drawing holds {what}", file)
    if _is_text(file):
        yield from _by_text(file, text_of(data), folders)


def _by_text(file: PublishedFile, text: str, folders: Set[str]) -> Iterator[Finding]:
    for what, _, at in secrets_in(text):
        yield _at(secret, f"This looks like {what}", file, text, at)
    if (path := machine_path_in(text, folders.__contains__)) is not None:
        yield _at(machine_path, f"A path of the machine that built the site: {path[0][:40]}", file, text, path.start())
    suffixes = (".html", ".xml", ".txt", ".webmanifest", ".json")
    if suffix_of(file.path) in suffixes and (rest := unfinished_in(text)) is not None:
        fix = "Write the text, or take it out."
        yield _at(placeholder_text, f"Unfinished text: {rest[0]!r}", file, text, rest.start(), fix=fix)


def _at(
    declared: Declaration, what: str, file: PublishedFile, text: str = "", at: int = -1, *, fix: str = ""
) -> Finding:
    """The finding at a place of a file's text."""
    line = text.count("\n", 0, at) + 1 if at >= 0 else 0
    return declared.at(what, fix, file=f"output/{file.path}", place=Place(line), url=file.url)
