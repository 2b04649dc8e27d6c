"""Compares what is live with what was published: every address, byte, header, redirect and compressed copy."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from ..findings import Finding, in_order
from .fetch import Answer, Client
from .headers import Headers
from .hosts.base import Abilities
from .manifest import Manifest
from .media_types import is_compressible
from .messages import (
    LIVE_404,
    LIVE_COPY,
    LIVE_DIFFERS,
    LIVE_HEADER,
    LIVE_MISSING,
    LIVE_REDIRECT,
    LIVE_UNREACHABLE,
)
from .output_files import PublishedFile
from .paths import same_place
from .redirects import Redirect

_THREADS = 4
_NOWHERE = "/there-is-no-such-page-7f3a9c/"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was looked at, and what differs."""

    findings: tuple[Finding, ...]
    requests: int = 0
    files: int = 0
    redirects: int = 0
    copies: int = 0

    @property
    def ok(self) -> bool:
        """Whether the site is live as it was published."""
        return not self.findings


def verify(url: str, manifest: Manifest, abilities: Abilities, *, cafile: str = "") -> Verdict:
    """Fetches everything that the manifest promises from `url`, and says what differs.

    `abilities` says what the host was promised to do; no more is asked of it. Raises ValueError
    when `url` is none.
    """
    Client(url).close()  # a wrong address is said once
    checker = _Checker(url.rstrip("/"), manifest, abilities, cafile)
    tasks = [
        *(lambda f=file: checker.file(f) for file in manifest.files.values()),
        *(lambda r=redirect: checker.redirect(r) for redirect in manifest.redirects),
        checker.not_found,
        checker.folders,
        *(lambda p=path: checker.kept(p) for path in manifest.kept),
    ]
    with ThreadPoolExecutor(_THREADS) as pool:
        found = [finding for findings in pool.map(lambda task: list(task()), tasks) for finding in findings]
    return Verdict(
        tuple(in_order(found)), checker.requests, len(manifest.files), len(manifest.redirects), checker.copies
    )


