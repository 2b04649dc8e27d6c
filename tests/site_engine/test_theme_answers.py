"""What a page asks of the theme: the templates that a template may load, and the names that it finds below `assets`."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment

from plugins.site_engine.session import Session
from plugins.site_engine.theme_answers import AskedAssets, ThemeAnswers
from tests.support.site import PROJECT

TEMPLATES = {
    "page.html": '{% extends "base.html" %}{% from "a.html" import a %}',
    "base.html": "<p>{% block main %}{% endblock %}",
    "a.html": "{% macro a() %}a{% endmacro %}",
    "b.html": "{% macro b() %}b{% endmacro %}",
    "chosen.html": '{% include ["a.html", other] %}',
    "worked-out.html": "{%- import 'b' ~ '.html' as b -%}",
    "alone.html": "<p>Alone",
}


@pytest.fixture(scope="module")
def session() -> Session:
    return Session.open(PROJECT)


def digests(session: Session, **changed: str) -> dict[str, bytes]:
    """Each template's digest, with some of them changed."""
    templates = {**TEMPLATES, **{name.replace("__", "."): text for name, text in changed.items()}}
    answers = ThemeAnswers(Environment(loader=DictLoader(templates), autoescape=True), session.assets)
    return {name: answers.answer(("template", name)) for name in templates}


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("a", {"page.html", "a.html", "chosen.html", "worked-out.html"}),
        ("base", {"page.html", "base.html", "chosen.html", "worked-out.html"}),
        ("b", {"b.html", "chosen.html", "worked-out.html"}),
        ("new", {"new.html", "chosen.html", "worked-out.html"}),
    ],
)
def test_a_template_counts_where_it_may_be_loaded(session: Session, name: str, told: set[str]) -> None:
    """By whoever names it, directly or not, and by whoever chooses while it is rendered."""
    before, after = digests(session), digests(session, **{f"{name}__html": "<p>Something else"})
    assert {one for one, digest in after.items() if digest != before.get(one)} == told


def test_a_page_finds_all_that_its_template_asks_for(session: Session) -> None:
    """A name that `assets` lacks would be nothing at all on a page, and nobody would be told."""
    names = re.compile(r"\bassets\.(\w+)")
    files = [file for folder in session.template_folders for file in Path(folder).rglob("*.html")]
    asked = {name for file in files for name in names.findall(file.read_text("utf-8"))}
    assert {"style", "scripts", "url"} <= asked <= set(dir(AskedAssets))
