"""nginx and Apache serve what was published, asked for by `verify`, and verify sees when they do not."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import urljoin

import pytest

from plugins.static_hosts.deploy import deploy
from plugins.static_hosts.fetch import Client
from plugins.static_hosts.hosts.folder import FolderHost
from plugins.static_hosts.manifest import Manifest
from plugins.static_hosts.verify import Verdict, verify
from tests.static_hosts.servers import Server, apache, nginx, proxy
from tests.static_hosts.sites import NOW, job, write_site
from tests.static_hosts.targets import make_host

OWN_SOURCES = {"script-src": ("'wasm-unsafe-eval'",), "form-action": ("https://forms.clinic-for-tests.org",)}


@dataclass(frozen=True)
class Live:
    """A published site and the server that serves it."""

    server: Server
    host: FolderHost
    manifest: Manifest

    @property
    def public(self) -> Path:
        """The folder that is served."""
        return self.host.link.resolve()

    def verify(self) -> Verdict:
        """What verify says of it."""
        return verify(self.server.url, self.manifest, self.host.abilities)


@contextmanager
def serving(kind: str, folder: Path) -> Iterator[Live]:
    """Publishes the small site to a folder and serves it."""
    host = make_host("folder", {"server": kind}, to=str(folder / "www"))
    what = replace(job(write_site(folder / "output")), page_sources={"concepts/index.html": OWN_SOURCES})
    outcome = deploy(what, host, folder / "work", now=NOW)
    assert outcome.ok, outcome.findings
    assert outcome.manifest is not None
    if kind == "nginx":
        with nginx(folder / "nginx", f"include {host.link.resolve().parent}/server/nginx.conf;") as server:
            yield Live(server, host, outcome.manifest)
    else:
        with apache(folder / "apache", host.link) as server:
            yield Live(server, host, outcome.manifest)


@pytest.fixture(scope="module", params=["nginx", "apache"])
def live(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Live]:
    """The small site, live on each server."""
    folder = tmp_path_factory.mktemp(request.param)
    folder.chmod(0o755)
    for parent in folder.parents:
        if parent.name.startswith("pytest-"):
            parent.chmod(0o755)  # Apache runs as another user
    with serving(request.param, folder) as found:
        yield found


def test_everything_promised_is_sent(live: Live) -> None:
    """Every header, redirect, compressed copy and cache rule is there, and every byte is as published."""
    verdict = live.verify()
    assert verdict.findings == ()
    assert verdict.files == 8
    assert verdict.redirects == 3
    assert verdict.copies == 3 * 5  # five files that shrink, in three codings each


def test_what_one_page_needs_is_allowed_there_alone(live: Live) -> None:
    """The page has its own policy, with and without index.html in the server's mind, and all others have the site's."""
    client = Client(live.server.url)
    policies = {path: client.get(path).headers["content-security-policy"] for path in ("/", "/concepts/", "/goals/")}
    client.close()
    assert "'wasm-unsafe-eval'" in policies["/concepts/"]
    assert "form-action https://forms.clinic-for-tests.org;" in policies["/concepts/"]
    assert policies["/"] == policies["/goals/"]
    assert "unsafe" not in policies["/"]
    assert "form-action 'none';" in policies["/"]


@pytest.mark.parametrize(
    ("path", "status", "location"),
    [
        ("/", 200, None),
        ("/concepts/", 200, None),
        ("/concepts", 301, "/concepts/"),
        ("/concepts/index.html", 301, "/concepts/"),
        ("/index.html", 301, "/"),
        ("/old-concepts/", 301, "/concepts/"),
        ("/old-concepts", 301, "/concepts/"),
        ("/old-concepts?utm_source=letter", 301, "/concepts/?utm_source=letter"),
        ("/old.html", 301, "/goals/"),
        ("/gone/", 410, None),
        ("/gone", 410, None),
        ("/nowhere/", 404, None),
        ("/nowhere.css", 404, None),
        ("/concepts/index.html.br", 404, None),
        ("/.htaccess", 404, None),
        ("/..%2f..%2fetc/passwd", None, None),
        ("//elsewhere.example/index.html", 404, None),
        ("//elsewhere.example/%2e%2e", None, None),
        ("/concepts%0d%0aSet-Cookie:%20a=b", 404, None),
        ("/images/", 404, None),
    ],
)
def test_addresses(live: Live, path: str, status: int | None, location: str | None) -> None:
    """Each address answers with its one status, and a redirect never leads to another site."""
    client = Client(live.server.url)
    answer = client.get(path)
    client.close()
    if status is not None:
        assert answer.status == status, answer.headers
    else:
        assert answer.status in (200, 400, 403, 404)
    target = answer.headers.get("location", "")
    target = target.removeprefix(live.server.url)
    assert target == (location or "")
    assert b"root:" not in answer.body
    assert "set-cookie" not in answer.headers


@pytest.mark.parametrize(
    "forwarded",
    [
        {"Host": "$http_host", "X-Forwarded-Proto": "$scheme"},
        {"Host": "$http_host", "X-Forwarded-Proto": '"https,http"'},
        {"Host": "$http_host", "Forwarded": "'for=192.0.2.1;proto=https;by=192.0.2.2'"},
    ],
    ids=["X-Forwarded-Proto", "two proxies", "Forwarded"],
)
def test_redirects_stay_on_https_behind_a_proxy(live: Live, tmp_path: Path, forwarded: dict[str, str]) -> None:
    """Visitors speak https with a proxy, the proxy http with the server: every redirect leads to https, and all is as published."""
    with proxy(tmp_path, live.server.url, forwarded) as (front, certificate):
        client = Client(front.url, cafile=str(certificate))
        for path in ("/concepts", "/concepts/index.html", "/old-concepts/", "/old-concepts?a=b", "/old.html"):
            answer = client.get(path)
            target = answer.headers["location"]
            assert (answer.status, urljoin(front.url + path, target).startswith(front.url + "/")) == (301, True), target
        client.close()
        assert verify(front.url, live.manifest, live.host.abilities, cafile=str(certificate)).findings == ()


@pytest.mark.parametrize(
    ("accept", "coding"),
    [
        ("gzip, deflate, br, zstd", "br"),
        ("gzip, zstd", "zstd"),
        ("gzip", "gzip"),
        ("br;q=1.0, gzip;q=0.5", "br"),
        ("br;q=0, gzip", "gzip"),
        ("br;q=0.0, zstd;q=0, gzip;q=0", ""),
        ("", ""),
        ("identity", ""),
        ("brotli", ""),
    ],
)
def test_the_best_copy_that_is_asked_for(live: Live, accept: str, coding: str) -> None:
    """A client gets the smallest copy that it takes, and never one that it refuses."""
    client = Client(live.server.url)
    answer = client.get("/", accept=accept)
    client.close()
    assert answer.coding == coding
    assert answer.headers["content-type"].replace(" ", "").lower() == "text/html;charset=utf-8"
    assert b"Version one" in answer.plain()


def test_a_file_that_is_known_is_not_sent_again(live: Live) -> None:
    """A browser that has the page gets a 304 for its ETag, with the security headers."""
    client = Client(live.server.url)
    first = client.get("/concepts/", accept="br")
    again = client.get("/concepts/", accept="br", headers={"If-None-Match": first.headers["etag"]})
    client.close()
    assert again.status == 304
    assert again.body == b""


def test_errors_carry_the_headers_too(live: Live) -> None:
    """A 404 has the policy, is not cached for a year, and can be compressed."""
    client = Client(live.server.url)
    answer = client.get("/assets/site.0123456789.css", accept="br")
    client.close()
    assert answer.status == 404
    assert answer.coding == "br"
    assert b"Not found" in answer.plain()
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    assert "immutable" not in answer.headers["cache-control"]
    assert answer.repeated == ()


@pytest.mark.parametrize("kind", ["nginx", "apache"])
def test_verify_sees_what_is_wrong(kind: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Changed bytes, a missing page, a stale copy and a missing file of an earlier release are each reported."""
    folder = tmp_path_factory.mktemp(f"wrong-{kind}")
    for parent in (folder, *folder.parents):
        if parent.name.startswith("pytest-") or parent == folder:
            parent.chmod(0o755)
    with serving(kind, folder) as live:
        public = live.public
        (public / "concepts/index.html").write_text("<p>changed")
        for copy in public.glob("concepts/index.html.*"):
            copy.unlink()
        (public / "goals/index.html").unlink()
        for copy in public.glob("goals/index.html.*"):
            copy.unlink()
        (public / "index.html.gz").unlink()
        said = {(f.rule, f.url) for f in live.verify().findings}
    assert ("live-differs", "/concepts/") in said
    assert ("live-copy", "/concepts/") in said
    assert ("live-missing", "/goals/") in said
    assert ("live-copy", "/") in said


def test_verify_sees_missing_headers(tmp_path: Path) -> None:
    """A server without the include is told of every header that it does not send."""
    with serving("nginx", tmp_path) as live, nginx(tmp_path / "bare", f"root {live.public};") as bare:
        verdict = verify(bare.url, live.manifest, live.host.abilities)
    about_home = " ".join(f.message for f in verdict.findings if f.url == "/")
    for name in ("Content-Security-Policy", "Strict-Transport-Security", "Cache-Control", "Permissions-Policy"):
        assert name in about_home
    assert {f.rule for f in verdict.findings} >= {"live-header", "live-redirect", "live-404", "live-copy"}
