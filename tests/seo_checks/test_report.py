"""The reports: each format, with text that tries to break it."""

from __future__ import annotations

import datetime as dt
import io
import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import jsonschema
import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Page
from rich.console import Console

from plugins.findings import UNPRINTABLE, Example, Finding, Severity
from plugins.seo_checks.examples import case_of
from plugins.seo_checks.messages import WAIVER_UNUSED
from plugins.seo_checks.report import FORMATS, Report, make_report, render
from plugins.seo_checks.report.terminal import print_report
from plugins.seo_checks.rules.links import link_broken
from plugins.seo_checks.run import Checked
from plugins.seo_checks.waivers import Waived
from tests.support.node import ensure_packages
from tests.support.odd import ODD

ERROR, WARNING, INFO = Severity.ERROR, Severity.WARNING, Severity.INFO
NASTY = "100% <b>bold</b> [red]x[/] \"q\" 'a' &amp; a,b:c\nnext ::error::"
LINK = Finding(
    "link-broken", ERROR, "The link to /nope/ leads nowhere.", NASTY, "content/pages/my page.md", 14, 5, "/page/"
)
WIDE = Finding("title-too-wide", WARNING, NASTY, "", "content/pages/my page.md", 3, 0, "/page/")
HINT = Finding("unknown-rule", INFO, "A hint.", "", "", 0, 0, "/contact/")
WHOLE = Finding("sitemap-missing", WARNING, "There is no sitemap.")
FOOTER = [
    Finding("stale", WARNING, "The year is old.", "", "theme/templates/base.html", 7, 1, url)
    for url in ("/", "/contact/", "/page/")
]
FINDINGS = [LINK, WIDE, HINT, WHOLE, *FOOTER]
DECLARED = (link_broken, WAIVER_UNUSED)
WAIVED = Waived(
    Finding("generic", WARNING, "Click here.", "", "content/x.md", 1, 1, "/page/"), "A quotation.", dt.date(2027, 1, 2)
)


def report(findings: list[Finding] | None = None, paths: tuple[str, ...] = (), url: str = "/lost/") -> Report:
    """A report over the good site, one page of which nobody links to."""
    front = {"next_review": dt.date(2026, 5, 1)}
    case = case_of(Example(url=url, front_matter=front))
    found = FINDINGS if findings is None else findings
    return make_report(found, Checked(tuple(found), (WAIVED,), (LINK,), case.site, case.context, ()), paths, DECLARED)


def test_json() -> None:
    """The JSON report has the promised shape, and the findings in order of file and line."""
    data = json.loads(render(report(), "json"))
    assert list(data) == ["version", "summary", "findings"]
    assert data["version"] == 2
    assert data["summary"] == {
        "errors": 1,
        "warnings": 5,
        "info": 1,
        "waived": 1,
        "baseline": 1,
        "stop_publish": 0,
        "pages": 10,
        "complete": True,
    }
    assert [list(f) for f in data["findings"]] == [
        ["rule", "severity", "url", "file", "line", "column", "message", "fix", "stops_publish"]
    ] * 7
    first = data["findings"][0]
    assert (first["rule"], first["line"], first["column"], first["message"]) == ("title-too-wide", 3, 0, NASTY)


def test_sarif() -> None:
    """The SARIF report is valid: rules and results agree, lines count from 1, waived findings are suppressed."""
    log = json.loads(render(report(), "sarif"))
    jsonschema.validate(log, json.loads((Path(__file__).parent / "sarif-2.1.0-used.schema.json").read_text()))
    (run,) = log["runs"]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert len(run["results"]) == 8
    for result in run["results"]:
        assert rules[result["ruleIndex"]] == result["ruleId"]
    by_rule = {result["ruleId"]: result for result in run["results"]}
    physical = by_rule["link-broken"]["locations"][0]["physicalLocation"]
    assert physical["artifactLocation"] == {"uri": "content/pages/my%20page.md", "uriBaseId": "PROJECT"}
    assert physical["region"] == {"startLine": 14, "startColumn": 5}
    assert by_rule["unknown-rule"]["level"] == "note"
    assert by_rule["generic"]["suppressions"][0]["justification"].startswith("A quotation.")
    fingerprints = {json.dumps(result["partialFingerprints"]) for result in run["results"]}
    assert len(fingerprints) == 8


