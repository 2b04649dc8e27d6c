"""`invoke audit`: the pages as Lighthouse sees them on a slow phone, and what the command says of them."""

from __future__ import annotations

import pytest
from rich.console import Console

from tests.support import audit
from tests.support.audit import Scores, as_published, chosen, table
from tests.support.counts import LONG
from tests.support.system import need


def test_pages_have_full_scores() -> None:
    """The home page, and with --long every page: nothing is lost. How fast they are is printed: a machine's time is no test."""
    need("nginx", "openssl")
    with as_published() as site:
        assert site.by == "nginx, as published"
        entries = site.session.model.entries
        found = [audit.audit(site, page) for page in chosen(entries, [] if LONG else ["/"], sample=False)]
    Console().print(table(found, site.by, 100))
    assert [one for one in found if min(one.scores[1:]) < 100] == []


def test_without_nginx_our_own_server_takes_its_place(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The table says who served the pages; what lies below the bar makes the command fail, and is named."""
    monkeypatch.setattr(audit, "find_program", lambda name: None)
    monkeypatch.setattr(
        audit, "audit", lambda site, page: Scores(page, (98, 100, 100, 100), 1.2, ("lcp: It paints late",))
    )
    assert audit.main(["--sample", "--bar", "90"]) == 0
    assert "without the headers" in " ".join(capsys.readouterr().out.split())
    assert audit.main(["--pages", "/contact/"]) == 1
    said = capsys.readouterr().out
    assert "/contact/" in said
    assert "lcp: It paints late" in said
    assert "/privacy/" not in said


def test_an_unknown_page_is_named(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """And nothing is audited."""
    monkeypatch.setattr(audit, "find_program", lambda name: None)
    assert audit.main(["--pages", "/contcat/"]) == 2
    assert "There is no page /contcat/." in capsys.readouterr().out
