"""Bad input: whatever lies in the output, all rules come to an end with findings, and none with a traceback."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from plugins.content_model.schema.contributions import Contributions
from plugins.findings import Finding
from plugins.rendered_site.parts import Origin
from plugins.rendered_site.render import render_site
from plugins.rendered_site.settings import RenderedSettings
from plugins.seo_checks.catalogue import own_rules
from plugins.seo_checks.good_page import good_page
from plugins.seo_checks.report import FORMATS, make_report, render
from plugins.seo_checks.run import Checked, Checks
from tests.support.site import empty_model

SITE = "https://www.example.com"
SOURCE = "---\ntitle: x\n---\n\nWords that somebody wrote.\n"


def check(folder: Path, files: Mapping[str, str | bytes]) -> Checked:
    """Checks an output of these files, each page with a source of its own."""
    output = folder / "output"
    origins: dict[str, Origin] = {}
    for number, (name, data) in enumerate(files.items()):
        path = output / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data)
        source = folder / f"content/pages/{number}.md"
        source.parent.mkdir(parents=True, exist_ok=True)
        source.write_text(SOURCE, encoding="utf-8")
        origins[name] = Origin(f"content/pages/{number}.md", "article", frozenset({"health"}), body_line=4)
    settings = {
        "PATH": str(folder / "content"),
        "OUTPUT_PATH": str(output),
        "RENDERED_SITE_CACHE": None,
    }
    checks = Checks.prepare(settings, empty_model(SITE), Contributions(rules=own_rules()), publish=False)
    site = render_site(RenderedSettings.read({**settings, "SITEURL": SITE}), origins, visits=checks.visits())
    return checks.finish(site)


def rules(found: Checked, url: str) -> set[str]:
    """The names of the rules that found something on a page."""
    return {f.rule for f in found.findings if f.url == url}


def crashes(found: Checked) -> list[Finding]:
    """Rules that crashed."""
    return [f for f in found.findings if f.rule == "rule-crashed"]


WORDS = "You can rest here for a while and think of nothing at all. "
LINKS = "".join(f"<p>Some words and <a href='/p{n}/?q={n}#x'>link {n}</a>.</p>" for n in range(10_000))


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        pytest.param(
            "<h1><p>x</h2></main></body><a href=<img src=", {"title-missing", "lang-invalid"}, id="broken HTML"
        ),
        pytest.param(good_page(f"<p>{WORDS * 85_000}</p>"), {"html-too-large", "paragraph-length"}, id="5 MB"),
        pytest.param(good_page(LINKS), {"link-broken", "html-too-large"}, id="10,000 links"),
        pytest.param(good_page("<div>" * 30_000 + "deep"), set(), id="deep nesting"),
        pytest.param(good_page("<ul><li>" * 3_000 + "deep"), set(), id="deep lists"),
        pytest.param(good_page(json_ld="{'@type': }"), {"jsonld-parse"}, id="JSON-LD that is no JSON"),
        pytest.param(good_page(json_ld="[" * 50_000), {"jsonld-parse"}, id="JSON-LD without an end"),
        pytest.param(good_page(heading=WORDS * 5_000), set(), id="huge heading"),
        pytest.param(good_page(title=WORDS * 5_000), {"title-too-wide"}, id="huge title"),
        pytest.param(good_page("<h2></h2>" * 5_000), {"heading-empty"}, id="5,000 empty headings"),
        pytest.param(good_page(f"<p>{'x' * 2_000_000}</p>"), {"html-too-large"}, id="a word of 2 MB"),
        pytest.param(good_page(f"<p>{'1-2.3(' * 300_000}</p>"), {"html-too-large"}, id="digits and brackets"),
        pytest.param(good_page("<img>" * 5_000), {"img-alt-missing"}, id="5,000 pictures without anything"),
        pytest.param(good_page(f"<a href='{'../' * 100_000}x'>far up</a>"), set(), id="an address of 300 kB"),
        pytest.param(good_page(head="<meta>" * 20_000), set(), id="20,000 metas"),
        pytest.param(good_page(f"<style>{'a{b:url(' * 50_000}</style>"), set(), id="a style without an end"),
        pytest.param(good_page("<script>" + "fetch('" * 100_000), set(), id="a script without an end"),
        pytest.param(b"\xff\xfe\x00" + bytes(range(256)) * 4_000, {"page-unreadable"}, id="a binary file"),
        pytest.param(b"", {"title-missing"}, id="an empty file"),
    ],
)
def test_bad_page(tmp_path: Path, html: str | bytes, expected: set[str]) -> None:
    """A bad page gets findings, no rule crashes, and the other pages are checked as ever."""
    found = check(tmp_path, {"index.html": good_page(url="/"), "bad/index.html": html, "other/index.html": "<p>x"})
    assert crashes(found) == []
    missing = expected & {rule.id for rule in found.rules} - {f.rule for f in found.findings}
    assert not missing
    assert "title-missing" in rules(found, "/other/")


def test_odd_names(tmp_path: Path) -> None:
    """Spaces, other letters, quotes and brackets in names are findings, and come through every report."""
    names = [
        "a b/index.html",
        "über/index.html",
        "[x]/index.html",
        'it\'s "so"/index.html',
        "<b>/index.html",
        "日本/index.html",
    ]
    found = check(tmp_path, {"index.html": good_page(url="/"), **dict.fromkeys(names, good_page(url="/x/"))})
    assert crashes(found) == []
    assert "url-form" in rules(found, "/a b/")
    for format in FORMATS:
        assert render(make_report(found.findings, found), format)


@pytest.mark.parametrize(
    "name", ["sitemap.xml", "robots.txt", "image.png", "image.svg", "image.jpg", "paper.pdf", "style.css", "x.js"]
)
@pytest.mark.parametrize("data", [b"", b"\0" * 500, bytes(range(256)) * 40, b"<" * 5_000, b"Disallow: /" * 50_000])
def test_bad_file(tmp_path: Path, name: str, data: bytes) -> None:
    """A file that is not what its name says is no reason to crash."""
    assert (
        crashes(check(tmp_path, {"index.html": good_page(f"<img src='/{name}' alt='x'>", url="/"), name: data})) == []
    )


def test_empty_site(tmp_path: Path) -> None:
    """A site without any page is checked as well."""
    assert crashes(check(tmp_path, {})) == []
