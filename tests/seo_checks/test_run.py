"""The checks in real builds: settings, other plugins' rules, drafts, the cache, and what keeps a site from being replaced."""

from __future__ import annotations

import runpy
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from plugins.content_model.schema.contributions import Registry
from plugins.findings import Context, Finding, Hit, Place, Severity
from plugins.rendered_site.document import Document
from plugins.rendered_site.site import Site as RenderedSite
from plugins.seo_checks.messages import WAIVER_UNUSED
from plugins.seo_checks.rule import rule
from tests.support.site import PROJECT, Site, lines

HEAD = "---\ntitle: {title}\ndescription: A plain page of the small site, with a heading, a sentence, and a link.\n{more}---\n\n"
CLICK = "## Sec\n\nFor more words, [click here](index.md).\n"
TEXTS: dict[str, Any] = {"summary": "S.", "why": "W.", "fix": "Mend it.", "source": "own"}


UNUSED = WAIVER_UNUSED.at(
    "The waiver for `page-orphan` waives nothing on this page.",
    "Take it out of the front matter.",
    file="content/pages/more.md",
    place=Place(14, 1),
    url="/more/",
)


def write(site: Site, body: str = CLICK, more: str = "", title: str = "A plain page") -> Site:
    """Writes the small site's second page."""
    return site.write({"pages/plain.md": HEAD.format(title=title, more=more) + body})


def findings(site: Site, rule: str, **settings: Any) -> list[Finding]:
    """The findings of one rule in a build."""
    return [f for f in site.build(**settings).findings if f.rule == rule]


def test_finding_of_a_page(small: Site) -> None:
    """A build's findings hold those of the checks, with the line in the Markdown file."""
    (found,) = findings(write(small), "link-text-generic")
    assert (found.file, found.line, found.url, found.severity) == ("content/pages/plain.md", 8, "/plain/", "warning")


@pytest.mark.parametrize(
    ("levels", "severity"),
    [
        ({"link-text-generic": "off"}, None),
        ({"link-text-generic": "info"}, Severity.INFO),
        ({"link-text-generic": {"/other/*": "off"}}, Severity.WARNING),
        ({"link-text-generic": {"/plain/": "off"}}, None),
    ],
)
def test_severity_settings(small: Site, levels: dict[str, Any], severity: Severity | None) -> None:
    """Settings change how much a rule matters, everywhere or on some pages."""
    found = findings(write(small), "link-text-generic", SEO_CHECKS_SEVERITY=levels)
    assert [f.severity for f in found] == ([severity] if severity else [])


def test_error_keeps_the_last_good_site(small: Site) -> None:
    """An error of the checks keeps the output as it was."""
    assert small.build().ok
    before = small.snapshot()
    result = write(small, title="Changed").build(SEO_CHECKS_SEVERITY={"link-text-generic": "error"})
    assert not result.ok
    assert [f.rule for f in result.errors] == ["link-text-generic"]
    assert small.snapshot() == before


@pytest.mark.parametrize(
    ("settings", "says"),
    [
        ({"SEO_CHECKS_SEVERITY": {"link-text-generc": "off"}}, "link-text-generic"),
        ({"SEO_CHECKS_SEVERITY": {"link-text-generic": "of"}}, "levels"),
        ({"SEO_CHECKS_SEVERTY": {}}, "SEO_CHECKS_SEVERITY"),
    ],
)
def test_wrong_settings_stop_the_build(small: Site, settings: dict[str, Any], says: str) -> None:
    """A rule, level or setting that there is not is an error with a guess at what was meant."""
    result = small.build(**settings)
    assert not result.ok
    (error,) = [f for f in result.errors if f.rule.startswith("setting-")]
    assert says in error.fix


@pytest.mark.parametrize(
    ("name", "hint"), [("link-text-generc", "Did you mean `link-text-generic`?"), ("nothing-like-it", "invoke rules")]
)
def test_waiver_for_an_unknown_rule(small: Site, name: str, hint: str) -> None:
    """A waiver that names no rule is an error at its line."""
    more = f"waivers:\n  - rule: {name}\n    reason: The words are a quotation.\n    until: 2999-01-01\n"
    (error,) = findings(write(small, more=more), "waiver-unknown-rule")
    assert (error.severity, error.file, error.line) == (Severity.ERROR, "content/pages/plain.md", 5)
    assert hint in error.fix


