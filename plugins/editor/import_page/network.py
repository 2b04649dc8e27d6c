"""Pages and pictures from the network: http and https alone, bounded in size and time, and never from a private address."""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
import time
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import quote, urljoin, urlsplit

from ..refused import Refused

Address = ipaddress.IPv4Address | ipaddress.IPv6Address

_HOPS = 5  # times that an address may lead to another one
_WAIT = 10.0  # seconds without an answer
_WHOLE = 60.0  # seconds for one file
_CHUNK = 65_536  # bytes
_MOVED = (301, 302, 303, 307, 308)


def is_public(address: Address) -> bool:
    """Whether an address belongs to the open network: not to this machine, nor to the clinic's own network."""
    mapped = getattr(address, "ipv4_mapped", None)
    return is_public(mapped) if mapped is not None else address.is_global and not address.is_multicast


@dataclass(frozen=True, slots=True)
class Download:
    """The bytes of an address, the address that they came from in the end, and their media type with its encoding."""

    data: bytes
    url: str
    type: str


@dataclass(frozen=True, slots=True)
class Network:
    """Fetches. `allowed` says of each address that a name stands for whether it may be asked."""

    allowed: Callable[[Address], bool] = is_public

    def fetch(self, url: str, most: int) -> Download:
        """What is at an address, at most so many bytes of it. Raises Refused."""
        until = time.monotonic() + _WHOLE
        for _ in range(_HOPS + 1):
            answer = self._ask(url, most, until)
            if isinstance(answer, Download):
                return answer
            url = urljoin(url, answer)
        raise Refused(f"`{url[:80]}` leads from one address to the next without end", "Give the address of the page.")

    def _ask(self, url: str, most: int, until: float) -> Download | str:
        """What is there, or the address that it leads to. Raises Refused."""
        try:
            parts = urlsplit(url)
            host, port, safe = parts.hostname or "", parts.port, parts.scheme == "https"
        except ValueError:
            raise Refused(f"`{url[:80]}` is not an address", "Write it as https://www.example.org/page/.") from None
        if parts.scheme not in ("http", "https") or not host or parts.username is not None:
            raise Refused(f"`{url[:80]}` is not an address of the web", "Write it as https://www.example.org/page/.")
        connection = _Connection(host, port or (443 if safe else 80), self._address(host), safe)
        path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~._-") + (f"?{parts.query}" if parts.query else "")
        try:
            connection.request("GET", path, headers={"User-Agent": "import-page", "Accept-Encoding": "identity"})
            answer = connection.getresponse()
            if answer.status in _MOVED and (to := answer.getheader("Location")):
                return to
            if answer.status != 200:
                raise Refused(
                    f"`{url[:80]}` answers with {answer.status}", "Open it in a browser and look whether it is there."
                )
            return Download(_bounded(answer, most, until), url, answer.getheader("Content-Type") or "")
        except (OSError, http.client.HTTPException, ValueError) as error:
            raise Refused(
                f"`{url[:80]}` cannot be fetched ({error})", "Try again, or save the page and import the file."
            ) from None
        finally:
            connection.close()

    def _address(self, host: str) -> str:
        """The address that a name stands for. Only this one is asked, whatever the name stands for later. Raises Refused."""
        try:
            found = {info[4][0] for info in socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)}
        except (OSError, UnicodeError):
            raise Refused(f"There is no site `{host[:80]}`", "Look at how it is written.") from None
        addresses = sorted(str(one).partition("%")[0] for one in found)
        if not all(self.allowed(ipaddress.ip_address(one)) for one in addresses):
            raise Refused(f"`{host[:80]}` is not on the open network", "Save the page and import the file.")
        return addresses[0]


class _Connection(http.client.HTTPConnection):
    """A connection to an address that is known already, under the name of its host."""

    def __init__(self, host: str, port: int, address: str, safe: bool) -> None:
        super().__init__(host, port, timeout=_WAIT)
        self._to, self._safe = (address, port), safe
        if safe:
            self.default_port = 443

    def connect(self) -> None:
        """Opens it; a certificate has to be the host's."""
        self.sock = socket.create_connection(self._to, self.timeout)
        if self._safe:
            self.sock = ssl.create_default_context().wrap_socket(self.sock, server_hostname=self.host)


def _bounded(answer: http.client.HTTPResponse, most: int, until: float) -> bytes:
    parts, size = [], 0
    while chunk := answer.read(_CHUNK):
        size += len(chunk)
        if size > most:
            raise Refused(f"This has more than {most / 1e6:g} MB", "Save it smaller.")
        if time.monotonic() > until:
            raise Refused("This takes too long", "Save the page and import the file.")
        parts.append(chunk)
    return b"".join(parts)
