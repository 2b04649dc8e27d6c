"""An existing HTML page comes in as a draft: words, pictures, old address; and what is left out is said."""

from __future__ import annotations

import base64
import http.server
import io
import ipaddress
import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from plugins.editor.import_page import command
from plugins.editor.import_page.importing import bring_in
from plugins.editor.import_page.network import Network, is_public
from plugins.editor.import_page.origin import from_address, from_file, from_text
from plugins.editor.refused import Refused
from plugins.findings import Severity
from tests.editor.conftest import everything
from tests.editor.people import ANNA
from tests.support.editor import Running, running
from tests.support.site import PROJECT, Site, lines, real_site


def png(color: str = "teal") -> bytes:
    """A small picture."""
    out = io.BytesIO()
    Image.new("RGB", (64, 48), color).save(out, "PNG")
    return out.getvalue()


OLD = """\
<!doctype html>
<html lang="en-US">
<head>
<meta charset="utf-8">
<title>What a safe bond is &#8211; The Old Clinic Site</title>
<meta name="description" content="What a safe bond feels like, how it grows between two people, and what helps when it was never there.">
<meta property="og:site_name" content="The Old Clinic Site">
<meta property="article:published_time" content="2021-03-04T08:00:00+00:00">
<link rel="canonical" href="https://www.old-clinic.example/2021/what-a-safe-bond-is/">
<style>p {{ color: red }}</style>
</head>
<body class="post-template-default single">
<header id="masthead"><p>The Old Clinic Site</p><nav class="menu"><ul><li><a href="/">Home</a></li><li><a href="/blog/">Blog</a></li></ul></nav></header>
<div id="cookie-notice"><p>This site uses cookies.</p></div>
<main id="main">
<article class="post">
<header class="entry-header"><h1 class="entry-title">What a safe bond is</h1></header>
<div class="entry-content">
<p>A safe bond is <strong>steady</strong>. It grows in <em>small</em> moments, one at a time, over years.</p>
<h2 class="wp-block-heading">How it grows</h2>
<ul><li>Somebody comes.</li><li>Somebody stays.</li></ul>
<figure class="wp-block-image"><img src="{picture}" alt="Two hands hold each other" width="64" height="48"></figure>
<p>Read about <a href="https://www.old-clinic.example/contact/?utm_source=x">ways to reach us</a>, about
<a href="/about/">who we are</a>, or <a href="https://www.example.org/study">a study</a>.</p>
<blockquote><p>It takes time.</p></blockquote>
<iframe src="https://www.example.org/player"></iframe>
<script>alert(1)</script>
<div class="sharedaddy"><p>Share this: now</p></div>
</div>
</article>
<div id="comments"><p>A comment by a reader.</p></div>
</main>
<aside id="secondary"><p>Recent posts</p></aside>
<footer id="colophon"><p>All rights reserved</p></footer>
</body>
</html>
"""


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """One editor; each test has the content as it was at first."""
    with running(real_site(tmp_path_factory.mktemp("import"))) as found:
        yield found


@pytest.fixture
def editor(shared: Running) -> Iterator[Running]:
    """The content as it was at first."""
    before = everything(shared.site.folder)
    yield shared
    for name in everything(shared.site.folder).keys() - before.keys():
        (shared.site.content / name).unlink()
    shared.site.write(before)


PATH = "articles/what-a-safe-bond-is.md"
BODY = """
A safe bond is **steady**. It grows in *small* moments, one at a time, over years.

## How it grows

- Somebody comes.
- Somebody stays.

![](../images/{picture})

Read about [ways to reach us](../pages/contact.md), about [who we are](../pages/about.md), or [a study](https://www.example.org/study).

> It takes time.
"""


