"""Who may ask, and how much: in front of everything that the server answers.

Any page in any browser tab can send requests to this machine. So only a browser that was given the first address, with its
token, gets a cookie; only requests to this machine by its own names are answered; only the editor's own pages may change
anything.
"""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qs

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

HOME = "/-/"
JSON_MOST = 6_000_000  # bytes of a call's body: two texts of the largest size, as JSON
FILE_MOST = 26_000_000  # bytes of an upload

_SAFE = ("GET", "HEAD")
_HEADERS = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-resource-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cache-control": "no-store",
    "permissions-policy": "camera=(), microphone=(), geolocation=()",
}
_POLICY = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"


@dataclass(frozen=True)
class Keys:
    """The token of the first address, and the secret that the browser keeps in its cookie from then on."""

    port: int
    token: str = field(default_factory=lambda: secrets.token_urlsafe(24))
    cookie: str = field(default_factory=lambda: secrets.token_urlsafe(24))

    @property
    def address(self) -> str:
        """What to open."""
        return f"http://127.0.0.1:{self.port}{HOME}?token={self.token}"

    @property
    def hosts(self) -> frozenset[str]:
        """What a browser on this machine calls the server."""
        return frozenset((f"127.0.0.1:{self.port}", f"localhost:{self.port}"))

    @property
    def cookie_name(self) -> str:
        """Cookies do not know ports: two editors on one machine need two names."""
        return f"editor-{self.port}"


class TooLarge(Exception):
    """A body with more bytes than its kind may have."""


@dataclass(frozen=True)
class Guard:
    """ASGI middleware that lets pass what the person at this machine asks for, and nobody else's."""

    app: ASGIApp
    keys: Keys

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers itself what is not let pass."""
        if scope["type"] != "http":
            if scope["type"] == "websocket":
                await send({"type": "websocket.close", "code": 1008})
                return
            await self.app(scope, receive, send)
            return
        answer = self._refusal(scope)
        with_headers = _with_headers(send)
        if answer is not None:
            await answer(scope, receive, with_headers)
            return
        most = FILE_MOST if scope["method"] == "PUT" and scope["path"].endswith("/picture") else JSON_MOST
        try:
            await self.app(scope, _bounded(receive, most), with_headers)
        except TooLarge:
            await _refused(413, "This is more than the editor takes at once.")(scope, receive, with_headers)

    def _refusal(self, scope: Scope) -> Response | None:
        headers = Headers(scope=scope)
        if headers.getlist("host") not in ([host] for host in self.keys.hosts):
            return _refused(421, "This server answers for this machine only.")
        if scope["method"] not in (*_SAFE, "POST", "PUT", "DELETE"):
            return _refused(405, "There is no such call.")
        given = parse_qs(scope["query_string"].decode("latin-1")).get("token")
        if given is not None and scope["path"] == HOME and scope["method"] == "GET":
            return self._welcome() if _same(given[-1], self.keys.token) else _refused(403, _EXPIRED)
        if not self._is_known(headers.getlist("cookie")):
            return _refused(403, _EXPIRED)
        if headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
            return _refused(403, "Another site's page may not ask for this.")
        if scope["method"] not in _SAFE and headers.get("origin") != f"http://{headers['host']}":
            return _refused(403, "Only the editor's own pages may change something.")
        return None

    def _welcome(self) -> Response:
        answer = RedirectResponse(HOME, 303)
        answer.set_cookie(self.keys.cookie_name, self.keys.cookie, httponly=True, samesite="strict", path="/")
        return answer

    def _is_known(self, cookies: Iterable[str]) -> bool:
        try:
            found = [SimpleCookie(text).get(self.keys.cookie_name) for text in cookies]
        except CookieError:
            return False
        return any(one is not None and _same(one.value, self.keys.cookie) for one in found)


_EXPIRED = "This address is not valid any more. Open the one that the command `invoke edit` printed."


def _same(one: str, other: str) -> bool:
    return hmac.compare_digest(one.encode(), other.encode())


def _refused(status: int, words: str) -> Response:
    return PlainTextResponse(words + "\n", status)


def _bounded(receive: Receive, most: int) -> Receive:
    """Ends a body that is larger than it may be, whatever its header says."""
    read = 0

    async def bounded() -> Message:
        nonlocal read
        message = await receive()
        read += len(message.get("body", b""))
        if read > most:
            raise TooLarge
        return message

    return bounded


def _with_headers(send: Send) -> Send:
    """Adds what every answer has; an answer may bring its own policy."""

    async def with_headers(message: Message) -> None:
        if message["type"] == "http.response.start":
            given = {name for name, _ in message["headers"]}
            more: Mapping[str, str] = {**_HEADERS, "content-security-policy": _POLICY}
            message["headers"] = [
                *message["headers"],
                *((name.encode(), value.encode()) for name, value in more.items() if name.encode() not in given),
            ]
        await send(message)

    return with_headers
