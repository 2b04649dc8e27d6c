"""Who may look from another device: the address in the local network, and a code that is asked for once.

Off unless somebody asks for it. A browser that has given the code keeps a cookie, which stands for the code and is not it.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
import socket
from dataclasses import dataclass
from html import escape
from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qs, urlsplit

_COOKIE = "preview"
_SIGNS = "23456789abcdefghjkmnpqrstuvwxyz"  # without those that look like others
_SIGNS_OF_CODE = 8  # 31 ** 8 codes: nobody guesses one over a network
_ANYWHERE = ("192.0.2.1", 9)  # an address for documentation (RFC 5737), to which nothing is sent

_PAGE = """\
<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="robots" content="noindex"><title>The code, please</title>
<style>
:root {{ color-scheme: light dark; font: 1.125rem/1.5 system-ui, sans-serif }}
body {{ max-width: 22rem; margin: 15vh auto; padding: 0 1rem }}
input, button {{ font: inherit; padding: .6rem .8rem; min-height: 2.75rem; box-sizing: border-box; width: 100% }}
input {{ letter-spacing: .1em; margin: .25rem 0 .75rem }}
</style></head><body><main><h1>The code, please</h1>
<p>{said}</p>
<form method="get" action="/"><label for="code">Code</label>
<input id="code" name="code" autocomplete="off" autocapitalize="none" spellcheck="false" required autofocus>
<button>Show the site</button></form></main></body></html>
"""


class NoNetwork(OSError):
    """This machine has no address in a network."""


@dataclass(frozen=True, slots=True)
class Lan:
    """Where the server listens in the local network, and the code that it asks for."""

    host: str
    code: str

    @property
    def cookie(self) -> str:
        """The cookie of a browser that has given the code, as a header's value."""
        return f"{_COOKIE}={self._token}; Path=/; HttpOnly; SameSite=Lax"

    @property
    def _token(self) -> str:
        return hashlib.sha256(f"preview:{self.code}".encode()).hexdigest()

    def knows(self, cookies: str) -> bool:
        """Whether a browser with these cookies has given the code."""
        try:
            found = SimpleCookie(cookies).get(_COOKIE)
        except CookieError:
            return False
        return found is not None and hmac.compare_digest(found.value.encode(), self._token.encode())

    def opens(self, path: str) -> bool:
        """Whether an address that a browser asks for has the code in it, in capitals or not."""
        given = parse_qs(urlsplit(path).query).get("code", [""])[0]
        return hmac.compare_digest(_plain(given).encode(), _plain(self.code).encode())

    @staticmethod
    def without_code(path: str) -> str:
        """Where a browser goes on to that has given the code: a path on this server, whatever was asked for."""
        return "/" + path.partition("?")[0].lstrip("/\\")

    def page(self, path: str) -> bytes:
        """The page that asks for the code."""
        wrong = "code=" in path
        said = (
            "That was not the code. It stands" if wrong else "This is a site that is being worked on. Its code stands"
        )
        return _PAGE.format(said=escape(f"{said} in the window in which the site is served.")).encode()


def _plain(code: str) -> str:
    return "".join(sign for sign in code.lower() if sign.isalnum())


def new_code() -> str:
    """A code that can be read out and typed: "abcd-2345"."""
    signs = "".join(secrets.choice(_SIGNS) for _ in range(_SIGNS_OF_CODE))
    return f"{signs[:4]}-{signs[4:]}"


def own_address() -> str:
    """This machine's address in the local network. Raises NoNetwork."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(_ANYWHERE)
            found = str(probe.getsockname()[0])
        except OSError as error:
            raise NoNetwork(error.errno, "this computer is in no network") from None
    return found
