"""What no text of a site may hold: shapes of credentials, paths of a machine, marks of unfinished text. And how a text is read for it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from html import unescape

from ..findings import as_typed, in_one_line

_KEY = r"(?:pass(?:word|wd|phrase|code)|pwd|secret|api[ _-]?key|access[ _-]?(?:token|key)|auth[ _-]?token)"
# Shapes that credentials have, from what their issuers document. The text found is never printed whole.
# What may be long before a pattern can fail is bounded, or begins where a word begins: a text costs in proportion to its length.
_SECRETS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("a private key", re.compile(r"-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----")),
    ("an AWS access key", re.compile(r"\b(?:AKIA|ASIA)[A-Z2-7]{16}\b")),
    ("a GitHub token", re.compile(r"\b(?:gh[pousr]_[A-Za-z0-9]{36,}|github_pat_[A-Za-z0-9_]{60,})\b")),
    ("a Slack token", re.compile(r"\bxox[abeoprs]-[A-Za-z0-9-]{10,}")),
    ("a Google API key", re.compile(r"\bAIza[A-Za-z0-9_-]{35}\b")),
    ("a Stripe key", re.compile(r"\b[rs]k_(?:live|test)_[A-Za-z0-9]{16,}\b")),
    ("a JSON web token", re.compile(r"(?<![\w-])eyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}")),
    ("a password in an address", re.compile(r"\b[a-z][a-z0-9+.-]{0,30}://[^\s/:@\"'<>]+:[^\s/@\"'<>]+@", re.I)),
    ("a password", re.compile(rf"\b{_KEY}\b[\"']?\s*(?:[:=]|\bis\b)\s*[\"'`][^\"'`\s]{{8,}}[\"'`]", re.I)),
    (
        "a password",
        re.compile(
            rf"\b{_KEY}\b[\"']?\s*[:=]\s*(?=[^\s<>]{{0,200}}\d)(?=[^\s<>]{{0,200}}[A-Za-z])[^\s\"'`<>,;(){{}}\[\]]{{8,}}",
            re.I,
        ),
    ),
    ("a US social security number", re.compile(r"\bSSN:?\s*\d{3}-\d{2}-\d{4}\b")),
)
_MACHINE = re.compile(r"(?:file:///|(?<![\w/])/(?:home|Users|root|var/folders)/[A-Za-z0-9._-]+/|[A-Z]:\\Users\\)")
_REST = re.compile(r"/[A-Za-z0-9._~/-]*")
# In capitals only: "todo" is a word of Spanish.
_UNFINISHED = re.compile(r"(?i:lorem ipsum)|\{\{|\{%|\bTODO\b|\bFIXME\b|\bTKTK\b|\{(?:filename|static|attach)\}")

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]")
_WITHIN = re.compile(r"</?(?:a|abbr|b|cite|code|em|i|kbd|mark|q|s|small|span|strong|sub|sup|u|wbr)\b[^<>]*>", re.I)


def secrets_in(text: str) -> Iterator[tuple[str, str, int]]:
    """What looks like a secret: what it is, the secret itself, and where it stands; -1 for one that only readers see.

    The same words may be hidden from a search by marks, entities or typographic quotes, and not from readers.
    """
    seen = set()
    for what, found in _secrets(text):
        seen.add(what)
        yield f"{what}: {found[0][:6]}...", found[0], found.start()
    shown = {what: found[0] for shown in as_shown(text) for what, found in _secrets(shown) if what not in seen}
    for what in sorted(shown):
        yield f"{what}, as visitors read it", shown[what], -1


def machine_path_in(text: str, is_own: Callable[[str], bool]) -> re.Match[str] | None:
    """The first path of a machine. `is_own` says whether one is an address of the site itself: "/home/visits/first/"."""
    for found in _MACHINE.finditer(text):
        whole = _REST.match(text, found.start())
        if whole is None or not is_own(f"{whole[0].rstrip('./')}/"):
            return found
    return None


def unfinished_in(text: str) -> re.Match[str] | None:
    """The first mark of a text that is not finished."""
    return _UNFINISHED.search(text)


def folders_of(path: str) -> Iterator[str]:
    """A path and those above it, as addresses on the site: "/home/visits/", "/home/"."""
    steps = path.strip("/").split("/")
    return (f"/{'/'.join(steps[:number])}/" for number in range(len(steps), 0, -1))


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
