"""What falls due as an iCalendar file (RFC 5545), for any calendar that staff keep."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from hashlib import blake2b

from ..findings import in_one_line
from .due import Due

_LONGEST = 75  # bytes of a line, its end not counted
_ESCAPED = re.compile(r"[\\;,]")


def as_icalendar(items: Iterable[Due], name: str, now: dt.datetime) -> str:
    """One all-day event for each item, in a calendar of that name. `now` is the moment of the file, with its time zone.

    An event keeps its identity from one file to the next as long as its day and its words stay the same.
    """
    stamp = f"{now.astimezone(dt.UTC):%Y%m%dT%H%M%SZ}"
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//content_model//due//EN", f"X-WR-CALNAME:{_text(name)}"]
    for item in items:
        identity = blake2b(f"{item.day} {item.source} {item.message}".encode(), digest_size=16).hexdigest()
        lines += [
            "BEGIN:VEVENT",
            f"UID:{identity}@due",
            f"DTSTAMP:{stamp}",
            f"DTSTART;VALUE=DATE:{item.day:%Y%m%d}",
            f"SUMMARY:{_text(item.message)}",
            f"DESCRIPTION:{_text(f'{item.source}:{item.line}' if item.line else item.source)}",
            f"CATEGORIES:{_text(item.what)}",
            "TRANSP:TRANSPARENT",
            "END:VEVENT",
        ]
    return "".join(f"{_folded(line)}\r\n" for line in (*lines, "END:VCALENDAR"))


def _text(words: str) -> str:
    return _ESCAPED.sub(r"\\\g<0>", in_one_line(words))


def _folded(line: str) -> str:
    """The line in pieces of as many bytes as a line may have, each but the first with a space in front."""
    pieces, size = [""], 0
    for sign in line:
        length = len(sign.encode())
        if size + length > _LONGEST:
            pieces.append(" ")
            size = 1
        pieces[-1] += sign
        size += length
    return "\r\n".join(pieces)
