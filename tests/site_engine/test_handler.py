"""The web server on the loopback address: what it answers, and to whom."""

from __future__ import annotations

import http.client
from collections.abc import Iterator
from pathlib import Path

import pytest

from plugins.site_engine.handler import SiteServer, served


@pytest.fixture
def server(tmp_path: Path) -> Iterator[SiteServer]:
    """Serves a page, with a file beside the folder that is nobody's business."""
    (tmp_path / "output/page").mkdir(parents=True)
    (tmp_path / "output/index.html").write_text("home")
    (tmp_path / "output/page/index.html").write_text("a page")
    (tmp_path / "private").mkdir()
    (tmp_path / "private/index.html").write_text("secret")
    with served(tmp_path / "output") as server:
        yield server


def get(server: SiteServer, path: str, host: str | None = None, method: str = "GET") -> tuple[int, str]:
    """Status and body of an answer; `host` is the name that the browser was given for the server."""
    connection = http.client.HTTPConnection("127.0.0.1", server.server_address[1])
    connection.putrequest(method, path, skip_host=True)
    port = server.server_address[1]
    if host is None or host:
        connection.putheader("Host", (host or "127.0.0.1:PORT").replace("PORT", str(port)))
    connection.endheaders()
    answer = connection.getresponse()
    try:
        return answer.status, answer.read().decode()
    finally:
        connection.close()


@pytest.mark.parametrize("host", ["127.0.0.1:PORT", "localhost:PORT"])
def test_a_browser_on_this_machine_is_answered(server: SiteServer, host: str) -> None:
    """Under both names of the machine."""
    assert get(server, "/page/", host) == (200, "a page")


@pytest.mark.parametrize("method", ["GET", "HEAD"])
@pytest.mark.parametrize("host", ["evil.example:PORT", "127.0.0.1", "localhost:1", "127.0.0.1:PORT.evil.example", ""])
def test_another_name_is_refused(server: SiteServer, host: str, method: str) -> None:
    """A site whose name leads here (DNS rebinding) gets nothing, and says nothing, for a page or for none."""
    for path in ("/", "/page/", "/nosuch/"):
        status, body = get(server, path, host, method)
        assert status == 421
        assert "home" not in body
        assert "a page" not in body


def test_nothing_outside_of_the_folder_is_served(server: SiteServer, tmp_path: Path) -> None:
    """Neither through dots nor through links: to a file, to a folder, or in place of a page."""
    output = tmp_path / "output"
    (output / "file.html").symlink_to(tmp_path / "private/index.html")
    (output / "folder").symlink_to(tmp_path / "private")
    for name in ("index.html", "index.htm"):
        (output / name.replace(".", "-")).mkdir()
        (output / name.replace(".", "-") / name).symlink_to(tmp_path / "private/index.html")
    (output / "circle").symlink_to(output / "circle")
    (output / "404.html").symlink_to(tmp_path / "private/index.html")
    for path in ("/file.html", "/folder/", "/folder/index.html", "/index-html/", "/index-htm/", "/circle",
                 "/../private/index.html", "/%2e%2e/private/index.html", "/page/..%2f..%2fprivate/index.html", "/%00"):  # fmt: skip
        status, body = get(server, path)
        assert status == 404, path
        assert "secret" not in body, path


def test_a_link_within_the_folder_is_followed(server: SiteServer, tmp_path: Path) -> None:
    """What it leads to is served anyway; the folder itself may be a link as well."""
    (tmp_path / "output/again").symlink_to(tmp_path / "output/page")
    assert get(server, "/again/") == (200, "a page")
    (tmp_path / "link").symlink_to(tmp_path / "output")
    with served(tmp_path / "link") as linked:
        assert get(linked, "/page/") == (200, "a page")


def test_addresses_start_with_the_sites_folder(server: SiteServer) -> None:
    """For a site that stands in a folder of its host; what only starts like it is another address."""
    server.base_path = "/clinic"
    assert get(server, "/clinic/page/?x=/y") == (200, "a page")
    assert get(server, "/clinic/")[1] == "home"
    assert get(server, "/clinicpage/")[0] == 404