def test_a_saved_page_of_a_wordpress_site_comes_in_whole(editor: Running, tmp_path: Path) -> None:
    """Title, description, day, words, a picture beside it, links to pages that are here; the rest is named; the site builds."""
    (tmp_path / "saved_files").mkdir()
    (tmp_path / "saved_files/hands photo.png").write_bytes(png())
    saved = tmp_path / "what-a-safe-bond-is.html"
    saved.write_text(OLD.format(picture="./saved_files/hands%20photo.png"), "utf-8")
    page, applied = bring_in(from_file(saved), "article", "", editor.editor, ANNA)
    assert page.path == PATH
    text = (editor.site.content / PATH).read_text("utf-8")
    head, _, body = text.partition("\n---\n")
    assert "title: What a safe bond is\nkind: article\nstatus: draft\ndate: 2021-03-04\n" in head
    assert "\naliases: [/2021/what-a-safe-bond-is/]" in head
    assert "description: " in head
    assert _words(body) == _words(BODY.format(picture="hands-photo.png"))
    (name,) = page.pictures
    assert f"\n{name}:\n  alt: Two hands hold each other\n" in (editor.site.content / "images/images.yaml").read_text()
    assert (editor.site.content / "images" / name).is_file()
    said = " ".join(page.left_out)
    for what in (
        "the menu",
        "the head of the old site",
        "comments",
        "cookies",
        "buttons to share",
        "beside the text",
        "the foot",
    ):
        assert what in said, said
    for gone in ("Old Clinic Site", "alert", "reader", "Recent posts", "Share this", "rights", "cookies", "utm_"):
        assert gone not in body
    result = editor.site.build()
    assert [f for f in result.findings if f.severity is Severity.ERROR] == [], lines(result.findings)
    assert applied.record is not None
    assert editor.call("POST", "undo", id=applied.record.id).status == 200
    assert PATH not in everything(editor.site.folder)


def _words(text: str) -> str:
    return " ".join(text.split())


def test_the_call_takes_a_page_with_its_pictures_in_it(editor: Running) -> None:
    """A picture that stands in the page itself comes along; one on another site does not, and that is said."""
    inside = "data:image/png;base64," + base64.b64encode(png("navy")).decode()
    answer = editor.call("POST", "import", html=OLD.format(picture=inside), name="saved.html", kind="page")
    assert answer.status == 200, answer.json
    assert answer.json["path"] == "pages/what-a-safe-bond-is.md"
    assert answer.json["old"] == "/2021/what-a-safe-bond-is/"
    assert len(answer.json["pictures"]) == 1
    other = OLD.format(picture="https://www.old-clinic.example/hands.png").replace("safe bond", "good bond")
    answer = editor.call("POST", "import", html=other, name="saved.html")
    assert answer.json["pictures"] == []
    assert any("Two hands" in what for what in answer.json["left_out"])


def test_nothing_is_written_over(editor: Running) -> None:
    """The same page twice is refused, and a title of its own lets it in; a picture of the same name gets another."""
    inside = "data:image/png;base64," + base64.b64encode(png()).decode()
    page = {"html": OLD.format(picture=inside), "name": "x.html"}
    first = editor.call("POST", "import", **page).json
    before = everything(editor.site.folder)
    answer = editor.call("POST", "import", **page)
    assert (answer.status, PATH in answer.json["message"]) == (422, True)
    assert everything(editor.site.folder) == before
    second = editor.call("POST", "import", **page, title="Another safe bond").json
    assert second["path"] == "articles/another-safe-bond.md"
    assert second["old"] == ""  # the first one has it
    assert set(second["pictures"]).isdisjoint(first["pictures"])


def test_a_page_that_keeps_its_address_needs_no_redirect(editor: Running) -> None:
    """Nor is that called left out. An address that belongs to another page is."""
    for place, left in (("/what-a-safe-bond-is/", False), ("/contact/", True)):
        html = OLD.format(picture="").replace("/2021/what-a-safe-bond-is/", place)
        title = "" if not left else "Another bond"
        answer = editor.call("POST", "import", html=html, name="x.html", kind="page", title=title).json
        assert answer["old"] == ""
        assert any(f"the old address {place}" in what for what in answer["left_out"]) is left


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("<html><body><nav><a href='/'>Home</a></nav></body></html>", "no words"),
        ("", "no words"),
        ("<p>Words.</p>", "title"),
    ],
)
def test_what_makes_no_page_is_refused(editor: Running, html: str, words: str) -> None:
    """With what to do."""
    before = everything(editor.site.folder)
    answer = editor.call("POST", "import", html=html, name="." if words == "title" else "A name")
    assert (answer.status, words in answer.json["message"]) == (422, True), answer.json
    assert everything(editor.site.folder) == before


