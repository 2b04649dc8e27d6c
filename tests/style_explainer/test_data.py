"""The styles as the explainer shows them."""

from __future__ import annotations

import pytest

from plugins.content_model.questions import Questions
from plugins.content_model.values import Source
from plugins.style_explainer.data import DETAILS, short_name, sources_of, styles_of
from tests.conftest import BuiltSite
from tests.support.site import Site, core, lines

from .words import style


def test_the_words_are_those_of_the_files(built_site: BuiltSite) -> None:
    """Each style has its file's name, summary and four details, under the labels of their fields."""
    labels = {field.name: field.label for field in core().kind("style").fields}
    styles = {made.key: made for made in styles_of(Questions(built_site.model))}
    assert set(styles) == {"secure", "anxious", "avoidant", "disorganized"}
    for key, made in styles.items():
        entry = built_site.model.by_source[f"content/styles/{key}.md"]
        assert (made.name, made.summary) == (entry.get("name"), entry.get("summary"))
        assert [(detail.name, detail.label) for detail in made.details] == [(name, labels[name]) for name in DETAILS]
        assert [detail.text or detail.lines for detail in made.details] == [entry.get(name) for name in DETAILS]
        assert made.href == entry.url
        assert made.canonical == built_site.model.canonical(entry)


def test_styles_stand_in_the_order_of_the_menu(four: Site) -> None:
    """`menu_order` decides; a style keeps its hue wherever it is shown."""
    result = four.write({"styles/avoidant.md": style("Avoidant", 5, 0.2, 0.8)}).build()
    assert result.model is not None, lines(result.findings)
    assert [(made.key, made.tone) for made in styles_of(Questions(result.model))] == [
        ("avoidant", 1),
        ("secure", 2),
        ("anxious", 3),
        ("disorganized", 4),
    ]


@pytest.mark.parametrize(
    ("anxiety", "avoidance", "place"),
    [
        (0.2, 0.2, "Lower anxiety, lower avoidance"),
        (0.8, 0.2, "Higher anxiety, lower avoidance"),
        (0.2, 0.8, "Lower anxiety, higher avoidance"),
        (0.5, 0.9, "Medium anxiety, higher avoidance"),
        (0.4, 0.6, "Medium anxiety, medium avoidance"),
    ],
)
def test_the_place_on_the_map_is_said_in_words(four: Site, anxiety: float, avoidance: float, place: str) -> None:
    """Somebody who does not see the map reads where the style stands on it."""
    result = four.write({"styles/anxious.md": style("Anxious", 20, anxiety, avoidance)}).build()
    assert result.model is not None, lines(result.findings)
    assert {made.key: made.place for made in styles_of(Questions(result.model))}["anxious"] == place


@pytest.mark.parametrize(
    ("authors", "short"),
    [
        ("Bowlby J", "Bowlby, 1990"),
        ("Main M, Solomon J", "Main and Solomon, 1990"),
        ("Fraley RC, Hudson NW, Heffernan ME, Segal N", "Fraley and others, 1990"),
        ("Granqvist P and others", "Granqvist and others, 1990"),
        ("van IJzendoorn MH", "van IJzendoorn, 1990"),
        ("American Psychological Association", "American Psychological Association, 1990"),
    ],
)
def test_a_source_has_a_short_name(authors: str, short: str) -> None:
    """Surnames alone, two of them at most, and the year."""
    assert short_name(Source("a-1990", authors, 1990, "A title")) == short


def test_sources_are_named_once_and_by_year(built_site: BuiltSite) -> None:
    """Whatever several styles rest on stands once, the oldest first."""
    styles = styles_of(Questions(built_site.model))
    sources = sources_of(styles, Questions(built_site.model))
    assert [source.year for source in sources] == sorted(source.year for source in sources)
    assert {source.key for source in sources} == {key for made in styles for key in made.sources}
    assert len({source.key for source in sources}) == len(sources)
