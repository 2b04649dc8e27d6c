"""Addresses that lead away from the site: whole ones as they are to be printed, and what is wrong with the others."""

from __future__ import annotations

import re
from urllib.parse import unquote

from ..yaml.words import short
from .problem import Broken

_HOST = re.compile(r"https?://(?P<host>[^\s/?#\\]+)", re.IGNORECASE)
_OWN_COMPUTER = re.compile(
    r"(?:localhost|127\.[\d.]+|0\.0\.0\.0|192\.168\.[\d.]+|\[::1\]|[\w-]+\.local)(?::\d+)?", re.IGNORECASE
)
_HALF = re.compile(r"https?:[/\\]*(?:https?:[/\\]*)?(?P<rest>[^\s/\\].*)", re.IGNORECASE | re.DOTALL)
_EMAIL = re.compile(r"[^\s@<>,;:]+@[^\s@<>,;:.]+(?:\.[^\s@<>,;:.]+)+")
_NUMBER = re.compile(r"\+?[\d.-]*\d(?:[;,][\w=;,.+-]*)?")
_EXTENSION = re.compile(r"\s*(?:;?\s*ext(?:ension)?\.?\s*=?|\bx)\s*(?P<number>\d+)$", re.IGNORECASE)
_BETWEEN = re.compile(r"[\s()./\u2010-\u2015\u2212-]")
_KEYS = str.maketrans("abcdefghijklmnopqrstuvwxyz", "22233344455566677778889999")
_LONGEST = 500  # of a text in which somebody's address is looked for
_FEWEST = 3  # digits of a phone number: 988


def mend_outside(href: str) -> str | Broken:
    """An address with a scheme (http, https, mailto, tel, sms), with what can be mended without a doubt mended."""
    scheme, _, rest = href.partition(":")
    scheme = scheme.lower()
    if scheme == "mailto":
        return _mail(href, rest.strip().lstrip("/"))
    if scheme in ("tel", "sms"):
        return _phone(href, scheme, rest.strip())
    return _web(href)


def _web(href: str) -> str | Broken:
    host = _HOST.match(href)
    if host and _OWN_COMPUTER.fullmatch(host["host"]):
        return Broken(f"`{short(href, 60)}` leads to your own computer", "Write the page's file, such as `contact.md`.")
    if _is_whole(href):
        return re.sub(r"\s", "%20", href)
    half = _HALF.match(href)
    mended = f"https://{half['rest']}".replace("\\", "/").replace(" ", "%20") if half else ""
    fix = f"Write `{mended}`." if _is_whole(mended) else "Write it with https:// and the site's name."
    return Broken(f"`{short(href, 60)}` is not a whole address", fix)


def _is_whole(href: str) -> bool:
    found = _HOST.match(href)
    if not found:
        return False
    name, _, port = found["host"].rpartition("@")[2].partition(":")
    return bool(name) and ("." in name.strip(".") or port.isdigit())


def _mail(href: str, rest: str) -> str | Broken:
    people, mark, query = rest.partition("?")
    addresses = [address.strip() for address in people.split(",")]
    if all(_EMAIL.fullmatch(unquote(address)) for address in addresses):
        return "mailto:" + ",".join(addresses) + mark + re.sub(r"\s", "%20", query)
    found = _EMAIL.search(people[:_LONGEST])
    fix = f"Write `mailto:{found[0]}`." if found else "Write `mailto:name@clinic.com`."
    return Broken(f"`{short(href, 60)}` is not an email address", fix)


def _phone(href: str, scheme: str, rest: str) -> str | Broken:
    number, mark, query = rest.partition("?")
    tail = mark + re.sub(r"\s", "%20", query)
    if _NUMBER.fullmatch(number) and sum(sign.isdigit() for sign in number) >= _FEWEST:
        return f"{scheme}:{number}{tail}"
    extension = _EXTENSION.search(number[-40:])
    if extension:
        number = number.removesuffix(extension[0])
    plain = _BETWEEN.sub("", number.lstrip("/"))
    tail = (f";ext={extension['number']}" if extension else "") + tail
    if _NUMBER.fullmatch(plain) and sum(sign.isdigit() for sign in plain) >= _FEWEST:
        return f"{scheme}:{plain}{tail}"
    digits = re.sub(r"[^+\d]", "", plain.lower().translate(_KEYS))
    fix = "Write the number in digits, with + and the country code: `tel:+18055550100`."
    if sum(sign.isdigit() for sign in plain) >= _FEWEST:
        fix = f"Write the number in digits: `{scheme}:{digits}{tail}`."
    return Broken(f"`{short(href, 60)}` is not a phone number", fix)
