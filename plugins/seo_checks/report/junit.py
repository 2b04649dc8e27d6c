"""The report as JUnit XML, which build servers show as test results: a suite for each page or file."""

from __future__ import annotations

from itertools import groupby
from xml.etree import ElementTree as ET

from ...findings import Finding, Severity, in_order, printable
from .model import Report


def render_junit(report: Report) -> str:
    """An error is a failure of that test, a warning or advice is its output; a page with nothing has passed."""
    root = ET.Element("testsuites", name="seo_checks")
    groups = {name: list(found) for name, found in groupby(in_order(report.findings), key=_suite)}
    for page in report.pages:
        groups.setdefault(printable(page.source or page.url), [])
    total = failures = 0
    for name, findings in groups.items():
        errors = [f for f in findings if f.severity is Severity.ERROR]
        counts = {"tests": str(max(len(findings), 1)), "failures": str(len(errors)), "errors": "0", "skipped": "0"}
        suite = ET.SubElement(root, "testsuite", {"name": name, **counts})
        for finding in findings:
            case = ET.SubElement(suite, "testcase", classname=name, name=printable(_case(finding)))
            text = f"{printable(finding.where)}: {printable(finding.message)}\n{printable(finding.fix)}"
            if finding.severity is Severity.ERROR:
                failure = ET.SubElement(
                    case, "failure", message=printable(finding.message), type=printable(finding.rule)
                )
                failure.text = text
            else:
                ET.SubElement(
                    case, "system-out"
                ).text = f"{', '.join(filter(None, (finding.severity.value, finding.mark)))}: {text}"
        if not findings:
            ET.SubElement(suite, "testcase", classname=name, name="all checks")
        total, failures = total + max(len(findings), 1), failures + len(errors)
    root.set("tests", str(total))
    root.set("failures", str(failures))
    root.set("errors", "0")
    ET.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"


def _suite(finding: Finding) -> str:
    return printable(finding.file or finding.url or "the whole site")


def _case(finding: Finding) -> str:
    page = "" if finding.url in ("", finding.where) else f" on {finding.url}"
    return f"{finding.rule} {finding.where}{page}"
