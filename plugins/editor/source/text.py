"""A file's bytes as text, and back: line ends, byte-order mark and what nobody touched stay as they are."""

from __future__ import annotations

import codecs
import difflib
import re
from collections.abc import Iterable
from dataclasses import dataclass

from ...content_model.yaml.front_matter import decode
from ...content_model.yaml.nodes import YamlProblem
from ..refused import Refused

_LINE_END = re.compile(r"\r\n|\r|\n")
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+\Z")
_DROPPED = "\ufeff\u200b"  # what the content model's reader leaves out


@dataclass(frozen=True, slots=True)
class Edit:
    """Puts `new` in the place of the characters from `start` to `end`."""

    start: int
    end: int
    new: str


@dataclass(frozen=True, slots=True)
class Source:
    """A file's text as it is written, and as the content model reads it: `text`, with \\n alone as line end.

    `origin` says for each character of `text`, and for its end, where it stands in `written`.
    """

    written: str
    text: str
    origin: range | tuple[int, ...]

    @classmethod
    def of(cls, data: bytes) -> Source:
        """Raises Refused when the bytes are not UTF-8."""
        try:
            text = decode(data)
        except YamlProblem as problem:
            raise Refused(problem.message, problem.fix) from None
        written = data.decode("utf-8")
        if len(text) == len(written):
            return cls(written, text, range(len(written) + 1))
        origin: list[int] = []
        for at, sign in enumerate(written):
            if sign not in _DROPPED and not (sign == "\n" and written[at - 1 : at] == "\r"):
                origin.append(at)
        return cls(written, text, (*origin, len(written)))

    def edited(self, edits: Iterable[Edit]) -> bytes:
        """The file's bytes with edits of `text` carried out; new lines end as the file's lines do."""
        end = line_end(self.written)
        parts, at = [], 0
        for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
            start = self.origin[edit.start]
            assert start >= at, "two edits overlap"
            parts += [self.written[at:start], edit.new.replace("\n", end)]
            at = self.origin[edit.end]
        return as_bytes("".join([*parts, self.written[at:]]))


def line_end(written: str) -> str:
    """The line end that most lines of a text have; \\n for a text of one line."""
    ends = _LINE_END.findall(written)
    return max(("\n", "\r\n", "\r"), key=ends.count) if ends else "\n"


def as_bytes(text: str) -> bytes:
    """UTF-8. Raises Refused for half a character, which a browser may send and no file can hold."""
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError:
        raise Refused("There is half a character in the text", "Delete the sign that is shown as a box.") from None


def open_text(data: bytes) -> str:
    """The whole text as an editor shows it: \\n as line end, no byte-order mark, else as written. Raises Refused."""
    try:
        return _LINE_END.sub("\n", data.removeprefix(codecs.BOM_UTF8).decode("utf-8"))
    except UnicodeDecodeError:
        raise Refused(
            "The file is not saved as UTF-8", "Open it in a text editor and save it again with the encoding UTF-8."
        ) from None


def save_text(data: bytes, text: str) -> bytes:
    """The file's bytes with `text` as its whole text: lines that are the same keep their bytes. Raises Refused.

    A new line ends as the line that it replaces or follows.
    """
    mark = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
    before = _LINE.findall(data.removeprefix(mark).decode("utf-8"))
    after = _LINE.findall(_LINE_END.sub("\n", text))
    plain = [_LINE_END.sub("\n", line) for line in before]
    usual = line_end("".join(before))
    lines: list[str] = []
    for what, i, j, k, m in _opcodes(plain, after):
        if what == "equal":
            lines += before[i:j]
            continue
        for offset, line in enumerate(after[k:m]):
            model = before[min(i + offset, j - 1)] if i < j else (lines[-1] if lines else "")
            found = _LINE_END.search(model)
            lines.append(line.replace("\n", found[0] if found else usual))
    return mark + as_bytes("".join(lines))


def _opcodes(before: list[str], after: list[str]) -> list[tuple[str, int, int, int, int]]:
    """What difflib says, but that the same lines at the start and the end are taken off first, as it takes long."""
    start = 0
    while start < min(len(before), len(after)) and before[start] == after[start]:
        start += 1
    end = 0
    while end < min(len(before), len(after)) - start and before[-1 - end] == after[-1 - end]:
        end += 1
    i, j = len(before) - end, len(after) - end
    middle = difflib.SequenceMatcher(None, before[start:i], after[start:j]).get_opcodes()
    return [
        ("equal", 0, start, 0, start),
        *((what, a + start, b + start, c + start, d + start) for what, a, b, c, d in middle),
        ("equal", i, len(before), j, len(after)),
    ]
