"""From a problem in a graph to the file and line to change."""

from __future__ import annotations

import pytest

from plugins.findings import Severity, line_of
from plugins.schema_org.findings import as_findings
from plugins.schema_org.problem import ERROR, INFO, WARNING, Problem
from tests.schema_org.support import URL, model_of
from tests.support.site import core

MODEL = model_of()
STEPS = f"{URL}/therapy/steps/"


@pytest.mark.parametrize(
    ("node", "property_", "file", "has_line"),
    [
        (STEPS, "datePublished", "content/pages/therapy/steps.md", True),
        (STEPS, "reviewedBy", "content/pages/therapy/steps.md", True),
        (STEPS, "mentions", "content/pages/therapy/steps.md", False),
        (f"{STEPS}#breadcrumb", "itemListElement", "content/pages/therapy/steps.md", True),
        (f"{URL}/therapy/#therapy", "howPerformed", "content/pages/therapy/index.md", False),
        (f"{URL}/people/jo-doe/#person", "jobTitle", "content/people/jo-doe.md", True),
        (f"{URL}/#clinic", "telephone", "content/data/clinic.yaml", True),
        (f"{URL}/#clinic", "geo", "content/data/clinic.yaml", True),
        (f"{URL}/#clinic", "openingHoursSpecification", "content/data/clinic.yaml", True),
        (f"{URL}/#website", "name", "content/data/clinic.yaml", True),
        (f"{URL}/#source-paper", "name", "content/data/sources.yaml", False),
        (f"{URL}/images/calm.svg#image", "contentUrl", "content/images/images.yaml", False),
        (f"{URL}/therapy/#contributed", "name", "content/pages/therapy/steps.md", False),
        ("", "", "content/pages/therapy/steps.md", False),
    ],
)
def test_a_problem_is_addressed(node: str, property_: str, file: str, has_line: bool) -> None:
    """The file that the fact comes from, and the line of the field that feeds the property."""
    problem = Problem("jsonld-graph", ERROR, "Something is wrong.", "Mend it.", node, "Thing", property_)
    (found,) = as_findings({STEPS: [problem]}, MODEL, core().facts)
    assert (found.file, found.url, found.rule, found.fix) == (file, "/therapy/steps/", "jsonld-graph", "Mend it.")
    assert bool(found.line) is has_line


def test_the_line_is_the_one_that_somebody_wrote() -> None:
    """The number is that of the key in the front matter, and of the fact in clinic.yaml."""
    problems = [
        Problem("jsonld-graph", ERROR, "a", "", STEPS, "", "lastReviewed"),
        Problem("jsonld-graph", ERROR, "b", "", f"{URL}/#clinic", "", "telephone"),
    ]
    first, second = as_findings({STEPS: problems}, MODEL, core().facts)
    assert first.line == MODEL.by_url["/therapy/steps/"].places["last_reviewed"].line > 1
    assert second.line == MODEL.facts["phone"].line > 1


def test_only_errors_stop_a_build() -> None:
    """Warnings and advice are left to the rules over the written pages, so that nothing is said twice."""
    problems = [Problem("jsonld-graph", severity, "m") for severity in (ERROR, WARNING, INFO)]
    assert [f.severity for f in as_findings({STEPS: problems}, MODEL, core().facts)] == [Severity.ERROR]


def test_the_line_of_a_group_is_its_first() -> None:
    """A group or a list of facts stands where its first fact does; nothing stands nowhere."""
    assert line_of(MODEL.facts["address"]) == MODEL.facts["address"]["street"].line
    assert line_of(()) == line_of(None) == 0
