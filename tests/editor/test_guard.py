"""Requests that nobody at this machine has sent: each is refused with the right status, and nothing has changed."""

from __future__ import annotations

import json
import socket
from collections.abc import Iterator, Mapping

import pytest

from plugins.editor.server.guard import FILE_MOST, JSON_MOST
from tests.support.counts import HUNG
from tests.support.editor import Running, running
from tests.support.site import small_site

SAVE = json.dumps({"path": "pages/plain.md", "seen": "absent", "text": "taken over"}).encode()
JSON = {"Content-Type": "application/json"}


@pytest.fixture(scope="module")
def editor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """One editor for all requests: none of them may change anything."""
    site = small_site(tmp_path_factory.mktemp("guarded"))
    secret = site.folder / "secret.txt"
    secret.write_text("a secret outside of content")
    (site.content / "images").mkdir()
    (site.content / "images/link.png").symlink_to(secret)
    (site.content / "pages/link.md").symlink_to(secret)
    with running(site) as found:
        yield found


@pytest.fixture(autouse=True)
def nothing_changes(editor: Running) -> Iterator[None]:
    """Every file of the folder, the history included, is as it was before."""

    def state() -> dict[str, bytes]:
        return {str(p): p.read_bytes() for p in editor.site.folder.rglob("*") if p.is_file() and p.name != "lock"}

    before = state()
    yield
    assert state() == before


def without(headers: Mapping[str, str], *names: str, **others: str) -> dict[str, str]:
    return {**{name: value for name, value in headers.items() if name not in names}, **others}


@pytest.mark.parametrize(
    "address",
    ["/-/", "/-/frame", "/-/static/main.js", "/-/api/state", "/-/api/file?path=pages/plain.md", "/", "/plain/", "/images/link.png"],
)  # fmt: skip
@pytest.mark.parametrize("cookie", [None, "", "editor-0=x", "editor-{port}=", "editor-{port}=guess", "other={cookie}"])
def test_without_the_cookie_there_is_nothing(editor: Running, address: str, cookie: str | None) -> None:
    """No page, no file, no call; a wrong cookie is none."""
    headers = {}
    if cookie is not None:
        headers["Cookie"] = cookie.format(port=editor.keys.port, cookie=editor.keys.cookie)
    answer = editor.send("GET", address, headers=headers)
    assert answer.status == 403
    assert b"invoke edit" in answer.data


@pytest.mark.parametrize("token", ["", "x", "guess", "%00", "a" * 5000])
def test_only_the_right_token_opens(editor: Running, token: str) -> None:
    """A wrong one gets no cookie, not even beside a right cookie."""
    for headers in ({}, editor.allowed):
        answer = editor.send("GET", f"/-/?token={token}", headers=headers)
        assert answer.status == (403 if token or headers == {} else 200)
        assert "set-cookie" not in answer.headers


def test_the_right_token_gives_a_strict_cookie_and_leaves_the_address(editor: Running) -> None:
    """No script can read it, no other site sends it along, and the token is not in the history."""
    answer = editor.send("GET", f"/-/?token={editor.keys.token}", headers={})
    assert answer.status == 303
    assert answer.headers["location"] == "/-/"
    cookie = answer.headers["set-cookie"]
    assert {"HttpOnly", "SameSite=strict", "Path=/"} <= set(cookie.split("; "))
    assert editor.keys.token not in cookie
    assert editor.send("GET", "/-/", headers={"Cookie": cookie.partition(";")[0]}).status == 200


@pytest.mark.parametrize(
    "host",
    ["evil.example", "evil.example:{port}", "127.0.0.1", "127.0.0.1:1", "127.0.0.1.evil.example:{port}", "[::1]:{port}", "0.0.0.0:{port}", ""],
)  # fmt: skip
def test_another_host_is_not_answered(editor: Running, host: str) -> None:
    """A domain of somebody else's that leads to this machine (DNS rebinding) gets nothing, even with the cookie."""
    headers = without(editor.allowed, Host=host.format(port=editor.keys.port))
    assert editor.send("GET", "/-/api/state", headers=headers).status in (400, 421)


@pytest.mark.parametrize(
    "origin", [None, "null", "https://evil.example", "http://127.0.0.1:1", "http://127.0.0.1", "https://127.0.0.1:{port}", "http://localhost:{port}"]
)  # fmt: skip
@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
def test_only_the_editors_own_pages_change_something(editor: Running, method: str, origin: str | None) -> None:
    """Another origin, another port, another name of the same machine, or none at all: refused before anything is read."""
    headers = without(editor.allowed, "Origin", **JSON)
    if origin is not None:
        headers["Origin"] = origin.format(port=editor.keys.port)
    address = "/-/api/kept?path=pages/plain.md" if method == "DELETE" else "/-/api/file"
    assert editor.send(method, address, SAVE, headers).status == 403


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
@pytest.mark.parametrize("address", ["/-/api/state", "/-/api/file?path=pages/plain.md", "/plain/"])
def test_another_sites_page_may_not_even_read(editor: Running, address: str, site: str) -> None:
    """What the browser says of where a request comes from counts, whatever cookie comes along."""
    assert editor.send("GET", address, headers={**editor.allowed, "Sec-Fetch-Site": site}).status == 403


