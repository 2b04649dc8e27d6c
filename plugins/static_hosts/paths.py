"""Which addresses may stand in an alias or a redirect: plain paths of this site, and nothing clever."""

from __future__ import annotations

import re

LONGEST = 200  # characters; far above any real address, and below every host's limit

_PLAIN = re.compile(r"/(?:[A-Za-z0-9_~.-]+/)*(?:[A-Za-z0-9_~.-]+)?")


def path_problem(path: str) -> str:
    """What is wrong with an address on this site, in words that continue "The address ..."; "" when it is fine.

    Only unreserved characters (RFC 3986, section 2.3) and slashes pass. So nothing in an address can
    mean more than itself to any server: no pattern, no variable, no second header, no way upwards.
    """
    if not path:
        return "is empty"
    if any(ord(c) < 32 or ord(c) == 127 for c in path):
        return "holds a line break or another control character"
    if len(path) > LONGEST:
        return f"has {len(path)} characters; {LONGEST} are the most"
    if re.match(r"[a-z][a-z0-9+.-]*:|//|\\\\", path, re.I):
        return "leads to another site"
    if not path.startswith("/"):
        return "does not start with a slash"
    if "%" in path:
        return "holds a percent sign; write the plain characters"
    if "\\" in path:
        return "holds a backslash"
    if "//" in path:
        return "holds two slashes in a row"
    if any(step in (".", "..") for step in path.split("/")):
        return "climbs to another folder with dots"
    if "?" in path or "#" in path:
        return "holds a question mark or a hash; only the path can be redirected"
    if not _PLAIN.fullmatch(path):
        odd = next(c for c in path if not re.match(r"[A-Za-z0-9_~./-]", c))
        return f"holds the character {odd!r}; letters, numbers, hyphens, dots and slashes are allowed"
    return ""


def same_place(path: str) -> str:
    """The form in which two addresses are the same place: small letters, no slash or index.html at the end."""
    return path.lower().removesuffix("index.html").rstrip("/") or "/"


def url_of(path: str) -> str:
    """The address of a file of the output: "contact/index.html" gives "/contact/"."""
    if path == "index.html" or path.endswith("/index.html"):
        return "/" + path.removesuffix("index.html")
    return "/" + path


def stub_file(source: str) -> str:
    """The file that stands at an old address where a host has no redirects: a folder's index, unless it names a file."""
    names_file = source.endswith("/") or "." in source.rpartition("/")[2]
    return file_of(source if names_file else source + "/")


def file_of(url: str) -> str:
    """The file of the output that answers for an address: "/contact/" gives "contact/index.html"."""
    path = url.removeprefix("/")
    return path + "index.html" if not path or path.endswith("/") else path
