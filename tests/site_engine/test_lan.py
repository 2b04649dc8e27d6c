"""The site on a phone: nobody sees it who has not given the code, and nobody at all unless it was asked for."""

from __future__ import annotations

import http.client
import io
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from rich.console import Console

from plugins.site_engine.handler import LOOPBACK, SiteServer, served
from plugins.site_engine.lan import Lan, new_code
from plugins.site_engine.reload import ADDRESS, Builds
from plugins.site_engine.serve import print_way_in

CODE = "abcd-2345"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SiteServer]:
    """Serves a page to whoever has the code; the loopback address stands for the network's."""
    folder = tmp_path_factory.mktemp("lan")
    (folder / "page").mkdir()
    (folder / "index.html").write_text("home")
    (folder / "page/index.html").write_text("a page")
    (folder / "404.html").write_text("not here")
    with served(folder, builds=Builds("1"), lan=Lan(LOOPBACK, CODE)) as server:
        yield server


def get(server: SiteServer, path: str, method: str = "GET", **headers: str) -> tuple[int, str, Mapping[str, str]]:
    """Status, body and headers of an answer."""
    connection = http.client.HTTPConnection(LOOPBACK, server.server_address[1])
    try:
        connection.request(method, path, headers={"Host": server.hosts[0], **headers})
        answer = connection.getresponse()
        return answer.status, answer.read().decode(), dict(answer.headers)
    finally:
        connection.close()


def cookie(server: SiteServer) -> str:
    return get(server, f"/?code={CODE}")[2]["Set-Cookie"].partition(";")[0]


@pytest.mark.parametrize(
    "path", ["/", "/page/", "/nosuch/", "/page/index.html", ADDRESS, "/?code=", "/?code=abcd-2346", "//"]
)
def test_without_the_code_nothing_is_shown(server: SiteServer, path: str) -> None:
    """Neither pages, nor what is there at all, nor what is being built: only the page that asks for the code."""
    status, body, headers = get(server, path)
    assert status == 401
    assert "home" not in body
    assert "a page" not in body
    assert 'name="code"' in body
    assert "Set-Cookie" not in headers


@pytest.mark.parametrize("method", ["HEAD", "POST", "PUT"])
def test_other_methods_show_nothing_either(server: SiteServer, method: str) -> None:
    """A HEAD has the same answer without its body; others there are not."""
    status, body, _ = get(server, "/page/", method)
    assert status == (401 if method == "HEAD" else 501)
    assert "a page" not in body


@pytest.mark.parametrize("code", [CODE, "ABCD-2345", "abcd2345", "abcd%202345", " abcd-2345".replace(" ", "+")])
def test_the_code_opens_the_site_once_for_all(server: SiteServer, code: str) -> None:
    """In the form in which somebody types it; the cookie stands for it from then on and does not hold it."""
    status, _, headers = get(server, f"/page/?code={code}")
    assert (status, headers["Location"]) == (303, "/page/")
    given = headers["Set-Cookie"]
    assert "HttpOnly" in given
    assert "SameSite=Lax" in given
    assert "2345" not in given.partition(";")[0] or "abcd" not in given
    status, body, _ = get(server, "/page/", Cookie=given.partition(";")[0])
    assert (status, body.startswith("a page")) == (200, True)


@pytest.mark.parametrize("cookies", ["preview=", f"preview={CODE}", "preview=0", "other=1", "\x00", "preview"])
def test_another_cookie_opens_nothing(server: SiteServer, cookies: str) -> None:
    """Not even the code itself."""
    assert get(server, "/", Cookie=cookies)[0] == 401


@pytest.mark.parametrize("path", ["//evil.example/", "/\\evil.example/", "///evil.example"])
def test_the_way_in_leads_nowhere_else(server: SiteServer, path: str) -> None:
    """A link with the code in it stays on this server."""
    status, _, headers = get(server, f"{path}?code={CODE}")
    assert status == 303
    assert re.match(r"/(?![/\\])", headers["Location"])


@pytest.mark.parametrize("host", ["evil.example", "localhost", "127.0.0.1"])
def test_the_host_is_checked_first(server: SiteServer, host: str) -> None:
    """Another name for the server gets nothing, with the code or the cookie or without."""
    port = server.server_address[1]
    name = f"{host}:{port + 1}" if host == LOOPBACK else f"{host}:{port}"
    for path, cookies in (("/", ""), (f"/?code={CODE}", ""), ("/", cookie(server))):
        assert get(server, path, Host=name, Cookie=cookies)[0] == 421


def test_nobody_is_asked_on_ones_own_machine(tmp_path: Path) -> None:
    """Off by default: the loopback address alone, without a code."""
    (tmp_path / "index.html").write_text("home")
    with served(tmp_path) as server:
        assert server.server_address[0] == LOOPBACK
        assert get(server, "/")[:2] == (200, "home")


def test_codes_are_not_guessed() -> None:
    """Each is another one, of eight signs that cannot be taken for others."""
    codes = {new_code() for _ in range(50)}
    assert len(codes) == 50
    assert all(re.fullmatch(r"[2-9a-hjkmnp-z]{4}-[2-9a-hjkmnp-z]{4}", code) for code in codes)


def test_the_way_in_is_printed(server: SiteServer) -> None:
    """The address, the code, and a picture of both."""
    console = Console(file=io.StringIO(), width=100, color_system=None)
    assert server.lan is not None
    print_way_in(server, server.lan, console)
    printed = console.file.getvalue()  # type: ignore[attr-defined]
    assert f"{server.address}/" in printed
    assert CODE in printed
    assert "\u2588" in printed or "\u2580" in printed
