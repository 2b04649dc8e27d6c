"""What pictures, films and documents tell beyond what they show: where and by whom they were made, and what hides in them.

Each kind of file is read by its structure, not searched for words, and what is of no known kind counts as hidden.
"""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterator

_EXIF = "EXIF data (camera, time, perhaps the place)"
_EXIF_PLACE = "EXIF data with GPS coordinates"
_AFTER = "data after its end"
_PROGRAM = "data of the program that made it"
_MOST_UNPACKED = 64 << 20  # bytes that are looked at in one document

_PNG_TEXT = {b"tEXt", b"zTXt", b"iTXt"}
_PNG_PLAIN = (
    b"IHDR PLTE IDAT IEND tRNS cHRM gAMA iCCP sBIT sRGB bKGD hIST pHYs sPLT acTL fcTL fdAT cICP mDCV cLLI".split()
)
_WEBP_PLAIN = (b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF", b"ICCP")
_GIF_PLAIN = (b"NETSCAPE2.0", b"ANIMEXTS1.0", b"ICCRGBG1012")


def picture_metadata(data: bytes) -> Iterator[str]:
    """What a file tells beyond what it shows, in words that continue "The picture holds ..."."""
    if data[:8] == b"\x89PNG\r\n\x1a\n":
        yield from _png(data)
    elif data[:2] == b"\xff\xd8":
        yield from _jpeg(data)
    elif data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        yield from _webp(data)
    elif data[:4] == b"GIF8":
        yield from _gif(data)
    elif data[4:8] == b"ftyp":
        yield from _boxes(data)
    elif data[:4] == b"\x1a\x45\xdf\xa3":
        yield from _matroska(data)
    elif b"%PDF-" in data[:1024]:
        yield from _pdf(data)


def _exif(body: bytes) -> str:
    return _EXIF_PLACE if b"\x88\x25" in body or b"\x25\x88" in body else _EXIF


def _png(data: bytes) -> Iterator[str]:
    at = 8
    while at + 8 <= len(data):
        (length,) = struct.unpack(">I", data[at : at + 4])
        kind, body = data[at + 4 : at + 8], data[at + 8 : at + 8 + length]
        at += 12 + length
        if kind in _PNG_TEXT:
            yield f"text ({kind.decode()})"
        elif kind == b"eXIf":
            yield _exif(body)
        elif kind == b"tIME":
            yield "a time"
        elif kind not in _PNG_PLAIN:
            yield _PROGRAM
        if kind == b"IEND":
            break
    if data[at:].strip(b"\0"):
        yield _AFTER


def _jpeg(data: bytes) -> Iterator[str]:
    at = 2
    while at + 2 <= len(data):
        if data[at] != 0xFF:
            yield _AFTER  # no marker where one should be
            return
        marker = data[at + 1]
        if marker == 0xFF:  # fill
            at += 1
            continue
        if marker == 0xD9:
            break
        if marker in (0x00, 0x01) or 0xD0 <= marker <= 0xD8:
            at += 2
            continue
        (length,) = struct.unpack(">H", data[at + 2 : at + 4].rjust(2, b"\0"))
        yield from _segment(marker, data[at + 4 : at + 2 + length])
        at += 2 + max(length, 2)
        if marker == 0xDA:
            at = _after_scan(data, at)
    rest = data[at + 2 :].lstrip(b"\0")
    if rest[:2] == b"\xff\xd8":
        yield "a second picture"
        yield from _jpeg(rest)
    elif rest:
        yield _AFTER


def _segment(marker: int, body: bytes) -> Iterator[str]:
    if marker == 0xFE:
        yield "a comment"
    elif marker == 0xE1 and body.startswith(b"Exif"):
        yield _exif(body)
    elif marker == 0xE1 and b"ns.adobe.com" in body[:64]:
        yield "XMP data"
    elif marker == 0xED:
        yield "IPTC data"
    elif marker == 0xE0 and body.startswith(b"JFXX"):
        yield "a small picture of itself"
    elif marker == 0xE2 and body.startswith(b"MPF"):
        yield "a second picture"
    elif 0xE0 <= marker <= 0xEF and not (
        (marker == 0xE0 and body.startswith(b"JFIF"))
        or (marker == 0xE2 and body.startswith(b"ICC_PROFILE"))
        or (marker == 0xEE and body.startswith(b"Adobe"))
    ):
        yield _PROGRAM


def _after_scan(data: bytes, at: int) -> int:
    """Where the next marker stands after a scan's data, in which FF is followed by 00 or a restart."""
    while (at := data.find(b"\xff", at)) >= 0 and at + 1 < len(data):
        following = data[at + 1]
        if following != 0x00 and not 0xD0 <= following <= 0xD7:
            return at
        at += 2
    return len(data)


def _webp(data: bytes) -> Iterator[str]:
    (size,) = struct.unpack("<I", data[4:8])
    at, end = 12, min(len(data), 8 + size)
    while at + 8 <= end:
        kind, (length,) = data[at : at + 4], struct.unpack("<I", data[at + 4 : at + 8])
        body = data[at + 8 : at + 8 + length]
        at += 8 + length + length % 2
        if kind == b"EXIF":
            yield _exif(body)
        elif kind == b"XMP ":
            yield "XMP data"
        elif kind not in _WEBP_PLAIN:
            yield _PROGRAM
    if data[end:].strip(b"\0"):
        yield _AFTER


def _gif(data: bytes) -> Iterator[str]:
    at = 13 + (3 << (data[10] & 7) + 1 if len(data) > 10 and data[10] & 0x80 else 0)
    while at < len(data):
        kind = data[at]
        if kind == 0x3B:
            break
        if kind == 0x21:
            label, name = data[at + 1 : at + 2], data[at + 3 : at + 14]
            if label == b"\xfe":
                yield "a comment"
            elif label == b"\x01":
                yield "text"
            elif label == b"\xff" and name.startswith(b"XMP Data"):
                yield "XMP data"
            elif label == b"\xff" and name not in _GIF_PLAIN:
                yield _PROGRAM
            at = _after_blocks(data, at + 2)
        elif kind == 0x2C:
            flags = data[at + 9] if at + 9 < len(data) else 0
            at = _after_blocks(data, at + 11 + (3 << (flags & 7) + 1 if flags & 0x80 else 0))
        else:
            yield _AFTER
            return
    if data[at + 1 :].strip(b"\0"):
        yield _AFTER


def _after_blocks(data: bytes, at: int) -> int:
    while at < len(data) and data[at]:
        at += 1 + data[at]
    return at + 1


# What films and AVIF pictures keep of who made them, where and with what.
_BOX_WORDS = (
    (rb"\xa9xyz|loci.{0,4}\0|location\.ISO6709|LOCATION", "the place where it was made"),
    (rb"Exif\0\0", _EXIF),
    (rb"ns\.adobe\.com/xap|application/rdf\+xml|\xbe\x7a\xcf\xcb\x97\xa9\x42\xe8", "XMP data"),
    (rb"com\.apple\.quicktime\.|com\.android\.|\xa9mak|\xa9mod", "data of the camera"),
    (rb"\xa9ART|aART|\xa9aut|auth\0\0\0\0", "its author"),
    (rb"\xa9cmt|\xa9inf", "a comment"),
)


def _boxes(data: bytes) -> Iterator[str]:
    """MP4, AVIF: everything but the media themselves."""
    told = b"".join(_outside_media(data, 0))
    brand = data[8:12]
    for pattern, what in _BOX_WORDS:
        # AVIF keeps its metadata among the media.
        if re.search(pattern, data if brand[:3] == b"avi" and what in (_EXIF, "XMP data") else told, re.S):
            yield what


def _outside_media(data: bytes, at: int) -> Iterator[bytes]:
    while at + 8 <= len(data):
        size, kind = struct.unpack(">I4s", data[at : at + 8])
        if size == 1 and at + 16 <= len(data):
            (size,) = struct.unpack(">Q", data[at + 8 : at + 16])
        size = len(data) - at if size < 8 else size
        if kind != b"mdat":
            yield data[at : at + size]
        at += size


def _matroska(data: bytes) -> Iterator[str]:
    if re.search(rb"LOCATION|com\.apple\.quicktime|[+-]\d{2}\.\d{3,}[+-]\d{2,3}\.\d{3,}", data):
        yield "the place where it was made"
    if re.search(rb"\x45\xa3.(?:ARTIST|AUTHOR|DIRECTOR|COMMENT)", data, re.S):
        yield "its author"


def pdf_parts(data: bytes) -> Iterator[bytes]:
    """A document as it is, and what its compressed streams hold; not more than a bound in all."""
    yield data
    left = _MOST_UNPACKED
    for found in re.finditer(rb"stream\r?\n", data):
        unpack = zlib.decompressobj()
        try:
            part = unpack.decompress(data[found.end() :], max(left, 1))
        except zlib.error:
            continue
        left -= len(part)
        yield part
        if left <= 0:
            return


_PDF = (
    (rb"/(?:Author|Manager|Company)\s*(?:\((?!\s*\)|\xfe\xff\s*\))|<(?!\s*>|\s*FEFF\s*>)|\d+ \d+ R)", "its author"),
    (rb"<dc:creator\b[^>]*>\s*(?:<rdf:\w+>\s*)*<rdf:li[^>]*>\s*[^<\s]|\b(?:pdf|xmp):Author\b", "its author"),
    (rb"/EmbeddedFiles?\b", "embedded files"),
    (rb"/(?:JavaScript|JS)\b", "a script"),
    (rb"/Launch\b", "a program to start"),
    (rb"/Encrypt\b", "a lock, so that nobody can look into it"),
)


def _pdf(data: bytes) -> Iterator[str]:
    for part in pdf_parts(data):
        # A name may be written with its letters as numbers.
        plain = re.sub(rb"#([0-9A-Fa-f]{2})", lambda m: bytes([int(m[1], 16)]), part)
        for pattern, what in _PDF:
            if re.search(pattern, plain):
                yield what
    for found in re.finditer(rb"stream\r?\n(?=\xff\xd8\xff)", data):
        end = data.find(b"endstream", found.end())
        for what in _jpeg(data[found.end() : end if end >= 0 else len(data)].rstrip(b"\r\n")):
            if what in (_EXIF, _EXIF_PLACE, "XMP data", "IPTC data"):
                yield f"a picture with {what}"