def test_a_page_of_an_unknown_kind_is_refused(editor: Running) -> None:
    """The kinds that there are, are named."""
    answer = editor.call("POST", "import", html=OLD.format(picture=""), name="x.html", kind="poem")
    assert (answer.status, "article" in answer.json["message"]) == (422, True)


@pytest.mark.parametrize(
    "html",
    [
        "<body><div><div class='sidebar'><p>Side</p></div><div><h1>A title here</h1><p>{}</p></div></div></body>",
        "<table><tr><td>Menu</td><td><h1>A title here</h1><p>{}</p></td></tr></table>",
        "<body><div role='main'><h1>A title here</h1><p>{}</p></div><footer>Foot</footer></body>",
        "<title>A title here | Site</title><p>{}</p><footer>Foot</footer>",
    ],
)
def test_the_main_part_is_found_without_any_sign_of_a_system(editor: Running, html: str) -> None:
    """Old pages of every sort."""
    words = "These are the words of the page, and there are enough of them to be the most. " * 3
    answer = editor.call("POST", "import", html=html.format(words.strip()), name="x.html")
    assert answer.status == 200, answer.json
    body = (editor.site.content / answer.json["path"]).read_text("utf-8").partition("\n---\n")[2]
    assert answer.json["title"] == "A title here"
    assert _words(body) == words.strip()


def test_what_is_too_long_is_cut_at_a_word_and_said(editor: Running) -> None:
    """Title and description have their limits."""
    html = OLD.format(picture="").replace("What a safe bond is</h1>", "word " * 30 + "</h1>").replace("What a safe bond feels like", "long " * 40)  # fmt: skip
    answer = editor.call("POST", "import", html=html, name="x.html").json
    assert len(answer["title"]) <= 70
    assert sum("too long" in what for what in answer["left_out"]) == 2


def test_a_picture_outside_of_the_saved_folder_is_left(tmp_path: Path) -> None:
    """Neither by dots, nor by a link, nor by a whole path."""
    (tmp_path / "secret.png").write_bytes(png())
    folder = tmp_path / "saved"
    folder.mkdir()
    (folder / "link.png").symlink_to(tmp_path / "secret.png")
    (folder / "page.html").write_text("<p>Words.</p>")
    (folder / "own.png").write_bytes(png())
    origin = from_file(folder / "page.html")
    for src in (
        "../secret.png",
        "%2e%2e/secret.png",
        "link.png",
        str(tmp_path / "secret.png"),
        "https://www.example.org/own.png",
    ):
        assert origin.picture(src) is None, src
    assert origin.picture("own.png?ver=2") == png()


@pytest.mark.parametrize("encoding", ["utf-8", "windows-1252", "utf-16"])
def test_a_saved_file_is_read_in_its_own_encoding(tmp_path: Path, encoding: str) -> None:
    """As the bytes or the page say it."""
    name = "" if encoding == "utf-16" else f'<meta charset="{encoding}">'
    (tmp_path / "x.html").write_bytes(f"<html><head>{name}</head><p>Café – naïve</p></html>".encode(encoding))
    assert "Café – naïve" in from_file(tmp_path / "x.html").html


def test_the_address_that_a_browser_writes_into_a_saved_page_counts() -> None:
    """It is where the page came from."""
    html = "<!-- saved from url=(0039)https://www.old-clinic.example/a-page/ -->\n<html><p>Words.</p></html>"
    assert from_text(html, "x").url == "https://www.old-clinic.example/a-page/"


# -- the network --------------------------------------------------------------------------------


