"""The media type of each kind of file that a site holds, and which of them gain from compression."""

from __future__ import annotations

MEDIA_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".xml": "application/xml; charset=utf-8",
    ".atom": "application/atom+xml; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".md": "text/markdown; charset=utf-8",
    ".webmanifest": "application/manifest+json; charset=utf-8",
    ".svg": "image/svg+xml; charset=utf-8",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".webp": "image/webp",
    ".avif": "image/avif",
    ".gif": "image/gif",
    ".ico": "image/x-icon",
    ".woff2": "font/woff2",
    ".pdf": "application/pdf",
    ".mp4": "video/mp4",
    ".webm": "video/webm",
    ".vtt": "text/vtt; charset=utf-8",
    ".wasm": "application/wasm",
    # The index of a site's words, compressed already.
    ".pagefind": "application/octet-stream",
    ".pf_fragment": "application/octet-stream",
    ".pf_index": "application/octet-stream",
    ".pf_meta": "application/octet-stream",
}
COMPRESSIBLE = frozenset(
    suffix for suffix, kind in MEDIA_TYPES.items() if kind.endswith("charset=utf-8") or suffix in (".ico", ".wasm")
)
# Names whose ending does not say what they are.
_BY_NAME = {"feed.xml": MEDIA_TYPES[".atom"]}


def suffix_of(path: str) -> str:
    """The ending of a file's name in small letters, with its dot; "" when it has none."""
    name = path.rpartition("/")[2]
    dot = name.rfind(".")
    return name[dot:].lower() if dot > 0 else ""


def media_type(path: str) -> str:
    """The Content-Type of a file; "" for one that the table does not know (it is not published)."""
    return _BY_NAME.get(path) or MEDIA_TYPES.get(suffix_of(path), "")


def is_compressible(path: str) -> bool:
    """Whether the file is text at heart and so shrinks when it is compressed."""
    return suffix_of(path) in COMPRESSIBLE
