"""What sort of picture some bytes are, whatever the file is called."""

from __future__ import annotations

import re
from collections.abc import Mapping

_ISO_BRANDS = {
    **dict.fromkeys((b"avif", b"avis"), "avif"),
    **dict.fromkeys((b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"), "heic"),
}
_SIGNS = (
    (b"\xff\xd8\xff", "jpeg"),
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"GIF87a", "gif"),
    (b"GIF89a", "gif"),
    (b"II*\0", "tiff"),
    (b"MM\0*", "tiff"),
    (b"BM", "bmp"),
)
# The endings of each kind's files, the usual one first; what people call it; which of them browsers show.
ENDINGS: Mapping[str, tuple[str, ...]] = {
    "svg": (".svg",),
    "png": (".png",),
    "jpeg": (".jpg", ".jpeg"),
    "webp": (".webp",),
    "avif": (".avif",),
    "gif": (".gif",),
    "heic": (".heic", ".heif"),
    "tiff": (".tif", ".tiff"),
    "bmp": (".bmp",),
}
NAMES: Mapping[str, str] = {
    "svg": "a drawing (SVG)",
    "png": "a PNG picture",
    "jpeg": "a JPEG picture",
    "webp": "a WebP picture",
    "avif": "an AVIF picture",
    "gif": "a GIF picture",
    "heic": "a HEIC photo",
    "tiff": "a TIFF picture",
    "bmp": "a BMP picture",
}
BROWSERS = frozenset(("svg", "png", "jpeg", "webp", "avif", "gif"))
_OTHERS = (
    (re.compile(rb"%PDF-"), "a PDF document"),
    (re.compile(rb"PK\x03\x04"), "a packed folder (ZIP) or an Office document"),
    (re.compile(rb"\xd0\xcf\x11\xe0"), "an old Office document"),
    (re.compile(rb"....ftyp(?:mp4|isom|iso2|qt  |M4V|avc1)", re.DOTALL), "a film"),
    (re.compile(rb"\x1a\x45\xdf\xa3"), "a film"),
    (re.compile(rb"version https://git-lfs"), "a note of Git's that the picture lies elsewhere (run `git lfs pull`)"),
    (re.compile(rb"bplist00"), "a note of iCloud's that the picture lies elsewhere (download it first)"),
    (re.compile(rb"8BPS"), "a Photoshop file"),
    (re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:!DOCTYPE\s+html|html|head|body)\b", re.IGNORECASE), "a web page"),
)
_BEFORE_ROOT = re.compile(
    rb"(?:\xef\xbb\xbf)?(?:\s+|<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^\[>]*(?:\[.*?\]\s*)?>)*", re.DOTALL
)
_ROOT = re.compile(rb"<(?:[\w.-]+:)?svg[\s/>]")
_START = 65536  # bytes within which a drawing's first element stands


def kind_of(data: bytes) -> str:
    """ "jpeg", "png", "gif", "webp", "avif", "heic", "tiff", "bmp" or "svg", by the bytes alone; "" for anything else."""
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "webp"
    if data[4:8] == b"ftyp":
        size = int.from_bytes(data[:4], "big")
        brands = [data[8:12], *(data[at : at + 4] for at in range(16, min(size, 256), 4))]
        kinds = {_ISO_BRANDS[brand] for brand in brands if brand in _ISO_BRANDS}
        return "avif" if "avif" in kinds else "heic" if kinds else ""
    start = data[:_START]
    before = _BEFORE_ROOT.match(start)
    if before and _ROOT.match(start, before.end()):
        return "svg"
    return next((kind for sign, kind in _SIGNS if data.startswith(sign)), "")


def other_kind_of(data: bytes) -> str:
    """What bytes that are no picture are instead, in words that follow "is"; "" where that is not known."""
    return next((words for sign, words in _OTHERS if sign.match(data)), "")