def test_sarif_explains_rules_and_messages_alike() -> None:
    """What a rule or a message means, why and how to mend it stands beside its results; an unknown id has its name."""
    found = [LINK, WAIVER_UNUSED.at("Nothing is waived."), HINT]
    (run,) = json.loads(render(report(found), "sarif"))["runs"]
    rules = {rule["id"]: rule for rule in run["tool"]["driver"]["rules"]}
    for declared in DECLARED:
        shown = rules[declared.id]
        assert shown["shortDescription"]["text"] == declared.summary
        assert shown["fullDescription"]["text"] == declared.why
        assert declared.fix in shown["help"]["text"]
    assert link_broken.source in rules[link_broken.id]["help"]["text"]
    assert rules["unknown-rule"] == {"id": "unknown-rule"}


def test_html_says_why_of_rules_and_messages_alike() -> None:
    """Beside each finding the HTML report says why it matters, and for a rule where it comes from."""
    soup = BeautifulSoup(render(report([LINK, WAIVER_UNUSED.at("Nothing is waived.")]), "html"), "html.parser")
    reasons = {item["data-rule"]: item.details.get_text(" ", strip=True) for item in soup.select(".finding")}
    assert link_broken.why in reasons[link_broken.id]
    assert link_broken.source in reasons[link_broken.id]
    assert reasons[WAIVER_UNUSED.id] == f"Why {WAIVER_UNUSED.why}"


def test_junit() -> None:
    """The JUnit report counts its cases; errors fail, warnings and hints do not, and clean pages pass."""
    root = ET.fromstring(render(report(), "junit"))
    cases = root.findall(".//testcase")
    assert int(root.get("tests", "")) == len(cases)
    assert [f.get("type") for f in root.iter("failure")] == ["link-broken"]
    assert int(root.get("failures", "")) == 1
    for suite in root:
        assert int(suite.get("tests", "")) == len(suite.findall("testcase"))
        names = [case.get("name") for case in suite]
        assert len(names) == len(set(names))
    assert any(case.get("name") == "all checks" for case in cases)


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("sign", [*ODD.values(), "\n"], ids=[*ODD, "line feed"])
def test_what_cannot_be_seen_is_written_out(format: str, sign: str) -> None:
    """Control characters in names and texts come out as their numbers, in each format, and each can be read by its readers."""
    texts = {where: f"{where}{sign}::error::x" for where in ("message", "fix", "file", "url")}
    text = render(report([Finding("x", ERROR, **texts, line=3), Finding("y", WARNING, **texts)]), format)
    text.encode("utf-8")
    assert not UNPRINTABLE.search(text)
    assert not [line for line in text.split("\n") if line.lstrip().startswith("::error::")]
    if format == "sarif":
        (run,) = json.loads(text)["runs"]
        assert run["results"][0]["message"]["text"] == f"{texts['message']} {texts['fix']}"
    elif format == "json":
        assert {name: json.loads(text)["findings"][0][name] for name in texts} == texts
    else:
        if format == "junit":
            ET.fromstring(text)
        for where in texts.keys() - ({"url"} if format == "github" else set()):
            assert f"{where}\\{'n' if sign == chr(10) else f'u{ord(sign):04x}'}" in text


def test_a_name_that_spells_a_line_feed_is_no_line_feed() -> None:
    """GitHub's own escapes, typed into a name, stay what they are."""
    (line, _) = (
        render(report([Finding("x", ERROR, "m", "", "a%0A::error::b,line=1:%3A")]), "github").strip().split("\n")
    )
    assert line == "::error file=a%250A%3A%3Aerror%3A%3Ab%2Cline=1%3A%253A,title=x::m"


