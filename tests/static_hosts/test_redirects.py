"""Redirects: what may stand in one, what is refused with file and line, and what `invoke redirect` writes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.content_model.schema.site_path import path_problem
from plugins.static_hosts.formats import CannotRender, apache, cloudfront, nginx, spellings, stub, underscore
from plugins.static_hosts.headers import Headers, make_headers
from plugins.static_hosts.inline import Inline
from plugins.static_hosts.redirects import MOST, REDIRECTS_FILE, Redirect, add_redirect, check, read_file
from plugins.static_hosts.settings import HeaderSettings

LIVE = ("/", "/concepts/", "/goals/", "/404.html")


def write(project: Path, text: str) -> Path:
    """A project's redirects file."""
    path = project / REDIRECTS_FILE
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    "path",
    [
        "/../etc/passwd",
        "/a/../../b",
        "/a/./b",
        "//evil.example/",
        "/\\evil.example",
        "\\\\evil.example",
        "https://evil.example/",
        "javascript:alert(1)",
        "/a%2e%2e/",
        "/%0d%0aSet-Cookie:a=b",
        "/a\r\nSet-Cookie: a=b",
        "/a\nb",
        "/a b",
        "/a\tb",
        "/a?b=c",
        "/a#b",
        "/*",
        "/:splat",
        "/a*",
        "/$1",
        "/${uri}",
        "/%{HTTP_HOST}",
        "/a;b",
        "/a'b",
        '/a"b',
        "/a<b>",
        "/a{b}",
        "/a|b",
        "/a(b)",
        "/caf\u00e9/",
        "/\u202eevil/",
        "/a\u2028b",
        "a",
        "/" + "x" * 300,
        "/a//b",
        "/a\0b",
        "/a&b",
        "/a,b",
        "/a!b",
        "/^a$",
    ],
)
@pytest.mark.parametrize("place", ["from", "to"])
def test_tricks_in_addresses_are_refused(path: str, place: str, tmp_path: Path) -> None:
    """No address can hold more than a plain path of this site; each refusal names the file and the line."""
    source, target = (path, "/goals/") if place == "from" else ("/old/", path)
    findings = list(
        check(
            [
                Redirect("/fine/", "/concepts/", 301, REDIRECTS_FILE, 1),
                Redirect(source, target, 301, REDIRECTS_FILE, 3),
            ],
            LIVE,
        )
    )
    assert [(f.file, f.line) for f in findings] == [(REDIRECTS_FILE, 3)]
    assert findings[0].message.isprintable() or "\u202e" not in findings[0].message


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("- from: /a/\n  to: /goals/\n- from: /b/\n  to: /nowhere/\n", 3, "no page /nowhere/"),
        ("- from: /goals/\n  to: /concepts/\n", 1, "address of a page"),
        ("- from: /goals\n  to: /concepts/\n", 1, "address of a page"),
        ("- from: /Goals/index.html\n  to: /concepts/\n", 1, "address of a page"),
        ("- from: /a/\n  to: /goals/\n\n- from: /A\n  to: /concepts/\n", 4, "redirected twice"),
        ("- from: /a/\n  to: /b/\n- from: /b/\n  to: /goals/\n", 1, "itself redirected: /a/ → /b/ → /goals/"),
        ("- from: /a/\n  to: /b/\n- from: /b/\n  to: /a/\n", 1, "in a circle"),
        ("- from: /a/\n  to: /a/\n", 1, "leads to itself"),
        ("- from: /a/\n  to: /b/\n- from: /b/\n  status: 410\n", 1, "itself redirected: /a/ → /b/ → gone"),
        ("- from: /a/\n  to: /goals\n", 1, "written another way"),
        ("- from: /\n  to: /goals/\n", 1, "cannot be redirected"),
        ("- from: /assets/x.css\n  to: /goals/\n", 1, "cannot be redirected"),
        ("- from: /.well-known/security.txt\n  to: /goals/\n", 1, "cannot be redirected"),
        ("- from: /a/\n  to: /goals/\n  status: 302\n", 1, "302"),
        ("- from: /a/\n  to: /goals/\n  status: 410\n", 1, "leads nowhere"),
        ("- from: /a/\n", 1, "without `to`"),
        ("- to: /goals/\n", 1, "without `from`"),
        ("- from: /a/\n  too: /goals/\n", 2, "`too` is not part"),
        ("- from: [/a/]\n  to: /goals/\n", 1, "should be one value"),
        ("- /a/\n", 1, "group of values"),
        ("from: /a/\nto: /goals/\n", 1, "should be a list"),
        ("- from: /a/\n  to: /goals/\n - from: /b/\n", 3, ""),
        ("- &a from: /a/\n- *a\n", 1, ""),
        ("- !!python/object/apply:os.system [ls]\n", 1, ""),
        ('- from: "/a\\r\\nSet-Cookie: x=y/"\n  to: /goals/\n', 1, "invisible character"),
        ("\xff\xfe", 0, ""),
    ],
)
def test_what_is_wrong_is_said_with_its_line(text: str, line: int, words: str, tmp_path: Path) -> None:
    """Every mistake in the redirects file is refused, with the line it stands on."""
    path = write(tmp_path, "")
    path.write_bytes(text.encode("latin-1") if "\xff" in text else text.encode())
    redirects, findings = read_file(path)
    found = [*findings, *check(redirects, LIVE)]
    assert found, "nothing was refused"
    assert all(f.file == REDIRECTS_FILE for f in found)
    if line:
        assert found[0].line == line, found
    assert words in found[0].message


