"""Running rules: findings with their place, limits, and rules that crash."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from plugins.findings import Context, Example, Finding, Hit, Rule, Severity
from plugins.rendered_site.document import Document
from plugins.rendered_site.parse import parse_document
from plugins.rendered_site.parts import Origin
from plugins.rendered_site.site import EmittedFile, Site
from plugins.seo_checks.catalogue import own_rules
from plugins.seo_checks.engine import MOST_HITS, check_files, check_page, check_site, pack, unpack
from plugins.seo_checks.examples import case_of
from plugins.seo_checks.rule import rule

TEXTS: dict[str, Any] = {"summary": "S.", "why": "W.", "fix": "Mend it.", "source": "own"}
SOURCE = (
    "---\ntitle: A title\n---\n\nFirst words.\n\n![x](images/a.svg)\n\nA [link](contact.md) and [again](contact.md).\n"
)
PAGE = parse_document(
    "<main><h1>A title</h1><p>First words.</p><p>A <a href=/contact/>link</a> and <a href=/contact/>again</a>.</p></main>",
    "/page/",
    origin=Origin("content/pages/page.md", "page", body_line=4),
    given_source=SOURCE,
)
SITE = Site({"/page/": PAGE}, {})


@rule(id="links", severity="warning", **TEXTS)
def links(document: Document, context: Context) -> Iterator[Hit]:
    """Reports every link, by its address."""
    for link in document.links:
        yield Hit("A link.", at=link.href or "")


@rule(id="broken", severity="info", **TEXTS)
def broken(document: Document, context: Context) -> Iterator[Hit]:
    """Finds one thing, then fails."""
    yield Hit("One thing.", severity=Severity.ERROR, fix="Own advice.")
    raise KeyError("oops")


def run(*rules: Rule, document: Document = PAGE) -> list[Finding]:
    """The findings of page rules on a document."""
    return list(check_page(document, rules, Context()))


def test_decorator_makes_a_rule() -> None:
    """A decorated check is a Rule that carries its texts; its family is the module's name."""
    assert (links.id, links.severity, links.scope, links.family) == ("links", "warning", "page", "test_engine")
    assert links.fix == "Mend it."


def test_findings_point_at_the_source() -> None:
    """A hit at an address is found where the author linked the file; the second one at its second place."""
    found = run(links)
    assert [(f.rule, f.severity, f.url, f.file, f.line, f.column, f.fix) for f in found] == [
        ("links", Severity.WARNING, "/page/", "content/pages/page.md", 9, 10, "Mend it."),
        ("links", Severity.WARNING, "/page/", "content/pages/page.md", 9, 34, "Mend it."),
    ]


def test_crashing_rule_is_a_finding() -> None:
    """A rule that fails is named with the page; what it and the others found before stays."""
    found = run(broken, links)
    assert [f.rule for f in found] == ["broken", "rule-crashed", "links", "links"]
    assert found[0].severity is Severity.ERROR
    assert found[0].fix == "Own advice."
    crash = found[1]
    assert crash.severity is Severity.INFO
    assert "`broken`" in crash.message
    assert "/page/" in crash.message
    assert crash.file == "content/pages/page.md"


def test_crash_in_a_check_that_is_no_generator() -> None:
    """A check that returns nothing to go through is a finding as well."""

    @rule(id="none", severity="error", **TEXTS)
    def none(document: Document, context: Context) -> Any:
        return None

    assert [f.rule for f in run(none)] == ["rule-crashed"]


def test_many_hits_are_cut() -> None:
    """Ten thousand places of one kind on a page are named a hundred times, then summed up."""
    page = parse_document("<a href=/x/>x</a>" * 10_000, "/page/")
    found = run(links, document=page)
    assert len(found) == MOST_HITS + 1
    assert "more than" in found[-1].message


def test_redirects_are_not_checked() -> None:
    """A page that only sends its visitors on is no page to check."""
    assert run(links, document=parse_document("<meta http-equiv=refresh content='0;url=/x/'><a href=/>x</a>")) == []


