"""What must never get out: files that are no part of a site, secrets, traces in pictures, and texts that are not public."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from html import unescape
from pathlib import Path

from ..content_model.leftover_files import is_system_file, original_of
from ..findings import Declaration, Finding, Place, as_typed, in_one_line
from ..seo_checks.rules.copy import placeholder_text
from .drawings import drawing_dangers, drawing_notes
from .media_types import is_compressible, suffix_of
from .messages import (
    DRAFT_PUBLISHED,
    DRAWING_RUNS,
    EDITOR_FILE,
    MACHINE_PATH,
    ODD_NAME,
    PICTURE_METADATA,
    SECRET,
    SOURCE_FILE,
    UNKNOWN_TYPE,
)
from .output_files import OutputFiles, PublishedFile
from .pictures import pdf_parts, picture_metadata

_NAME = re.compile(r"[A-Za-z0-9_~-][A-Za-z0-9_.~-]*")
# Dotfiles and names without an ending that belong to a site.
_ALLOWED = frozenset({".well-known/security.txt"})
_EDITOR = re.compile(r"\.(psd|xcf|sketch|fig|map)$", re.I)
_SOURCE = re.compile(
    r"\.(py|pyc|md|yaml|yml|toml|ini|cfg|conf|env|log|sql|sqlite3?|db|sh|lock|j2|jinja2?|scss|less|ts|ipynb|docx?|xlsx?|pptx?|csv)$",
    re.I,
)

_KEY = r"(?:pass(?:word|wd|phrase|code)|pwd|secret|api[ _-]?key|access[ _-]?(?:token|key)|auth[ _-]?token)"
# Shapes that credentials have, from what their issuers document. The text found is never printed whole.
_SECRETS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("a private key", re.compile(r"-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----")),
    ("an AWS access key", re.compile(r"\b(?:AKIA|ASIA)[A-Z2-7]{16}\b")),
    ("a GitHub token", re.compile(r"\b(?:gh[pousr]_[A-Za-z0-9]{36,}|github_pat_[A-Za-z0-9_]{60,})\b")),
    ("a Slack token", re.compile(r"\bxox[abeoprs]-[A-Za-z0-9-]{10,}")),
    ("a Google API key", re.compile(r"\bAIza[A-Za-z0-9_-]{35}\b")),
    ("a Stripe key", re.compile(r"\b[rs]k_(?:live|test)_[A-Za-z0-9]{16,}\b")),
    ("a JSON web token", re.compile(r"\beyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}")),
    ("a password in an address", re.compile(r"\b[a-z][a-z0-9+.-]*://[^\s/:@\"'<>]+:[^\s/@\"'<>]+@", re.I)),
    ("a password", re.compile(rf"\b{_KEY}\b[\"']?\s*(?:[:=]|\bis\b)\s*[\"'`][^\"'`\s]{{8,}}[\"'`]", re.I)),
    (
        "a password",
        re.compile(rf"\b{_KEY}\b[\"']?\s*[:=]\s*(?=[^\s<>]*\d)(?=[^\s<>]*[A-Za-z])[^\s\"'`<>,;(){{}}\[\]]{{8,}}", re.I),
    ),
    ("a US social security number", re.compile(r"\bSSN:?\s*\d{3}-\d{2}-\d{4}\b")),
)
_MACHINE = re.compile(r"(?:file:///|(?<![\w/])/(?:home|Users|root|var/folders)/[A-Za-z0-9._-]+/|[A-Z]:\\Users\\)")
# In capitals only: "todo" is a word of Spanish.
_UNFINISHED = re.compile(r"(?i:lorem ipsum)|\{\{|\{%|\bTODO\b|\bFIXME\b|\bTKTK\b|\{(?:filename|static|attach)\}")

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]")
_WITHIN = re.compile(r"</?(?:a|abbr|b|cite|code|em|i|kbd|mark|q|s|small|span|strong|sub|sup|u|wbr)\b[^<>]*>", re.I)
_MEDIA = (".png", ".jpg", ".jpeg", ".webp", ".avif", ".gif", ".pdf", ".mp4", ".webm")


def look_for_leaks(output: OutputFiles, secret_texts: Sequence[tuple[str, Finding]] = ()) -> Iterator[Finding]:
    """An error for each thing in the output that must not be published.

    `secret_texts` pairs a text that may stand nowhere with the finding to report. It is reported once,
    with the first place where one of its texts was found and the number of the others.
    """
    places: dict[Finding, list[PublishedFile]] = {}
    folders = {folder for path in output.files for folder in _folders_of(path)}
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


def _by_name(file: PublishedFile) -> Iterator[Finding]:
    path, name = file.path, file.path.rpartition("/")[2]
    if path in _ALLOWED:
        return
    if _EDITOR.search(name) or is_system_file(name) or original_of(name):
        yield _at(EDITOR_FILE, f"{path} looks like an editor's leftover or a backup", file)
    elif _SOURCE.search(name):
        yield _at(SOURCE_FILE, f"{path} is a working file, not a part of the site", file)
    elif path.startswith("drafts/") or "/drafts/" in path:
        fix = "A publish build has no drafts; build again with publishconf.py."
        yield _at(DRAFT_PUBLISHED, f"{path} stands in a drafts folder", file, fix=fix)
    elif not all(_NAME.fullmatch(step) for step in path.split("/")):
        yield _at(ODD_NAME, f"{path!r} has a name that some servers hide or cannot serve", file)
    elif not file.type:
        yield _at(UNKNOWN_TYPE, f"Nothing says what {path} is, so no server would send it rightly", file)


def _folders_of(path: str) -> Iterator[str]:
    """The folders above a file of the site, as they begin an address on it: "/home/", "/home/visits/"."""
    steps = path.split("/")[:-1]
    return (f"/{'/'.join(steps[:number])}/" for number in range(1, len(steps) + 1))


def _by_content(file: PublishedFile, full: Path, folders: Set[str]) -> Iterator[Finding]:
    suffix, data = suffix_of(file.path), full.read_bytes()
    if suffix in _MEDIA:
        yield from _picture(file, data)
        if suffix == ".pdf":
            for what in {what for part in pdf_parts(data) for what, _ in _secrets(part.decode("latin-1"))}:
                yield _at(SECRET, f"This looks like {what}, in the document", file)
        return
    if not _is_text(file):
        return
    text = text_of(data)
    seen = set()
    for what, found in _secrets(text):
        seen.add(what)
        yield _at(SECRET, f"This looks like {what}: {found[0][:6]}...", file, text, found.start())
    # The same words may be hidden from a search by marks, entities or typographic quotes, and not from readers.
    for what in sorted({what for shown in as_shown(text) for what, _ in _secrets(shown)} - seen):
        yield _at(SECRET, f"This looks like {what}, as visitors read it", file)
    if (path := next((found for found in _MACHINE.finditer(text) if found[0] not in folders), None)) is not None:
        yield _at(MACHINE_PATH, f"A path of the machine that built the site: {path[0][:40]}", file, text, path.start())
    if suffix in (".html", ".xml", ".txt", ".webmanifest", ".json") and (rest := _UNFINISHED.search(text)) is not None:
        fix = "Write the text, or take it out."
        yield _at(placeholder_text, f"Unfinished text: {rest[0]!r}", file, text, rest.start(), fix=fix)
    if suffix == ".svg":
        yield from _svg(file, data)


def _secrets(text: str) -> Iterator[tuple[str, re.Match[str]]]:
    for what, pattern in _SECRETS:
        for found in pattern.finditer(text):
            yield what, found


def text_of(data: bytes) -> str:
    """A file's text. Most are UTF-8; what says that it is UTF-16, or is full of zeros, is read as that."""
    for mark, coding in ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(mark):
            return data.decode(coding, errors="replace")
    if data[:200].count(0) > len(data[:200]) // 4:
        return data.decode("utf-16-le" if data[1:2] == b"\0" else "utf-16-be", errors="replace")
    return data.decode("utf-8", errors="replace")