def test_sound_redirects_are_taken(tmp_path: Path) -> None:
    """Plain redirects and declared losses pass, in quotes or without, with comments between."""
    path = write(
        tmp_path,
        '# moved\n- from: /old/\n  to: "/goals/"\n- from: /old.html\n  to: /concepts/\n- from: /lost/\n  status: 410\n',
    )
    redirects, findings = read_file(path)
    assert findings == ()
    assert list(check(redirects, LIVE)) == []
    assert [(r.source, r.target, r.status, r.line) for r in redirects] == [
        ("/old/", "/goals/", 301, 2),
        ("/old.html", "/concepts/", 301, 4),
        ("/lost/", "", 410, 6),
    ]


def test_a_redirect_to_a_page_that_is_not_out_is_refused() -> None:
    """A draft's address is no target: the visitor would find nothing."""
    findings = list(check([Redirect("/old/", "/later/", 301, REDIRECTS_FILE, 1)], LIVE, ["/later/"]))
    assert "is not out" in findings[0].message


FILES = (
    "robots.txt",
    "feed.xml",
    "images/lotus.svg",
    "images/new.pdf",
    "images/a.b/c.svg",
    "CNAME",
    "goals/index.html",
)


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("/robots.txt", "is a file of the site"),
        ("/feed.xml", "is a file of the site"),
        ("/images/lotus.svg", "is a file of the site"),
        ("/images/LOTUS.svg", "is a file of the site"),
        ("/CNAME", "is a file of the site"),
        ("/cname/", "is a file of the site"),
        ("/robots.txt/", "is a file of the site"),
        ("/robots.txt/x/", "lies below /robots.txt"),
        ("/images/lotus.svg/old.html", "lies below /images/lotus.svg"),
        ("/goals/index.html/x/", "lies below /goals/index.html"),
        ("/images/a.b", "is a folder of the site"),
        ("/.git/config", "cannot be redirected"),
        ("/a/.htaccess", "cannot be redirected"),
        ("/.nojekyll", "cannot be redirected"),
        ("/old.html.br", "cannot be redirected"),
    ],
)
@pytest.mark.parametrize("status", [301, 410])
def test_no_redirect_hides_a_file(source: str, words: str, status: int) -> None:
    """What is there and is no page cannot be led elsewhere, nor can what would have to lie below a file."""
    target = "/concepts/" if status == 301 else ""
    findings = list(check([Redirect(source, target, status, REDIRECTS_FILE, 1)], LIVE, (), FILES))
    assert [words in f.message for f in findings] == [True], findings


def test_no_redirect_lies_below_another() -> None:
    """Where a page sends visitors on, no folder can be."""
    pair = [
        Redirect("/x.html", "/goals/", 301, REDIRECTS_FILE, 1),
        Redirect("/x.html/y/", "/goals/", 301, REDIRECTS_FILE, 3),
    ]
    for redirects in (pair, pair[::-1]):
        assert [f.line for f in check(redirects, LIVE, (), FILES)] == [redirects[1].line]


@pytest.mark.parametrize("source", ["/images/", "/images/old.pdf", "/robots/", "/feed/", "/a.b/c/", "/goals/more/"])
def test_what_lies_beside_files_may_be_redirected(source: str) -> None:
    """A folder of files, and names that are only like a file's, are no files; a target may be one."""
    assert list(check([Redirect(source, "/images/new.pdf", 301, REDIRECTS_FILE, 1)], LIVE, (), FILES)) == []


def test_huge_files_are_refused(tmp_path: Path) -> None:
    """A file past what every host reads is refused before it is parsed; so are too many redirects."""
    path = write(tmp_path, "- from: /a/\n  to: /goals/\n" * 60_000)
    redirects, findings = read_file(path)
    assert redirects == ()
    assert "bytes" in findings[0].message
    many = [Redirect(f"/old-{n}/", "/goals/", 301, REDIRECTS_FILE, n + 1) for n in range(MOST + 1)]
    found = list(check(many, LIVE))
    assert [(f.file, f.line) for f in found] == [(REDIRECTS_FILE, MOST + 1)]


