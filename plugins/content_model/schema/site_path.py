"""Which addresses may stand in an alias or a redirect: plain paths of this site, and nothing clever."""

from __future__ import annotations

import re
from urllib.parse import unquote

from ...findings import escaped
from ..yaml.words import short

LONGEST = 200  # characters; far above any real address, and below every host's limit

_PLAIN = re.compile(r"/(?:[A-Za-z0-9_~.-]+/)*(?:[A-Za-z0-9_~.-]+)?")
_ORIGIN = re.compile(r"(?:https?:)?//[^/?#]*", re.IGNORECASE)
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//|\\\\", re.IGNORECASE)


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
    if _ELSEWHERE.match(path):
        return "begins with a domain, as the address of another site does"
    if not path.startswith("/"):
        return "does not start with a slash"
    if "\\" in path:
        return "holds a backslash"
    if "//" in path:
        return "holds two slashes in a row"
    if any(step in (".", "..") for step in path.split("/")):
        return "climbs to another folder with dots"
    if "?" in path or "#" in path:
        return "holds a question mark or a hash; only the path can be redirected"
    if not _PLAIN.fullmatch(path):
        odd = next(c for c in _decoded(path) if not re.match(r"[A-Za-z0-9_~./-]", c))
        named = "a percent sign" if odd == "%" else "a space" if odd == " " else f"the sign {odd!r}"
        return f"holds {named}, which not every host can redirect"
    return ""


def path_fix(path: str) -> str:
    """What to do about an address that has a problem."""
    meant = _meant(path)
    if meant not in (path, "/") and not path_problem(meant):
        return f"Write `{meant}`."
    if re.search(r"[^\x21-\x7e]|%", path):
        return (
            "Take the address out. Only letters from a to z, numbers, hyphens and dots can be redirected on every host; whoever "
            "comes by this one gets the page for what is not found, with the menu."
        )
    return f"Write a path of this site, in this form: `/{'old-address' if len(path) > LONGEST else 'old/address'}/`."


def path_shown(path: str) -> str:
    """The address as a message names it."""
    return f"The address `{escaped(short(path, 60))}`"


def _decoded(path: str) -> str:
    """Percent escapes read; of what is none, as it is."""
    read = unquote(path)
    return path if _PLAIN.fullmatch(read) else read


def _meant(path: str) -> str:
    path = re.split(r"[?#]", unquote(_ORIGIN.sub("", path.strip())).replace("\\", "/"))[0]
    return re.sub(r"//+", "/", f"/{path}")