def as_shown(text: str) -> tuple[str, str, str]:
    """A text as its readers have it: entities and escapes read, plain quotes, nothing invisible; with its marks,
    with a space for each but those within a line, and with a space for each.
    """
    text = re.sub(r"\\u([0-9a-fA-F]{4})", lambda found: chr(int(found[1], 16)), text)
    text = _INVISIBLE.sub("", unicodedata.normalize("NFKC", unescape(text)))
    text = as_typed(text)
    return text, re.sub(r"<[^<>]*>", " ", _WITHIN.sub("", text)), re.sub(r"<[^<>]*>", " ", text)


def plain_words(text: str) -> str:
    """Text without markup, in small letters, with single spaces: so that the same words are found in any file."""
    text = re.sub(r"<[^>]*>", " ", text).replace("\\n", " ").replace('\\"', '"')
    return in_one_line(as_typed(unescape(text)).lower())


def _svg(file: PublishedFile, data: bytes) -> Iterator[Finding]:
    for what in sorted(set(drawing_notes(data))):
        yield _at(PICTURE_METADATA, f"The picture holds {what}", file, fix="Save it as a plain SVG.")
    for what in sorted(set(drawing_dangers(data))):
        yield _at(DRAWING_RUNS, f"The drawing holds {what}", file)


def _picture(file: PublishedFile, data: bytes) -> Iterator[Finding]:
    for what in sorted(set(picture_metadata(data))):
        yield _at(PICTURE_METADATA, f"The picture holds {what}", file)


def _at(
    declared: Declaration, what: str, file: PublishedFile, text: str = "", at: int = -1, *, fix: str = ""
) -> Finding:
    """The finding at a place of a file's text."""
    line = text.count("\n", 0, at) + 1 if at >= 0 else 0
    return declared.at(what, fix, file=f"output/{file.path}", place=Place(line), url=file.url)
