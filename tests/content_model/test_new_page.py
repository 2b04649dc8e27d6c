"""`invoke new` starts a page that the build understands."""

from __future__ import annotations

import re

import pytest

from plugins.content_model.kinds import KINDS
from plugins.content_model.new_page import NewPageProblem, new_page
from tests.support.site import Site, lines


def test_a_new_page_names_what_is_still_to_be_written(small: Site) -> None:
    """Its file is right in form; the build asks for nothing but the values that are missing."""
    path = new_page(small.content, "therapy", "Mending: a start")
    assert path == small.content / "pages/mending-a-start.md"
    result = small.build()
    assert {f.rule for f in result.errors} == {"front-matter-missing"}, lines(result.findings)
    filled = re.sub(
        r"^description:$", f"description: {'A good description of the page. ' * 3}", path.read_text(), flags=re.M
    )
    path.write_text(filled)
    assert small.build().ok
    assert "Mending: a start" in small.html("/mending-a-start/")


@pytest.mark.parametrize("kind", [kind.name for kind in KINDS])
def test_every_kind_of_page_can_be_started(small: Site, kind: str) -> None:
    """The file lands in the kind's folder, as a draft."""
    path = new_page(small.content, kind, "Something new")
    assert "status: draft" in path.read_text()
    assert f"kind: {kind}" in path.read_text()


@pytest.mark.parametrize(
    ("kind", "title", "says"),
    [
        ("therapie", "A page", "Did you mean `therapy`?"),
        ("page", "\u2014", "makes no address"),
        ("page", "Plain", "such a page already"),
    ],
)
def test_what_cannot_be_started_is_refused(small: Site, kind: str, title: str, says: str) -> None:
    """Nothing is overwritten, and the message says what to do."""
    with pytest.raises(NewPageProblem, match=re.escape(says)):
        new_page(small.content, kind, title)
