"""Reads a picture's width and height from its first bytes, so that no picture has to be decoded."""

from __future__ import annotations

import re
import struct

Size = tuple[int, int]  # width and height in pixels
MOST_PIXELS = 80_000_000  # phones make 12 to 50 million; a browser needs four bytes for each, and gives up on more
ENOUGH = 65536  # bytes from a file's start that hold its size, but for a photo with a very long preamble
_JPEG_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_SVG = re.compile(rb"<svg\b[^>]*>")
_SVG_BOX = re.compile(rb"""viewBox=["'][-\d.]+[ ,]+[-\d.]+[ ,]+([\d.]+)[ ,]+([\d.]+)["']""")


def picture_size(data: bytes) -> Size | None:
    """Width and height of a PNG, GIF, WebP, JPEG, AVIF or SVG; None for anything else and for broken files."""
    try:
        if data[:8] == b"\x89PNG\r\n\x1a\n":
            return struct.unpack(">II", data[16:24])
        if data[:4] == b"GIF8":
            return struct.unpack("<HH", data[6:10])
        if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
            return _webp(data)
        if data[:2] == b"\xff\xd8":
            return _jpeg(data)
        if data[4:8] == b"ftyp" and b"ispe" in data:
            at = data.index(b"ispe") + 8
            return struct.unpack(">II", data[at : at + 8])
        return _svg(data)
    except (struct.error, IndexError, ValueError):
        return None


def _svg(data: bytes) -> Size | None:
    tag = _SVG.search(data)
    if tag is None:
        return None
    sizes = [
        re.search(rb"\s" + name + rb"""=["'](\d+)(?:\.\d+)?(?:px)?["']""", tag[0]) for name in (b"width", b"height")
    ]
    if sizes[0] and sizes[1]:
        return int(sizes[0][1]), int(sizes[1][1])
    box = _SVG_BOX.search(tag[0])
    return (round(float(box[1])), round(float(box[2]))) if box else None


def _webp(data: bytes) -> Size | None:
    chunk = data[12:16]
    if chunk == b"VP8X":
        return int.from_bytes(data[24:27], "little") + 1, int.from_bytes(data[27:30], "little") + 1
    if chunk == b"VP8 ":
        width, height = struct.unpack("<HH", data[26:30])
        return width & 0x3FFF, height & 0x3FFF
    if chunk == b"VP8L":
        bits = int.from_bytes(data[21:25], "little")
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    return None


def _jpeg(data: bytes) -> Size | None:
    at = 2
    while at < len(data):
        if data[at] != 0xFF:
            return None
        marker = data[at + 1]
        if marker in _JPEG_FRAMES:
            height, width = struct.unpack(">HH", data[at + 5 : at + 9])
            return width, height
        at += 1 if marker == 0xFF else 2 + struct.unpack(">H", data[at + 2 : at + 4])[0]
    return None