@pytest.mark.parametrize("missing", ["reason", "until", "rule"])
def test_waiver_without_a_part_is_refused(small: Site, missing: str) -> None:
    """A waiver needs its rule, its reason and its date: the content model says so at its line."""
    parts = {"rule": "link-text-generic", "reason": "The words are a quotation.", "until": "2999-01-01"}
    del parts[missing]
    more = "waivers:\n  - " + "\n    ".join(f"{key}: {value}" for key, value in parts.items()) + "\n"
    result = write(small, more=more).build()
    assert not result.ok
    assert any(missing in f.message and f.file == "content/pages/plain.md" for f in result.errors), lines(result.errors)


def test_draft_is_checked_and_never_stops_a_build(small: Site) -> None:
    """A draft's errors are warnings: its author sees them, and the site can be built."""
    small.write(
        {"pages/index.md": "---\nkind: home\n" + HEAD[4:].format(title="Home at last", more="") + "## Sec\n\nWords.\n"}
    )
    write(small, "## Sec\n\n<h3></h3>\n\n[Home](index.md)\n", more="status: draft\n")
    result = small.build()
    assert result.ok, lines(result.errors)
    (found,) = [f for f in result.findings if f.rule == "heading-empty"]
    assert found.severity is Severity.WARNING


@pytest.mark.parametrize(("mode", "severity"), [("development", Severity.WARNING), ("publish", Severity.ERROR)])
def test_severities_differ_by_build(small: Site, mode: str, severity: Severity) -> None:
    """What the clinic has yet to supply stops a publish, not a development build."""
    settings = {"CONTENT_MODEL_MODE": mode, "SEO_CHECKS_SEVERITY": {}}
    facts = (small.content / "data/clinic.yaml").read_text(encoding="utf-8")
    small.write({"data/clinic.yaml": _without_placeholders(facts)})
    write(small, more="kind: therapy\n")
    found = findings(small, "reviewer-missing", **settings)
    if found and found[0].severity is Severity.INFO:  # a page that the rule only advises about
        pytest.skip("the rule gives advice for this page")
    assert [f.severity for f in found] == [severity]


def _without_placeholders(text: str) -> str:
    """The clinic's facts with every stand-in taken for a fact."""
    import re

    return re.sub(r"\{placeholder: (.+?), needed: .+?\}", r"\1", text)


@rule(id="test-title", severity="warning", **TEXTS)
def title_rule(document: Document, context: Context) -> Iterator[Hit]:
    """A rule of another plugin: it dislikes a word in titles, and stumbles over another one."""
    if "plain" in document.title:
        yield Hit("It is plain.", field="title")
    if "crash" in document.title:
        raise RuntimeError("stumbled")


@rule(id="test-pages", severity="warning", scope="site", note=lambda document: len(document.title), **TEXTS)
def pages_rule(site: RenderedSite, context: Context) -> Iterator[Hit]:
    """A site rule that notes something on each page."""
    yield Hit(f"The notes are {sorted(site.notes['test-pages'])}.")


def contribute(registry: Registry) -> None:
    """This module is a plugin: it adds two rules."""
    registry.add_rules(title_rule, pages_rule)


def register() -> None:
    """Pelican asks for it."""


WITH_RULES = {"PLUGINS": [*runpy.run_path(str(PROJECT / "pelicanconf.py"))["PLUGINS"], __name__]}


def test_rules_of_other_plugins(small: Site) -> None:
    """A contributed rule is run and reported like any other; a site rule finds what it has noted on each page."""
    result = write(small).build(**WITH_RULES)
    (found,) = [f for f in result.findings if f.rule == "test-title"]
    assert (found.message, found.fix, found.where) == ("It is plain.", "Mend it.", "content/pages/plain.md:2:1")
    (noted,) = [f for f in result.findings if f.rule == "test-pages"]
    assert noted.message == "The notes are ['/', '/plain/']."


def test_crashing_rule_in_a_build(small: Site) -> None:
    """A rule that crashes is a finding that names the rule and the page; the build goes on."""
    result = write(small, title="A page to crash at").build(**WITH_RULES)
    (found,) = [f for f in result.findings if f.rule == "rule-crashed"]
    assert "`test-title`" in found.message
    assert "/plain/" in found.message
    assert found.file == "content/pages/plain.md"
    assert any(f.rule == "link-text-generic" for f in result.findings)