class _Checker:
    """Asks for one thing after another; each thread has its own connection."""

    def __init__(self, url: str, manifest: Manifest, abilities: Abilities, cafile: str) -> None:
        self.url, self.manifest, self.abilities, self.cafile = url, manifest, abilities, cafile
        self.headers = Headers.from_data(manifest.headers)
        self.requests = self.copies = 0
        self._own, self._lock = threading.local(), threading.Lock()

    def ask(self, path: str, accept: str = "identity") -> Answer | Finding:
        """An answer, or a finding when none comes."""
        client = getattr(self._own, "client", None)
        if client is None:
            client = self._own.client = Client(self.url, cafile=self.cafile)
        with self._lock:
            self.requests += 1
        try:
            answer: Answer = client.get(path, accept=accept)
            return answer
        except OSError as error:
            return LIVE_UNREACHABLE.at(f"{path}: {error}", url=path)

    def file(self, file: PublishedFile) -> Iterator[Finding]:
        """The file itself, its headers, and its compressed copies."""
        answer = self.ask(file.url)
        if isinstance(answer, Finding):
            yield answer
            return
        if answer.status != 200:
            yield LIVE_MISSING.at(f"{file.url} answers {answer.status} instead of 200", url=file.url)
            return
        yield from self._same(file, answer, "")
        yield from self._promised(file, answer)
        if is_compressible(file.path):
            for coding in self.abilities.codings:
                if file.path + {"br": ".br", "zstd": ".zst", "gzip": ".gz"}[coding] in self.manifest.extras:
                    yield from self._copy(file, coding)

    def _copy(self, file: PublishedFile, coding: str) -> Iterator[Finding]:
        answer = self.ask(file.url, accept=coding)
        if isinstance(answer, Finding):
            yield answer
            return
        with self._lock:
            self.copies += 1
        if answer.coding != coding:
            yield LIVE_COPY.at(
                f"{file.url} is not sent as {coding} to who asks for it (Content-Encoding: {answer.coding or 'none'})",
                url=file.url,
            )
            return
        if "accept-encoding" not in answer.headers.get("vary", "").lower():
            yield LIVE_HEADER.at(
                f"{file.url} is sent as {coding} without `Vary: Accept-Encoding`",
                "Caches would mix the copies up.",
                url=file.url,
            )
        yield from self._same(file, answer, f" as {coding}")
        yield from self._promised(file, answer)

    def _same(self, file: PublishedFile, answer: Answer, how: str) -> Iterator[Finding]:
        try:
            body = answer.plain()
        except ValueError as error:
            yield LIVE_DIFFERS.at(f"{file.url}{how}: {error}", url=file.url)
            return
        if hashlib.sha256(body).hexdigest() != file.sha256:
            yield LIVE_DIFFERS.at(
                f"{file.url}{how} is not what was published ({len(body)} bytes instead of {file.size})", url=file.url
            )

    def _promised(self, file: PublishedFile, answer: Answer) -> Iterator[Finding]:
        wanted = {"Content-Type": file.type} if self.abilities.caching or self.abilities.headers else {}
        if self.abilities.caching:
            wanted["Cache-Control"] = self.headers.cache_control(file)
        if self.abilities.headers:
            wanted |= self.headers.always_of(file.path)
        yield from self._headers(file.url, answer, wanted)

    def _headers(self, url: str, answer: Answer, wanted: dict[str, str]) -> Iterator[Finding]:
        for name, value in wanted.items():
            sent = answer.headers.get(name.lower())
            if sent is None:
                yield LIVE_HEADER.at(
                    f"{url} is sent without {name}", f"It should be `{name}: {_short(value)}`.", url=url
                )
            elif name.lower() in answer.repeated:
                yield LIVE_HEADER.at(
                    f"{url} is sent with {name} twice",
                    "Take one of the two out of the server's configuration.",
                    url=url,
                )
            elif _normal(sent) != _normal(value):
                yield LIVE_HEADER.at(
                    f"{url} is sent with `{name}: {_short(sent)}`",
                    f"It should be `{_short(value)}`.",
                    url=url,
                )

    def redirect(self, redirect: Redirect) -> Iterator[Finding]:
        """The old address leads to the new one, or is gone."""
        answer = self.ask(redirect.source)
        if isinstance(answer, Finding):
            yield answer
        elif redirect.status == 410:
            if answer.status not in ((410,) if self.abilities.gone else (404, 410)):
                yield LIVE_REDIRECT.at(
                    f"{redirect.source} answers {answer.status} instead of {'410' if self.abilities.gone else '404'}",
                    url=redirect.source,
                )
            elif self.abilities.headers:
                yield from self._headers(redirect.source, answer, dict(self.headers.always))
        elif self.abilities.redirects or answer.status in (301, 308):
            target = urljoin(self.url + redirect.source, answer.headers.get("location", ""))
            wanted = urlsplit(self.url).path.rstrip("/") + redirect.target
            if (
                answer.status not in (301, 308)
                or urlsplit(target).path != wanted
                or urlsplit(target).netloc != urlsplit(self.url).netloc
            ):
                yield LIVE_REDIRECT.at(
                    f"{redirect.source} answers {answer.status} {answer.headers.get('location', '')} instead of 301 {wanted}",
                    url=redirect.source,
                )
            elif self.abilities.headers:
                yield from self._headers(redirect.source, answer, dict(self.headers.always))
        elif answer.status != 200 or f"url={redirect.target}".encode() not in _plain(answer).replace(
            urlsplit(self.url).path.encode() or b"\0", b""
        ):
            yield LIVE_REDIRECT.at(
                f"{redirect.source} does not send its visitors to {redirect.target}",
                url=redirect.source,
            )

    def not_found(self) -> Iterator[Finding]:
        """An address that leads nowhere: a 404 with the site's own page."""
        answer = self.ask(_NOWHERE)
        if isinstance(answer, Finding):
            yield answer
            return
        if answer.status != 404:
            yield LIVE_404.at(
                f"An address that leads nowhere answers {answer.status} instead of 404",
                url=_NOWHERE,
            )
        page = self.manifest.files.get("404.html")
        if page is not None and hashlib.sha256(_plain(answer)).hexdigest() != page.sha256:
            yield LIVE_404.at(
                "An address that leads nowhere does not show the site's own page",
                url=_NOWHERE,
            )
        if self.abilities.headers:
            yield from self._headers(_NOWHERE, answer, dict(self.headers.always))

    def folders(self) -> Iterator[Finding]:
        """A page's address without its slash leads to the one with it, so that a page has one address."""
        if not self.abilities.redirects or not self.abilities.folders:
            return
        page = next(
            (f for f in self.manifest.files.values() if f.is_page and f.url.endswith("/") and f.url != "/"), None
        )
        if page is None:
            return
        answer = self.ask(page.url.rstrip("/"))
        if isinstance(answer, Finding):
            yield answer
        elif answer.status not in (301, 308) or same_place(
            urlsplit(answer.headers.get("location", "")).path
        ) != same_place(page.url):
            yield LIVE_REDIRECT.at(
                f"{page.url.rstrip('/')} answers {answer.status} instead of leading to {page.url}",
                "Include the published configuration in the server's.",
                url=page.url,
            )

    def kept(self, path: str) -> Iterator[Finding]:
        """A hashed file of an earlier release is still there."""
        answer = self.ask("/" + path)
        if isinstance(answer, Finding):
            yield answer
        elif answer.status != 200:
            yield LIVE_MISSING.at(
                f"/{path}, which pages that are still open may ask for, answers {answer.status}",
                url="/" + path,
            )


def _plain(answer: Answer) -> bytes:
    """The body without its coding; as it came where it is not in the coding that it claims."""
    try:
        return answer.plain()
    except ValueError:
        return answer.body


def _normal(value: str) -> str:
    """A header's value without what makes no difference: the case and spaces of a media type's parameters."""
    return " ".join(value.replace("; ", ";").split()).lower()


def _short(value: str) -> str:
    return value if len(value) <= 60 else value[:57] + "..."