def test_github() -> None:
    """Each annotation is one line, whatever its text holds; a template's line is named once."""
    lines = render(report(), "github").strip().split("\n")
    annotations = [line for line in lines if line.startswith("::")]
    assert len(annotations) == 5
    (error,) = [line for line in annotations if line.startswith("::error")]
    assert error.startswith("::error file=content/pages/my page.md,line=14,col=5,title=link-broken::The link to /nope/")
    assert "100%25" in error
    assert "c\\nnext ::error::" in error
    assert sum("base.html" in line for line in annotations) == 1


def test_text() -> None:
    """The text report is grouped by page, says what stands on many pages once, and prints brackets as they are."""
    text = render(report(), "text")
    assert "[red]x[/]" in text
    assert text.count("The year is old.") == 1
    assert "content/pages/my page.md:14:5" in text
    assert text.index("link-broken") < text.index("title-too-wide")
    assert "1 error, 5 warnings, 1 hint on 10 pages (1 waived, 1 in the baseline)." in text
    assert "\x1b" not in text


@pytest.mark.parametrize("files", [1, 1000])
def test_thousands_of_findings_fit_a_screen(files: int) -> None:
    """A few of each rule with their places, the numbers, and how to see all; the file that `--output` names has all."""
    many = [
        Finding(
            f"rule-{n % 40}", WARNING if n % 4 else ERROR, f"Mistake {n}.", "Mend it.", f"content/{n % files}.md", n + 1
        )
        for n in range(4000)
    ]
    text = _printed(many, everything=False)
    assert len(text.splitlines()) < 300
    assert f"4,000 findings in {files:,} file{'s' * (files > 1)}, of which a few are shown. Add `--all`" in text
    assert f"100 errors in {min(files, 25)} file{'s' * (files > 1)}  rule-0\n  error   Mistake 0." in text
    assert "and 97 more of other words" in text
    assert "2,000 more of 20 rules" in text
    assert "1,000 errors, 3,000 warnings, 0 hints" in text
    for whole in (render(make_report(many, None), "text"), _printed(many, everything=True)):
        assert all(f"Mistake {n}.  rule" in whole for n in range(4000))


def _printed(findings: list[Finding], *, everything: bool) -> str:
    console = Console(file=io.StringIO(), width=110)
    print_report(make_report(findings, None), console, everything=everything)
    text: str = console.file.getvalue()  # type: ignore[attr-defined]
    return text


def test_text_on_a_terminal() -> None:
    """On a terminal the levels are colored."""
    console = Console(file=io.StringIO(), force_terminal=True, color_system="standard", width=80)
    print_report(report(), console)
    assert "\x1b[1;31m" in console.file.getvalue()  # type: ignore[attr-defined]


def test_html_needs_nothing_else() -> None:
    """The HTML report loads nothing, and shows text as text."""
    html = render(report(), "html")
    soup = BeautifulSoup(html, "html.parser")
    assert not soup.find_all(["img", "iframe"])
    assert not soup.find_all("script", src=True)
    assert [link["href"] for link in soup.find_all("link")] == ["data:,"]
    assert "url(" not in html
    assert not soup.select(".message b")
    assert len(soup.select(".finding")) == 5
    assert soup.select(".finding[data-count='3']")


def test_html_shows_search_results_links_and_reviews() -> None:
    """Every page that may be listed has a preview; the orphan and the overdue review are named."""
    soup = BeautifulSoup(render(report(), "html"), "html.parser")
    titles = [p.text for p in soup.select(".result .title")]
    assert len(titles) == 9
    assert "Lotus Recovery, a clinic in Thousand Oaks, California" in titles
    assert "/lost/" in soup.select_one("#links").text
    assert "Not reached" in soup.select_one("svg").text
    assert soup.select_one(".overdue li").text.split() == ["/lost/", "31", "days", "overdue"]
    assert len(soup.select(".months > li")) == 12


