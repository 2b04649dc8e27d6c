"""Every page that is written is valid HTML, by two independent judges."""

from __future__ import annotations

from tests.conftest import BuiltSite
from tests.support.html_validate import html_validate_errors
from tests.support.java import nu_errors


def test_the_nu_checker_finds_no_error(built_site: BuiltSite) -> None:
    """Every page and every component example passes the Nu HTML checker."""
    files = sorted(built_site.output.rglob("*.html"))
    assert len(files) >= len(built_site.pages)
    errors = [f"{m['url'].rpartition('/output')[2]}:{m.get('lastLine')}: {m['message']}" for m in nu_errors(files)]
    assert errors == []


def test_html_validate_finds_no_error(built_site: BuiltSite) -> None:
    """Every page and every component example passes html-validate's standard preset."""
    files = sorted(built_site.output.rglob("*.html"))
    errors = [
        f"{m['file'].rpartition('/output')[2]}:{m['line']}: {m['rule']}: {m['message']}"
        for m in html_validate_errors(files)
    ]
    assert errors == []