def test_redirects_are_added(tmp_path: Path) -> None:
    """`invoke redirect` appends to the file and keeps what stands in it, comments too."""
    path = write(tmp_path, "# by hand\n- from: /first/\n  to: /goals/\n")
    assert add_redirect(tmp_path, "/old/", "/concepts/", LIVE) == ()
    assert add_redirect(tmp_path, "/lost/", "", LIVE) == ()
    assert path.read_text().startswith("# by hand\n- from: /first/\n")
    redirects, findings = read_file(path)
    assert findings == ()
    assert [(r.source, r.target, r.status) for r in redirects] == [
        ("/first/", "/goals/", 301),
        ("/old/", "/concepts/", 301),
        ("/lost/", "", 410),
    ]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("/old/", "/nowhere/"),
        ("/goals/", "/concepts/"),
        ("/first/", "/concepts/"),
        ("/x y/", "/goals/"),
        ("/a/", "/first/"),
    ],
)
def test_unsound_redirects_are_not_added(old: str, new: str, tmp_path: Path) -> None:
    """What would not be sound is refused, and the file stays as it was."""
    path = write(tmp_path, "- from: /first/\n  to: /goals/\n")
    before = path.read_bytes()
    assert add_redirect(tmp_path, old, new, LIVE)
    assert path.read_bytes() == before


@given(st.text(alphabet="ab9/.-_~%\\\r\n\0;{}$ *?#:'\"<>&(é", max_size=12))
def test_whatever_passes_is_a_plain_path(text: str) -> None:
    """Whatever passes holds unreserved characters and slashes alone, in every spelling, and climbs nowhere."""
    path = "/" + text
    if path == "/" or path_problem(path):
        return
    for spelling in spellings(Redirect(path, "/goals/")):
        assert re.fullmatch(r"[A-Za-z0-9/._~-]+", spelling)
        assert "//" not in spelling
        assert not {".", ".."} & set(spelling.split("/"))


def test_every_format_holds_each_redirect_once() -> None:
    """Each host's file has both spellings of an address, and 410 where the host knows it."""
    headers, redirects = (
        Headers({"X-Frame-Options": "DENY"}),
        [Redirect("/old/", "/goals/"), Redirect("/lost/", "", 410)],
    )
    assert "location = /old/ { return 301 /goals/$is_args$args; }" in nginx.render("/srv", headers, redirects)
    assert "location = /old { return 301 /goals/$is_args$args; }" in nginx.render("/srv", headers, redirects)
    assert "RewriteRule ^lost/$ - [G,L]" in apache.render(headers, redirects)
    assert (
        underscore.render_redirects(redirects, gone=True)
        == "/lost/ /404.html 410\n/lost /404.html 410\n/old/ /goals/ 301\n/old /goals/ 301\n"
    )
    assert underscore.render_redirects(redirects, gone=False) == "/old/ /goals/ 301\n/old /goals/ 301\n"
    page = stub(redirects[0], "https://www.clinic-for-tests.org")
    assert '<meta http-equiv="refresh" content="0; url=/goals/">' in page
    assert '<link rel="canonical" href="https://www.clinic-for-tests.org/goals/">' in page


def test_what_one_page_is_sent_stands_in_every_format() -> None:
    """Netlify's later rule wins, Cloudflare's takes the value before away, CloudFront has a policy for the page; a manifest keeps it."""
    name, own = "Content-Security-Policy", "script-src 'self' 'wasm-unsafe-eval'"
    headers = make_headers(Inline(), HeaderSettings(), {"search/index.html": {"script-src": ["'wasm-unsafe-eval'"]}})
    site = headers.always[name]
    assert Headers.from_data(headers.as_data()) == headers
    for detach in (False, True):
        text = underscore.render_headers(headers, detach=detach)
        shared, page = text.split("/search/\n")
        assert (f"  {name}: {site}\n" in shared, own in shared, own in page) == (True, False, True)
        assert (f"  ! {name}\n" in page) is detach
    assert own in cloudfront.render(headers, "site-headers-1", "search/index.html")
    assert own not in cloudfront.render(headers, "site-headers")


def test_a_hosts_limits_are_told() -> None:
    """Cloudflare Pages drops silently what goes past its limits; here that is refused."""
    with pytest.raises(CannotRender, match="2 lines"):
        underscore.render_redirects([Redirect("/old/", "/goals/")], gone=False, most=1)
    with pytest.raises(CannotRender, match="silently drops"):
        underscore.render_redirects([Redirect("/old/", "/goals/")], gone=False, most_bytes=10)
    with pytest.raises(CannotRender, match="characters"):
        underscore.render_headers(Headers({"Content-Security-Policy": "x" * 3000}), detach=True, longest_line=2000)


@pytest.mark.parametrize(
    "value", ["a\r\nSet-Cookie: b", 'a"; add_header X y', "a$host", "a`b", "caf\u00e9", "a{b}", "a\\b"]
)
def test_header_injection_is_refused(value: str) -> None:
    """A value that could add a header, or end one, is rendered for no host."""
    headers = Headers({"X-Test": value})
    for render in (
        lambda: nginx.render("/srv", headers, []),
        lambda: apache.render(headers, []),
        lambda: underscore.render_headers(headers),
    ):
        with pytest.raises(CannotRender):
            render()
