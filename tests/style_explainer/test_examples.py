"""The component's examples, which the theme's tests show to axe and to the HTML checkers."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from plugins.content_model.questions import Questions
from plugins.content_model.schema.blocks import BlockUse
from plugins.style_explainer.block import data
from plugins.style_explainer.style_map import regions, spot
from tests.conftest import BuiltSite
from tests.support.site import PROJECT

FILE = PROJECT / "theme/templates/components/style-explainer/examples.yaml"
EXAMPLES = yaml.safe_load(FILE.read_text(encoding="utf-8"))["examples"]


def shape(value: Any) -> Any:
    """The names in a piece of data, without its values: what the template may rely on."""
    if isinstance(value, dict):
        return {name: shape(inner) for name, inner in value.items()}
    if isinstance(value, list | tuple) and value and isinstance(value[0], dict):
        return [shape(value[0])]
    return None


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example["name"])
def test_an_example_has_what_the_block_gives(example: dict[str, Any], built_site: BuiltSite) -> None:
    """The component is shown with the same arguments, by name, that a page's block hands over."""
    given = example["arguments"]
    options = {"styles": None, "first": None, "map": given["map"] is not None, "level": None}
    model = built_site.model
    made = dict(data(BlockUse(options, "", model.entries[0], Questions(model), 1)))
    assert set(given) == set(made)
    assert set(given["care"]) == set(made["care"])
    assert shape(given["map"]) == shape(made["map"])
    for style in given["styles"]:
        assert set(style) == set(made["styles"][0])
        assert len(style["details"]) == len(made["styles"][0]["details"])


def test_the_examples_are_drawn_as_a_build_draws_them() -> None:
    """The shapes in the examples are those that the geometry makes now."""
    places = {"secure": (0.2, 0.2), "anxious": (0.8, 0.2), "avoidant": (0.2, 0.8), "disorganized": (0.8, 0.8)}
    drawn = regions((key.capitalize(), *place) for key, place in places.items())
    for example in EXAMPLES:
        for style in example["arguments"]["styles"]:
            assert tuple(style["spot"]) == spot(*places[style["id"]])
        for given, made in zip((example["arguments"]["map"] or {}).get("regions", ()), drawn, strict=False):
            assert (given["path"], given["x"], given["y"]) == (made.path, made.x, made.y)
