"""What sort of picture some bytes are, whatever the file is called."""

from __future__ import annotations

import re

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
