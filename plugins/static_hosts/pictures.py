"""What a picture or a PDF tells beyond what it shows: EXIF with its GPS coordinates, XMP, comments, an author."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator

_PNG_TEXT = {b"tEXt", b"zTXt", b"iTXt", b"eXIf", b"tIME"}


def picture_metadata(data: bytes) -> Iterator[str]:
    """What a picture or PDF tells beyond what it shows: EXIF (with GPS), XMP, IPTC, comments, text, an author."""
    if data[:8] == b"\x89PNG\r\n\x1a\n":
        for kind in _png_chunks(data):
            if kind in _PNG_TEXT:
                yield {b"eXIf": "EXIF data (camera, time, perhaps the place)", b"tIME": "a time"}.get(
                    kind, f"text ({kind.decode()})"
                )
    elif data[:2] == b"\xff\xd8":
        yield from _jpeg(data)
    elif data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        for mark in (b"EXIF", b"XMP "):
            if mark in data:
                yield f"{mark.decode().strip()} data"
    elif data[4:8] == b"ftyp":
        if b"Exif\0\0" in data or b"application/rdf+xml" in data:
            yield "EXIF or XMP data"
    elif data[:4] == b"GIF8":
        if b"\x21\xfe" in data:
            yield "a comment"
    elif data[:5] == b"%PDF-":
        for mark, what in (
            (rb"/Author\s*[(<]", "its author"),
            (rb"/EmbeddedFile", "embedded files"),
            (rb"/JavaScript", "a script"),
        ):
            if re.search(mark, data):
                yield what


def _png_chunks(data: bytes) -> Iterator[bytes]:
    at = 8
    while at + 8 <= len(data):
        (length,) = struct.unpack(">I", data[at : at + 4])
        yield data[at + 4 : at + 8]
        at += 12 + length


def _jpeg(data: bytes) -> Iterator[str]:
    at = 2
    while at + 4 <= len(data) and data[at] == 0xFF:
        marker, (length,) = data[at + 1], struct.unpack(">H", data[at + 2 : at + 4])
        body = data[at + 4 : at + 2 + length]
        if marker == 0xE1 and body.startswith(b"Exif"):
            yield (
                "EXIF data with GPS coordinates"
                if b"\x88\x25" in body or b"\x25\x88" in body
                else "EXIF data (camera, time, perhaps the place)"
            )
        elif marker == 0xE1 and b"ns.adobe.com/xap" in body:
            yield "XMP data"
        elif marker == 0xED:
            yield "IPTC data"
        elif marker == 0xFE:
            yield "a comment"
        elif marker == 0xDA:
            return
        at += 2 + length