def test_html_cuts_titles_where_a_search_engine_would() -> None:
    """A title that is too wide is cut after a word, and its measure says so."""
    case = case_of(Example(html="<!doctype html><title>" + "Wide words " * 12 + "</title><p>x</p>", url="/wide/"))
    checked = Checked((), (), (), case.site, case.context, ())
    soup = BeautifulSoup(render(make_report([], checked), "html"), "html.parser")
    (cut,) = [li for li in soup.select(".results > li") if "Wide" in li.text]
    assert cut.select_one(".title").text.endswith("...")
    assert "px too wide" in cut.select_one(".meter").text


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_html_in_a_browser(page: Page, tmp_path: Path, scheme: Any, width: int) -> None:
    """The filters work, nothing overflows, and axe finds no fault, in light and dark, on a phone and a desktop."""
    path = tmp_path / "report.html"
    path.write_text(render(report(), "html"), encoding="utf-8")
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 800})
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(path.as_uri())
    assert page.locator(".finding:visible").count() == 5
    assert page.locator(".status").inner_text() == "All 7 findings are shown."
    page.get_by_label("Warnings").uncheck()
    assert page.locator(".finding:visible").count() == 2
    assert page.locator(".status").inner_text() == "2 of 7 findings are shown."
    page.get_by_label("Text or page").fill("nowhere")
    assert page.locator(".finding:visible").count() == 1
    page.get_by_role("button", name="Show all").click()
    page.get_by_label("Rule").select_option("unknown-rule")
    assert page.locator(".group:visible h3").all_inner_texts() == ["/contact/"]
    page.get_by_role("button", name="Show all").click()
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    axe = ensure_packages() / "axe-core/axe.min.js"
    page.evaluate(axe.read_text(encoding="utf-8"))
    result = page.evaluate("axe.run()")
    assert [(v["id"], [n["html"] for n in v["nodes"]]) for v in result["violations"]] == []
    assert errors == []


def test_html_without_script(tmp_path: Path) -> None:
    """Without JavaScript the filters stay hidden and everything else is there."""
    soup = BeautifulSoup(render(report(), "html"), "html.parser")
    assert soup.select_one("form.filters").has_attr("hidden")
    assert not soup.select(".finding[hidden]")


@pytest.mark.parametrize("format", FORMATS)
def test_nothing_found(format: str) -> None:
    """Every format can say that all is well."""
    assert render(report([]), format)


@pytest.mark.parametrize("format", FORMATS)
def test_build_that_ended_early(format: str) -> None:
    """Every format can report a build that ended before the checks."""
    assert "nowhere" in render(make_report([LINK], None), format)


def test_thousands_of_pages_become_bars() -> None:
    """The picture of a large site counts pages instead of drawing each."""
    files = {f"p{n}/index.html": f"<title>{n}</title><a href='/p{n + 1}/'>x</a>" for n in range(200)}
    case = case_of(Example(files=files))
    html = render(make_report([], Checked((), (), (), case.site, case.context, ())), "html")
    soup = BeautifulSoup(html, "html.parser")
    assert not soup.select("svg circle")
    assert soup.select("svg rect")


@pytest.mark.parametrize(
    ("paths", "rules"),
    [
        (("content/pages",), ["title-too-wide", "link-broken"]),
        (("content/pages/my page.md",), ["title-too-wide", "link-broken"]),
        (("/contact/",), ["stale", "unknown-rule"]),
        (("/con*",), ["stale", "unknown-rule"]),
        (("content/other",), []),
    ],
)
def test_paths_narrow_the_report(paths: tuple[str, ...], rules: list[str]) -> None:
    """Only what concerns the named files, folders or addresses is reported."""
    assert [f.rule for f in report(paths=paths).findings] == rules


_FINDING = st.builds(
    Finding,
    st.text(max_size=8),
    st.sampled_from(Severity),
    st.text(max_size=30),
    st.text(max_size=30),
    st.text(max_size=12),
    st.integers(0, 99),
    st.integers(0, 99),
    st.text(max_size=12),
)


@given(st.lists(_FINDING, max_size=6))
def test_any_findings_can_be_reported(findings: list[Finding]) -> None:
    """Whatever text findings hold, each format is well formed."""
    made = make_report(findings, None)
    assert len(json.loads(render(made, "json"))["findings"]) == len(set(findings))
    assert json.loads(render(made, "sarif"))["version"] == "2.1.0"
    ET.fromstring(render(made, "junit").encode("utf-8", "replace"))
    for format in ("text", "github", "html"):
        render(made, format)
