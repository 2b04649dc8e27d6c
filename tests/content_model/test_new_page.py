"""`invoke new` starts a page that the build understands."""

from __future__ import annotations

import datetime as dt
import re

import pytest

from plugins.content_model.new_page import NewPageProblem, new_page
from plugins.findings import Severity
from tests.support.site import Site, core, lines

TODAY = dt.date(2026, 3, 31)


def test_a_new_page_is_in_nobodys_way(small: Site) -> None:
    """The build goes on without it and says what is still to be written; then it is shown."""
    path = new_page(small.content, core(), "therapy", "Mending: a start", TODAY)
    assert path == small.content / "pages/mending-a-start.md"
    assert "\ndate: 2026-03-31\n" in path.read_text()
    result = small.build()
    assert result.ok, lines(result.findings)
    assert [(f.rule, f.severity, f.file) for f in result.findings] == [
        ("front-matter-missing", Severity.WARNING, "content/pages/mending-a-start.md")
    ]
    assert "`description` is missing" in result.findings[0].message
    assert not (small.output / "mending-a-start").exists()
    filled = re.sub(
        r"^description:$", f"description: {'A good description of the page. ' * 3}", path.read_text(), flags=re.M
    )
    path.write_text(filled)
    assert small.build().ok
    assert "Mending: a start" in small.html("/mending-a-start/")


def test_a_draft_with_a_mistake_is_named_as_any_page(small: Site) -> None:
    """Only what is missing is forgiven: a wrong value is an error, and so is a published page that lacks something."""
    path = new_page(small.content, core(), "page", "Something new", TODAY)
    text = path.read_text()
    path.write_text(text.replace("intro:", "intor:"))
    assert not small.build().ok
    path.write_text(text.replace("status: draft", "status: published"))
    assert [f.rule for f in small.build().errors] == ["front-matter-missing"]


@pytest.mark.parametrize("kind", [kind.name for kind in core().kinds])
def test_every_kind_of_page_can_be_started(small: Site, kind: str) -> None:
    """The file lands in the kind's folder, as a draft."""
    if kind == "home":
        (small.content / "pages/index.md").unlink()
    path = new_page(small.content, core(), kind, "Something new", TODAY)
    assert "status: draft" in path.read_text()
    assert f"kind: {kind}" in path.read_text()


@pytest.mark.parametrize(
    ("kind", "title", "says"),
    [
        ("therapie", "A page", "Did you mean `therapy`?"),
        ("page", "\u2014", "makes no address"),
        ("page", "a" * 71, "71 characters"),
        ("page", " ab ", "2 characters"),
        ("home", "A second home", "such a page already"),
        ("page", "Plain", "such a page already"),
    ],
)
def test_what_cannot_be_started_is_refused(small: Site, kind: str, title: str, says: str) -> None:
    """Nothing is overwritten, and the message says what to do."""
    with pytest.raises(NewPageProblem, match=re.escape(says)):
        new_page(small.content, core(), kind, title, TODAY)
