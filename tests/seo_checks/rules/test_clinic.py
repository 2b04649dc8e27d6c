"""Who stands behind what the pages say."""

from __future__ import annotations

import datetime as dt

import pytest

from plugins.findings import Written
from plugins.seo_checks.examples import NOW
from plugins.seo_checks.good_page import good_page
from tests.seo_checks.rules.helpers import hits, messages, severities

TODAY = NOW.date()


@pytest.mark.parametrize("kind", ["hub", "therapy", "technique", "style", "article"])
def test_health_pages_need_author_reviewer_and_sources(kind: str) -> None:
    """Each kind that makes statements about health."""
    bare = {"author": None, "reviewer": None, "sources": None}
    html = good_page(body="<p>A close bond can calm the mind.</p>")
    for rule in ("author-missing", "reviewer-missing", "sources-missing"):
        assert len(hits(rule, html, kind=kind, front=bare)) == 1


@pytest.mark.parametrize("kind", ["page", "legal", "contact", "crisis", "home", "profile"])
def test_other_pages_need_none_of_them(kind: str) -> None:
    """They say nothing about health, or belong to nobody."""
    bare = {"author": None, "reviewer": None, "sources": None}
    for rule in ("author-missing", "reviewer-missing", "sources-missing"):
        assert hits(rule, good_page(body="<p>We close at five.</p>"), kind=kind, front=bare) == []


def test_an_author_whose_page_is_a_draft_is_none() -> None:
    """Nobody could see who it is."""
    draft = Written("content/people/example-clinician.md", "/people/example-clinician/", kind="profile", listed=False)
    assert "no page that is out" in messages("author-missing", kind="therapy", inputs={"written": (draft,)})


@pytest.mark.parametrize(
    ("days", "severity"), [(-400, []), (0, []), (1, ["warning"]), (90, ["warning"]), (91, ["error"])]
)
def test_a_review_may_be_ninety_days_late(days: int, severity: list[str]) -> None:
    """On the day itself it is not late; after ninety days it is an error."""
    assert severities("review-overdue", front={"next_review": TODAY - dt.timedelta(days=days)}) == severity


def test_a_review_cannot_be_of_tomorrow() -> None:
    """A slip in the year shows at once."""
    assert severities("review-overdue", front={"last_reviewed": TODAY + dt.timedelta(days=1)}) == ["error"]
    assert severities("review-overdue", front={"last_reviewed": TODAY}) == []


@pytest.mark.parametrize(
    "host", ["doi.org", "www.nih.gov", "pubmed.ncbi.nlm.nih.gov", "www.who.int", "www.ucla.edu", "www.nice.org.uk"]
)
def test_links_that_count_as_sources(host: str) -> None:
    """Papers, public bodies, universities and guidelines."""
    html = good_page(body=f"<p><a href='https://{host}/1'>A source</a></p>")
    assert hits("sources-missing", html, kind="article", front={"sources": None}) == []


@pytest.mark.parametrize("host", ["www.example.com.gov.example", "notdoi.org", "blog.example.org", "www.mygov"])
def test_links_that_do_not(host: str) -> None:
    """Names that only look alike."""
    html = good_page(body=f"<p><a href='https://{host}/1'>A source</a></p>")
    assert len(hits("sources-missing", html, kind="article", front={"sources": None})) == 1
