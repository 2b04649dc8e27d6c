"""A session uses the templates that an earlier one has compiled, and never another text or other settings than its own."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from plugins.site_engine.compiled_templates import compiled_templates
from plugins.site_engine.session import Session
from tests.support.site import PROJECT, Site


def rendered(folder: Path, text: str, **settings: Any) -> str:
    """What a session of its own makes of a template that a theme's page may use."""
    overrides = folder / "templates"
    overrides.mkdir(exist_ok=True)
    (overrides / "words.html").write_text(text)
    paths = {"PATH": str(folder / "content"), "THEME_TEMPLATES_OVERRIDES": [str(overrides)]}
    session = Session.open(PROJECT, overrides={**paths, **settings})
    return session.templates.get_template("words.html").render()


def test_a_template_is_compiled_once(small: Site) -> None:
    """Two sessions run the same code object."""
    sessions = [Session.open(PROJECT, overrides={"PATH": str(small.content)}) for _ in range(2)]
    first, second = (session.templates.get_template("base.html").root_render_func.__code__ for session in sessions)
    assert first is second


def test_an_edited_template_is_compiled_anew(small: Site) -> None:
    """Also when it is edited back."""
    for text in ("One", "Two", "One"):
        assert rendered(small.folder, text) == text


def test_what_a_filter_makes_of_a_constant_is_not_shared(small: Site) -> None:
    """Jinja works it out when it compiles, so another filter of the same name, or other plugins, need other code."""
    text = "{{ 'a'|twice }}"
    assert rendered(small.folder, text, JINJA_FILTERS={"twice": lambda value: value * 2}) == "aa"
    assert rendered(small.folder, text, JINJA_FILTERS={"twice": lambda value: f"{value} {value}"}) == "a a"
    text = "{{ 'plugins.seo_checks' is plugin_enabled }}"
    assert rendered(small.folder, text) == "True"
    assert (
        rendered(small.folder, text, PLUGINS=["plugins.content_model", "plugins.us_care", "plugins.theme_assets"])
        == "False"
    )


def test_other_options_have_other_code(small: Site) -> None:
    """Settings that are equal share what was compiled; any other option of Jinja's shares nothing."""
    settings = dict(Session.open(PROJECT, overrides={"PATH": str(small.content)}).settings)
    assert compiled_templates(settings) is compiled_templates(dict(settings))
    changed = {**settings, "JINJA_ENVIRONMENT": {**settings["JINJA_ENVIRONMENT"], "trim_blocks": False}}
    assert compiled_templates(changed) is not compiled_templates(settings)
