"""Where links lead that come with a text: without tracking, without detours, without what runs or lies on a computer."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import parse_qsl, quote, unquote, urlencode, urljoin, urlsplit, urlunsplit

_TRACKING = re.compile(
    r"utm_\w+|gclid|gclsrc|dclid|gbraid|wbraid|fbclid|msclkid|mc_[ce]id|igshid|igsh|_hs(enc|mi)|__hs\w+|hsctatracking|vero_\w+"
    r"|yclid|twclid|ttclid|li_fat_id|s_cid|oly_\w+|wickedid|ref_src|ref_url|_ga|_gl|mkt_tok|piwik_\w+|matomo_\w+|pk_\w+|epik|rb_clickid",
    re.IGNORECASE,
)
_DETOURS = {  # sites that pass a reader on and take a note: the parameter that says where to
    "www.google.com/url": ("q", "url"),
    "l.facebook.com/l.php": ("u",),
    "lm.facebook.com/l.php": ("u",),
    "out.reddit.com/": ("url",),
    "www.youtube.com/redirect": ("q",),
    "slack-redir.net/link": ("url",),
}
_SAFELINKS = ".safelinks.protection.outlook.com"
_MAIL = re.compile(r"mailto:[^\s@?]+@[^\s@?]+\.[^\s@?]+(\?[^\n]*)?", re.IGNORECASE)
_PHONE = re.compile(r"(tel|sms):[+\d().\s/-]+", re.IGNORECASE)
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)

TargetOf = Callable[[str], str | None]  # what a link to a page of the own site has to name; None for no such page


def clean_link(href: str, base: str = "") -> str:
    """The address without detours and tracking, made absolute where `base` is the page that it comes from.

    "" for one that leads nowhere from here: scripts, files on a computer, places within the page it was taken from.
    """
    href = re.sub(r"[\x00-\x20]+", lambda gap: "" if len(gap[0]) > 1 or gap[0] != " " else " ", href.strip())
    if _MAIL.fullmatch(href):
        return href.replace(" ", "%20")
    if _PHONE.fullmatch(href):
        return re.sub(r"[^a-z:+\d]", "", href.lower())
    if href.startswith("#") or not href:
        return ""
    if base and not _SCHEME.match(href):
        href = urljoin(base, href)
    elif href.startswith("//"):
        href = "https:" + href
    for _ in range(3):
        passed_on = _without_detour(href)
        if passed_on == href:
            break
        href = passed_on
    return _whole(href)


def _without_detour(href: str) -> str:
    try:
        parts = urlsplit(href)
    except ValueError:
        return ""
    host = (parts.hostname or "").lower()
    asked = dict(parse_qsl(parts.query))
    names = ("url",) if host.endswith(_SAFELINKS) else _DETOURS.get(host + parts.path, ())
    target = next((asked[name] for name in names if asked.get(name, "").startswith(("http:", "https:"))), "")
    if host == "urldefense.com" and (found := re.match(r"/v3/__(.+?)__;", parts.path)):
        target = unquote(found[1])
    return target or href


def _whole(href: str) -> str:
    """An http address as it is written in Markdown; "" for anything else."""
    try:
        parts = urlsplit(href)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        return ""
    if parts.scheme.lower() not in ("http", "https") or "." not in host or parts.username is not None:
        return ""
    query = parts.query
    if any(_TRACKING.fullmatch(name) for name, _ in parse_qsl(query, keep_blank_values=True)):
        kept = [
            (name, value) for name, value in parse_qsl(query, keep_blank_values=True) if not _TRACKING.fullmatch(name)
        ]
        query = urlencode(kept)
    fragment = "" if parts.fragment.startswith(":~:") else parts.fragment
    whole = urlunsplit(
        (parts.scheme.lower(), parts.netloc, quote(parts.path, safe="/%:@!$&'*+,;=~._-"), query, fragment)
    )
    return re.sub(r"[\s()<>\"\\^`{|}\[\]]", lambda sign: "".join(f"%{byte:02X}" for byte in sign[0].encode()), whole)