def test_cache_gives_the_same_findings(small: Site) -> None:
    """A build from the cache finds exactly what the first one found, and a changed page is looked at anew."""
    write(small)
    first = small.build().findings
    assert (small.folder / ".cache/rendered_site.sqlite").is_file()
    assert small.build().findings == first
    write(small, CLICK.replace("click here", "the start"))
    assert not findings(small, "link-text-generic")
    write(small)
    assert small.build().findings == first
    assert small.build(RENDERED_SITE_CACHE=None).findings == first


def test_cache_knows_the_settings(small: Site, tmp_path: Path) -> None:
    """Changed settings count at once, though no page has changed."""
    shutil.copytree(PROJECT / "theme", tmp_path / "theme")
    base = tmp_path / "theme/templates/base.html"
    picture = "<img src='https://pictures.example.net/a.png' alt=''></body>"
    base.write_text(base.read_text("utf-8").replace("</body>", picture), "utf-8")
    theme = {"THEME": str(tmp_path / "theme")}
    assert findings(small, "third-party-request", **theme)
    assert not findings(small, "third-party-request", SEO_CHECKS_ALLOWED_HOSTS=["pictures.example.net"], **theme)
    assert findings(small, "third-party-request", **theme)


def test_several_processes_find_the_same(small: Site) -> None:
    """Shared out between processes the checks find what they find in one."""
    write(small)
    one = small.build(RENDERED_SITE_CACHE=None).findings
    two = small.build(RENDERED_SITE_CACHE=None, RENDERED_SITE_PARALLEL_FROM=1, RENDERED_SITE_WORKERS=2).findings
    assert one == two


def test_one_page_alone(small: Site) -> None:
    """The page rules find on one page by itself what they find in a build: with the same levels and waivers, in any order."""
    broken = CLICK + "<h3></h3>\n\n[here](nowhere.md)\n"
    waivers = (
        "waivers:\n"
        "  - rule: link-text-generic\n    reason: The words are a quotation.\n    until: 2999-01-01\n"
        "  - rule: heading-empty\n    reason: It was one, once.\n    until: 2020-01-01\n"
        "  - rule: img-alt-missing\n    reason: There is no picture.\n    until: 2999-01-01\n"
        "  - rule: page-orphan\n    reason: Another rule than a page's.\n    until: 2999-01-01\n"
        "status: draft\n"
    )
    write(small, CLICK).write(
        {"pages/more.md": HEAD.format(title="More words", more=waivers) + broken.replace("nowhere.md", "index.md")}
    )
    settings = {
        "SEO_CHECKS_SEVERITY": {"text-too-short": {"/more/": "off"}, "heading-empty": "error"},
        "SEO_CHECKS_SKIP": ["/404.html"],
    }
    result = small.build(**settings)
    checked, session = result.checked, result.session
    assert checked is not None
    assert session is not None
    assert session.checks is not None
    page_rules = {rule.id for rule in checked.rules if rule.scope == "page"} | {"waiver-expired", "waiver-unused"}
    documents = list(checked.site)
    for document in [*reversed(documents), *documents]:
        found = session.checks.findings_of(document)
        built = [f for f in checked.findings if f.url == document.url and f.rule in page_rules]
        assert [f for f in built if f not in found] == [UNUSED] * (document.url == "/more/")
        assert [f for f in found if f not in built] == []
    assert {f.rule for f in session.checks.findings_of(checked.site.documents["/more/"])} >= {
        "heading-empty",
        "waiver-expired",
        "waiver-unused",
    }


def test_skipped_pages(small: Site) -> None:
    """Pages that settings skip are not checked, and the pages they link to are none the wiser."""
    write(small)
    assert {f.url for f in small.build(SEO_CHECKS_SKIP=["/plain/"]).findings if f.url == "/plain/"} == set()


def test_the_clinics_own_site() -> None:
    """The clinic's own site has no errors and no warnings in a development build."""
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        result = Site(Path(folder)).build(PATH=str(PROJECT / "content"), RENDERED_SITE_CACHE=None)
    serious = tuple(replace(f) for f in result.findings if f.severity is not Severity.INFO)
    assert not serious, lines(serious)


def test_a_waiver_may_name_a_rule_that_is_off(small: Site) -> None:
    """The rule is there, whichever plugin brings it: the waiver waives nothing, and is not called misspelled."""
    waiver = "waivers:\n  - rule: schema-retired\n    reason: The words are a quotation.\n    until: 2199-12-31\n"
    result = write(small, more=waiver).build(SEO_CHECKS_SEVERITY={"schema-retired": "off"})
    assert [f.rule for f in result.findings if f.rule.startswith("waiver")] == ["waiver-unused"]
