"""Old addresses on the hosts that tell them apart: programs of before (.php), a site in a folder, a folder in storage."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from botocore.exceptions import ClientError

from plugins.static_hosts.deploy import deploy
from plugins.static_hosts.fetch import Client
from plugins.static_hosts.redirects import Redirect
from plugins.static_hosts.verify import verify
from tests.static_hosts.servers import apache, nginx
from tests.static_hosts.sites import NOW, REDIRECTS, SITE, job, write_site
from tests.static_hosts.targets import Target, make_host, target

PHP = (Redirect("/about.php", "/concepts/"), Redirect("/index.php", "/"), Redirect("/wp/page.php", "", 410))


def open_folders(folder: Path) -> None:
    """Lets Apache, which runs as another user, into a test's folder."""
    for parent in (folder, *folder.parents):
        if parent == folder or parent.name.startswith("pytest-"):
            parent.chmod(0o755)


@pytest.mark.parametrize("kind", ["nginx", "apache"])
def test_programs_of_before(kind: str, tmp_path: Path) -> None:
    """An address of a site that ran PHP leads on, with whatever stands behind its question mark."""
    open_folders(tmp_path)
    host = make_host("folder", {"server": kind}, to=str(tmp_path / "www"))
    outcome = deploy(job(write_site(tmp_path / "output"), PHP), host, tmp_path / "work", now=NOW)
    assert outcome.manifest is not None, outcome.findings
    include = f"include {host.link.resolve().parent}/server/nginx.conf;"
    with nginx(tmp_path / "n", include) if kind == "nginx" else apache(tmp_path / "a", host.link) as server:
        client = Client(server.url)
        for path, status, location in (
            ("/about.php", 301, "/concepts/"),
            ("/about.php?id=3", 301, "/concepts/?id=3"),
            ("/index.php", 301, "/"),
            ("/wp/page.php", 410, ""),
            ("/other.php", 404, ""),
        ):
            answer = client.get(path)
            assert (answer.status, answer.headers.get("location", "").removeprefix(server.url)) == (status, location)
        client.close()
        assert verify(server.url, outcome.manifest, host.abilities).findings == ()


@pytest.mark.parametrize("name", ["pages", "folder"])
def test_a_host_that_would_offer_a_program_for_download_refuses(name: str, tmp_path: Path) -> None:
    """Without redirects and types of its own, a page that sends visitors on cannot stand under such a name."""
    with target(name, tmp_path) as place:
        outcome = deploy(job(write_site(tmp_path / "output"), PHP), place.host(), tmp_path / "work", now=NOW)
        assert [f.rule for f in outcome.findings] == ["host-limit"]
        assert "/about.php cannot lead to /concepts/" in outcome.findings[0].message
        assert place.files() == {}


# -- storage ---------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Target]:
    """A bucket with a folder in it, for a site whose address has that folder."""
    with target("s3", tmp_path_factory.mktemp("s3")) as found:
        found.options["prefix"] = "clinic/"
        yield found


def test_storage_leads_into_the_folder(place: Target) -> None:
    """Each object at an old address is a page of HTML, whatever its name, and leads to the site's folder."""
    wanted = replace(job(write_site(place.folder / "one"), (*REDIRECTS, *PHP)), site=f"{SITE}/clinic")
    host = place.host()
    outcome = deploy(wanted, host, place.folder / "work", now=NOW)
    assert outcome.ok, outcome.findings
    for path, to in (("old-concepts/index.html", "/concepts/"), ("old.html", "/goals/"), ("about.php", "/concepts/"), ("index.php", "/")):  # fmt: skip
        head: dict[str, Any] = host.client.head_object(Bucket=host.bucket, Key=f"clinic/{path}")  # type: ignore[attr-defined]
        assert head["WebsiteRedirectLocation"] == f"/clinic{to}"
        assert head["ContentType"] == "text/html; charset=utf-8"
    assert not [path for path in place.files() if not path.startswith("clinic/")]


@contextmanager
def website(client: Any, bucket: str, *, redirects: bool = True) -> Iterator[str]:
    """What a bucket's website endpoint does, in front of the real storage: index pages, redirects, its own 404 page.

    Without `redirects` it sends the page that stands at an old address, as a cache in front of storage does.
    """

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            path = self.path.partition("?")[0].lstrip("/")
            found, status = self._object(path + "index.html" if path.endswith("/") or not path else path), 200
            if found is None:
                found, status = self._object("clinic/404.html"), 404
            assert found is not None
            if (to := found.get("WebsiteRedirectLocation")) and redirects:
                self._answer(301, {"Location": to}, b"")
                return
            names = {
                "ContentType": "Content-Type",
                "CacheControl": "Cache-Control",
                "ContentEncoding": "Content-Encoding",
            }
            self._answer(status, {names[name]: found[name] for name in names if found.get(name)}, found["Body"].read())

        def _object(self, key: str) -> Any:
            try:
                return client.get_object(Bucket=bucket, Key=key)
            except ClientError:
                return None

        def _answer(self, status: int, headers: dict[str, str], body: bytes) -> None:
            self.send_response(status)
            for name, value in {**headers, "Content-Length": str(len(body))}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: Any) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}"
        finally:
            server.shutdown()
            thread.join()


def test_verify_of_a_folder_in_storage(place: Target) -> None:
    """A site in a folder of its domain, which storage serves: all is as published; a deleted page and a changed one are named."""
    wanted = replace(job(write_site(place.folder / "two", "two"), (*REDIRECTS, *PHP)), site=f"{SITE}/clinic")
    host: Any = place.host()
    outcome = deploy(wanted, host, place.folder / "work", now=NOW)
    assert outcome.manifest is not None, outcome.findings
    with website(host.client, host.bucket) as url:
        verdict = verify(f"{url}/clinic/", outcome.manifest, host.abilities)
        assert verdict.findings == ()
        assert (verdict.files, verdict.redirects) == (8, 6)
        with website(host.client, host.bucket, redirects=False) as without:
            assert verify(f"{without}/clinic", outcome.manifest, host.abilities).findings == ()
        host.client.delete_object(Bucket=host.bucket, Key="clinic/concepts/index.html")
        host.client.put_object(
            Bucket=host.bucket, Key="clinic/goals/index.html", Body=b"changed", ContentType="text/html; charset=utf-8"
        )
        host.client.put_object(Bucket=host.bucket, Key="clinic/old.html", Body=b"x", WebsiteRedirectLocation="/goals/")
        found = {(f.rule, f.url) for f in verify(f"{url}/clinic", outcome.manifest, host.abilities).findings}
        assert {("live-missing", "/concepts/"), ("live-differs", "/goals/"), ("live-redirect", "/old.html")} <= found
        assert deploy(wanted, place.host(), place.folder / "work", now=NOW).damage
        assert verify(f"{url}/clinic", outcome.manifest, host.abilities).findings == ()