class _Old(http.server.BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        place = self.path.partition("?")[0]
        if place == "/moved":
            self._send(301, b"", Location="/page/")
        elif place == "/circle":
            self._send(302, b"", Location="/circle")
        elif place == "/away":
            self._send(302, b"", Location="http://10.0.0.1/")
        elif place == "/file":
            self._send(302, b"", Location="file:///etc/passwd")
        elif place == "/pdf":
            self._send(200, b"%PDF", "application/pdf")
        elif place == "/large":
            self._send(200, b"x" * 6_000_000)
        elif place == "/page/":
            html = OLD.replace("https://www.old-clinic.example/2021/what-a-safe-bond-is/", "/page/")
            self._send(200, html.format(picture="../hands.png").encode())
        elif place == "/hands.png":
            self._send(200, png(), "image/png")
        else:
            self._send(404, b"")

    def _send(self, status: int, data: bytes, type: str = "text/html; charset=utf-8", **headers: str) -> None:
        self.send_response(status)
        for name, value in {"Content-Type": type, "Content-Length": str(len(data)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *args: object) -> None:
        """Says nothing."""


@pytest.fixture(scope="module")
def old_site() -> Iterator[str]:
    """An old site on the loopback address."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Old)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


LOOPBACK = Network(lambda address: address.is_loopback)


def test_a_page_of_the_network_comes_in_with_its_pictures(editor: Running, old_site: str) -> None:
    """By a detour as well; its old address is the one that it has there."""
    page, _ = bring_in(from_address(f"{old_site}/moved", LOOPBACK), "article", "", editor.editor, ANNA)
    assert page.old == "/page/"
    assert len(page.pictures) == 1
    assert editor.site.build().ok


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ("/circle", "without end"),
        ("/away", "not on the open network"),
        ("/file", "not an address of the web"),
        ("/pdf", "is no page"),
        ("/large", "more than 5 MB"),
        ("/nowhere", "404"),
    ],
)
def test_what_is_no_page_on_the_network_is_refused(old_site: str, place: str, words: str) -> None:
    """Circles, other networks, files of this machine, other sorts, too much of it."""
    with pytest.raises(Refused, match=words):
        from_address(old_site + place, LOOPBACK)


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/", "http://localhost/", "http://[::1]/", "http://[::ffff:127.0.0.1]/", "http://10.1.2.3/", "http://192.168.0.1/",
        "http://169.254.169.254/latest/meta-data/", "http://0.0.0.0/", "http://2130706433/", "https://[fd00::1]/", "http://100.64.0.1/",
        "ftp://www.example.org/", "file:///etc/passwd", "http://user@www.example.org/", "http:///path", "http://[", "http://x:99999/",
    ],
)  # fmt: skip
def test_no_private_address_is_ever_asked(url: str) -> None:
    """Whatever way it is written."""
    with pytest.raises(Refused):
        from_address(url)


@pytest.mark.parametrize(
    ("address", "public"),
    [("8.8.8.8", True), ("2606:4700::1111", True), ("172.16.0.1", False), ("224.0.0.1", False), ("::", False)],
)
def test_which_addresses_are_public(address: str, public: bool) -> None:
    """Those of the open network."""
    assert is_public(ipaddress.ip_address(address)) is public


def test_one_private_address_among_public_ones_is_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    """A name may stand for several."""
    found = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (ip, 0)) for ip in ("8.8.8.8", "10.0.0.1")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *args, **options: found)
    with pytest.raises(Refused, match="open network"):
        from_address("http://www.example.org/")


# -- the command --------------------------------------------------------------------------------


def test_the_command_says_what_it_wrote_and_left_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """On a project of its own; a second time it refuses."""
    site = _project(tmp_path / "project")
    saved = tmp_path / "old.html"
    saved.write_text(OLD.format(picture="data:image/png;base64," + base64.b64encode(png()).decode()), "utf-8")
    given = [str(saved), "--project", str(site.folder), "--kind", "page"]
    assert command.main(given) == 0
    out = capsys.readouterr().out
    assert "Wrote content/pages/what-a-safe-bond-is.md" in out
    assert "Left out: the menu." in out
    assert "/2021/what-a-safe-bond-is/ leads to it" in out
    assert command.main(given) == 1
    assert "nothing is written over" in capsys.readouterr().err


def _project(folder: Path) -> Site:
    site = real_site(folder)
    for name in ("pelicanconf.py", "publishconf.py"):
        (folder / name).write_bytes((PROJECT / name).read_bytes())
    (folder / "theme").symlink_to(PROJECT / "theme")
    return site