@pytest.mark.parametrize(
    "path",
    ["../secret.txt", "/etc/passwd", "pages/../../secret.txt", "pages\\..\\..\\secret.txt", "%2e%2e/secret.txt", "..%2fsecret.txt", "pages/%00.md",
     "pages/link.md", "images/link.png", ".editor/history.jsonl", "pages/.hidden.md", "pages", "", "con.md", "pages/a:b.md", "//etc/passwd",
     "C:/x.md", "pages/x.md/../../../secret.txt", "~/x.md", "pages/" + "a" * 300 + ".md"],
)  # fmt: skip
def test_no_name_leads_out_of_the_content(editor: Running, path: str) -> None:
    """Up, absolute, through a link, hidden, a device: no file is read, written or deleted."""
    read = editor.call("GET", f"file?path={path}")
    assert read.status in (400, 404), read.data
    assert b"a secret" not in read.data
    for call in ("PUT", "file"), ("POST", "delete"), ("POST", "restore"):
        answer = editor.call(*call, path=path, seen="absent", **({"text": "x"} if call[1] == "file" else {}))
        assert answer.status in (400, 404, 422), (call, answer.data)
        assert b"a secret" not in answer.data


@pytest.mark.parametrize(
    "address",
    ["/images/link.png", "/../secret.txt", "/images/../../secret.txt", "/%2e%2e/secret.txt", "/-/static/../app.py", "/-/static/%2e%2e/serve.py",
     "/-/npm/x/codemirror/package.json", "/content/data/clinic.yaml", "/data/clinic.yaml", "/pages/plain.md", "/.editor/person.json"],
)  # fmt: skip
def test_no_address_serves_what_is_not_published(editor: Running, address: str) -> None:
    """Neither the project's files nor what lies around it."""
    answer = editor.send("GET", address)
    assert answer.status == 404
    assert b"a secret" not in answer.data


@pytest.mark.parametrize(
    ("method", "call", "body", "headers", "status"),
    [
        ("PUT", "file", SAVE, {"Content-Type": "text/plain"}, 415),
        ("PUT", "file", SAVE, {"Content-Type": "application/x-www-form-urlencoded"}, 415),
        ("PUT", "file", SAVE, {}, 415),
        ("PUT", "file", b"{", JSON, 400),
        ("PUT", "file", b"\xff\xfe", JSON, 400),
        ("PUT", "file", b"[]", JSON, 400),
        ("PUT", "file", b'{"path": 1}', JSON, 400),
        ("PUT", "file", b'{"path": "pages/plain.md", "more": 1}', JSON, 400),
        ("PUT", "file", b"[" * 100_000, JSON, 400),
        ("PUT", "file", b'{"path":"pages/plain.md","values":' + b'{"a":' * 20_000 + b"1" + b"}" * 20_000 + b"}", JSON, 400),
        ("POST", "draft", b"x" * (JSON_MOST + 1), JSON, 413),
        ("PUT", "picture?name=a.png", b"x" * (FILE_MOST + 1), {}, 413),
        ("PUT", "picture?name=a.png", b"no picture", {}, 422),
        ("PUT", "picture?name=a.html", b"<script>alert(1)</script>", {}, 422),
        ("PUT", "picture", b"x", {}, 400),
        ("PUT", "person", json.dumps({"name": "a\nb", "email": "a@b.example"}).encode(), JSON, 422),
        ("PUT", "person", json.dumps({"name": "", "email": ""}).encode(), JSON, 422),
        ("POST", "file", json.dumps({"kind": "none", "title": "A page"}).encode(), JSON, 422),
        ("PATCH", "file", SAVE, JSON, 405),
        ("TRACE", "file", None, {}, 405),
        ("POST", "none", SAVE, JSON, 404),
        ("GET", "none", None, {}, 404),
    ],
    ids=range(22),
)  # fmt: skip
def test_what_is_not_understood_or_too_large_is_refused(
    editor: Running, method: str, call: str, body: bytes | None, headers: dict[str, str], status: int
) -> None:
    """Each with its status; a body that is too large is not kept until its end."""
    try:
        answer = editor.send(method, f"/-/api/{call}", body, {**editor.allowed, **headers})
    except ConnectionError:
        assert status == 413  # the server hung up while we were still sending
        return
    assert answer.status == status, answer.data


def test_a_body_that_says_it_is_small_is_bounded_all_the_same(editor: Running) -> None:
    """What is sent in pieces has no length in front."""
    head = f"POST /-/api/draft HTTP/1.1\r\nHost: 127.0.0.1:{editor.keys.port}\r\nTransfer-Encoding: chunked\r\n"
    head += "".join(f"{name}: {value}\r\n" for name, value in {**editor.allowed, **JSON}.items()) + "\r\n"
    piece = b"%x\r\n" % 1_000_000 + b"x" * 1_000_000 + b"\r\n"
    with socket.create_connection(("127.0.0.1", editor.keys.port), timeout=HUNG) as connection:
        connection.sendall(head.encode())
        try:
            for _ in range(JSON_MOST // 1_000_000 + 2):
                connection.sendall(piece)
            first = connection.recv(100)
        except ConnectionError:
            return
    assert b" 413 " in first or not first


def test_every_answer_keeps_others_out(editor: Running) -> None:
    """No frame of another site, no guessing of types, no address handed on, nothing kept by a cache."""
    for address in ("/-/", "/-/frame", "/plain/", "/-/api/state", "/none/", "/-/static/icon.svg"):
        headers = editor.send("GET", address).headers
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "no-referrer"
        assert headers["cross-origin-resource-policy"] == "same-origin"
        assert headers["cache-control"] == "no-store"
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "frame-ancestors 'none'" in policy or "frame-ancestors 'self'" in policy
    for address in ("/-/frame", "/plain/"):
        policy = editor.send("GET", address).headers["content-security-policy"]
        assert "script-src" not in policy
        assert "sandbox allow-same-origin" in policy