def test_unreadable_page_is_a_finding() -> None:
    """A page that is not UTF-8 is reported, whatever the rules say."""
    found = run(document=parse_document(b"\xff", "/page/"))
    assert [f.rule for f in found] == ["page-unreadable"]


def test_site_rules_name_pages() -> None:
    """A hit of a site rule that names a page is placed in that page's source."""

    @rule(id="all", severity="error", scope="site", **TEXTS)
    def everything(site: Site, context: Context) -> Iterator[Hit]:
        yield Hit("Here.", url="/page/", at="First words")
        yield Hit("Nowhere.", url="/other/")
        yield Hit("The whole site.")
        yield Hit("There.", file="theme/x.html", line=3)

    found = list(check_site(SITE, [everything], Context()))
    assert [(f.url, f.where) for f in found] == [
        ("/page/", "content/pages/page.md:5:1"),
        ("/other/", "/other/"),
        ("", ""),
        ("", "theme/x.html:3"),
    ]


def test_file_rules_name_the_source_of_the_file(tmp_path: Path) -> None:
    """A file that was copied from content/ is reported where it lies there."""

    @rule(id="big", severity="info", scope="file", **TEXTS)
    def big(file: EmittedFile, context: Context) -> Iterator[Hit]:
        if file.size > 3:
            yield Hit(f"{file.size} bytes.")

    (tmp_path / "content/images").mkdir(parents=True)
    (tmp_path / "content/images/a.png").write_bytes(b"12345")
    files = [EmittedFile("images/a.png", 5), EmittedFile("b.css", 9), EmittedFile("c.css", 1)]
    found = list(check_files(files, [big], Context(), tmp_path))
    assert [(f.file, f.url) for f in found] == [("content/images/a.png", "/images/a.png"), ("", "/b.css")]


def test_packing_keeps_findings() -> None:
    """A finding survives the way to another process and back."""
    found = run(links, broken)
    assert list(unpack(pack(found))) == found


_TEXT = st.text(max_size=30)


@given(
    st.lists(
        st.tuples(st.sampled_from(["p", "h2", "a href='", "img src='", "script>", "title>", "main>", "li>"]), _TEXT),
        max_size=20,
    ),
    st.dictionaries(
        st.sampled_from(["keyphrase", "author", "reviewer", "next_review", "sources", "waivers", "title"]),
        st.one_of(st.none(), _TEXT, st.integers(), st.lists(_TEXT, max_size=2)),
        max_size=4,
    ),
)
def test_no_rule_crashes_on_any_page(parts: list[tuple[str, str]], front_matter: dict[str, Any]) -> None:
    """Whatever a page holds, and whatever its author declared, every rule comes to an end without crashing."""
    html = "<!doctype html><html><head></head><body>" + "".join(f"<{tag}{text}'>{text}" for tag, text in parts)
    origin = Origin("content/pages/x.md", "article", frozenset({"health"}), front_matter=front_matter)
    case = case_of(Example())
    document = parse_document(html, "/x/", origin=origin, given_source=html)
    site = Site({**case.site.documents, "/x/": document}, case.site.files, {}, case.site.site_url)
    found = [
        *check_page(document, own_rules(), case.context),
        *check_site(site, own_rules(), case.context),
        *check_files([EmittedFile("x/index.html", 3, given=html.encode())], own_rules(), case.context, None),
    ]
    assert [f.message for f in found if f.rule == "rule-crashed"] == []


@given(st.binary(max_size=300), st.sampled_from(["sitemap.xml", "robots.txt", "a.png", "b.svg", "c.pdf", "x y ü.html"]))
def test_no_file_rule_crashes_on_any_file(data: bytes, name: str) -> None:
    """Whatever a file holds, every rule about files comes to an end without crashing."""
    case = case_of(Example())
    file = EmittedFile(name, len(data), given=data)
    site = replace(case.site, files={**case.site.files, "/" + name: file})
    found = [
        *check_files([file], own_rules(), case.context, None),
        *check_site(site, own_rules(), case.context),
    ]
    assert [f.message for f in found if f.rule == "rule-crashed"] == []
