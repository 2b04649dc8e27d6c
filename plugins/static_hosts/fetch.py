"""A small HTTP client: one request, the answer as it is, nothing followed and nothing decoded."""

from __future__ import annotations

import gzip
import http.client
import ssl
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

_LARGEST = 64 << 20  # bytes; larger than any file of a site


@dataclass(frozen=True, slots=True)
class Answer:
    """A host's answer. Header names are in small letters; `repeated` names headers that were sent twice."""

    status: int
    headers: Mapping[str, str]
    body: bytes
    repeated: tuple[str, ...] = ()

    @property
    def coding(self) -> str:
        """The content coding of the body, "" for none."""
        return self.headers.get("content-encoding", "").lower()

    def plain(self) -> bytes:
        """The body without its content coding. Raises ValueError when it is not what the header says."""
        try:
            return _DECODERS[self.coding](self.body) if self.coding else self.body
        except KeyError:
            raise ValueError(f"the content coding {self.coding} is unknown") from None
        except Exception as error:  # each library has errors of its own
            raise ValueError(f"the body is not {self.coding}: {error}") from None


def _brotli(data: bytes) -> bytes:
    import brotli  # type: ignore[import-untyped]

    return bytes(brotli.decompress(data))


def _zstd(data: bytes) -> bytes:
    import zstandard

    return zstandard.ZstdDecompressor().decompress(data, max_output_size=_LARGEST)


_DECODERS: Mapping[str, Callable[[bytes], bytes]] = {
    "br": _brotli,
    "zstd": _zstd,
    "gzip": gzip.decompress,
    "identity": bytes,
}


class Client:
    """Asks one host over one connection, which it keeps. Not for several threads at once."""

    def __init__(self, base: str, *, cafile: str = "", timeout: float = 20) -> None:
        parts = urlsplit(base)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise ValueError(f"{base!r} is no address of a site: it starts with https:// and a domain.")
        host = parts.hostname if parts.hostname.isascii() else parts.hostname.encode("idna").decode()
        self.prefix = parts.path.rstrip("/")
        context = ssl.create_default_context(cafile=cafile or None) if parts.scheme == "https" else None
        self._connection: http.client.HTTPConnection = (
            http.client.HTTPSConnection(host, parts.port, timeout=timeout, context=context)
            if context
            else http.client.HTTPConnection(host, parts.port, timeout=timeout)
        )

    def get(self, path: str, *, accept: str = "identity", headers: Mapping[str, str] | None = None) -> Answer:
        """GETs a path of the site. Raises OSError when no answer comes, also on the second try."""
        for attempt in (1, 2):
            try:
                self._connection.request(
                    "GET",
                    self.prefix + path,
                    headers={"Accept-Encoding": accept, "Host": self.host, **(headers or {})},
                )
                response = self._connection.getresponse()
                body = response.read(_LARGEST)
                break
            except (OSError, http.client.HTTPException) as error:
                self._connection.close()  # a server may end a kept connection at any time
                if attempt == 2:
                    raise OSError(f"no answer: {error or type(error).__name__}") from None
        names = [name.lower() for name, _ in response.getheaders()]
        repeated = tuple(sorted({name for name in names if names.count(name) > 1 and name != "set-cookie"}))
        return Answer(response.status, {n.lower(): v for n, v in response.getheaders()}, body, repeated)

    @property
    def host(self) -> str:
        """What a request calls the host: its name, and its port where it is not the usual one."""
        host, port = self._connection.host, self._connection.port
        return host if port == self._connection.default_port else f"{host}:{port}"

    def close(self) -> None:
        """Ends the connection."""
        self._connection.close()
