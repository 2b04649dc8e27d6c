"""The styles as schema.org terms."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from plugins.content_model.model import ContentModel
from plugins.content_model.questions import Questions
from plugins.site_engine.contributions import contributions_of
from plugins.style_explainer.data import styles_of
from plugins.style_explainer.terms import HOME, terms
from tests.conftest import BuiltSite
from tests.support.site import PROJECT, Site, lines


def nodes(model: ContentModel, url: str) -> list[Mapping[str, Any]]:
    """The nodes that the page at an address gets."""
    return list(terms(model.by_url[url], Questions(model)))


def test_the_set_and_a_term_for_each_style_stand_on_the_concepts_page(built_site: BuiltSite) -> None:
    """Each term has the style's own words, its page and its name in the block; all ids are absolute and different."""
    model = built_site.model
    one_set, *each = nodes(model, HOME)
    home = model.site_url + HOME
    assert one_set["@type"] == "DefinedTermSet"
    assert one_set["@id"] == f"{home}#attachment-styles"
    assert one_set["url"] == home
    assert [term["@type"] for term in each] == ["DefinedTerm"] * 4
    assert one_set["hasDefinedTerm"] == [{"@id": term["@id"]} for term in each]
    for term, style in zip(each, styles_of(Questions(model)), strict=True):
        assert term["name"] == style.name
        assert term["description"] == style.summary
        assert term["termCode"] == style.key
        assert term["url"] == f"{model.site_url}/attachment-styles/{style.key}/"
        assert term["inDefinedTermSet"] == {"@id": one_set["@id"]}
    ids = [node["@id"] for node in (one_set, *each)]
    assert len(set(ids)) == 5
    assert all(address.startswith("https://") for address in ids)


def test_each_style_page_states_the_same(built_site: BuiltSite) -> None:
    """No two pages say different things about one id."""
    model = built_site.model
    for style in styles_of(Questions(model)):
        assert nodes(model, f"/attachment-styles/{style.key}/") == nodes(model, HOME)


def test_other_pages_state_nothing(built_site: BuiltSite) -> None:
    """Only the concepts page and the styles' own pages carry the terms."""
    model = built_site.model
    carrying = {entry.url for entry in model.entries if list(terms(entry, Questions(model)))}
    assert carrying == {HOME, *(f"/attachment-styles/{style.key}/" for style in styles_of(Questions(model)))}


def test_without_a_concepts_page_the_set_is_at_home_above_the_styles(four: Site) -> None:
    """A site with another tree keeps its terms."""
    result = four.build()
    assert result.model is not None, lines(result.findings)
    model = result.model
    one_set, *_ = nodes(model, "/attachment-styles/secure/")
    assert one_set["@id"] == f"{model.site_url}/#attachment-styles"
    assert nodes(model, "/") == nodes(model, "/attachment-styles/secure/")


def test_a_site_without_styles_has_no_terms(small: Site) -> None:
    """Nothing is emitted, and nothing breaks."""
    result = small.build()
    assert result.model is not None, lines(result.findings)
    assert [list(terms(entry, Questions(result.model))) for entry in result.model.entries] == [[], []]


def test_the_project_has_the_contributions() -> None:
    """The plugin stands in PLUGINS, and that alone brings the block and the terms."""
    given = contributions_of(PROJECT)
    assert "style-explainer" in {block.name for block in given.blocks}
    assert terms in {maker.make for maker in given.nodes}
