"""Front matter ends where the page's text starts, or the line is named where it should have ended."""

from __future__ import annotations

import pytest

from plugins.content_model.yaml.front_matter import split
from plugins.content_model.yaml.nodes import YamlProblem

HEAD = "---\ntitle: A plain page\ndescription: A page.\n"


@pytest.mark.parametrize(
    "text",
    [
        "Words here.\n\n---\n\nMore.\n",
        "Words here: and more.\n\n---\n\nMore.\n",
        "## A heading\n\n---\n\nMore.\n",
        "## A heading\n\nWords here: fine.\n\n---\n\nMore.\n",
        "## A heading\n\nWords.\n\n___\n\nMore.\n",
        "Words.\n",
        "[words](contact.md) and more\n\n---\n",
        "**Strong** words\n\n----\n",
        "/// callout\n\nWords.\n\n///\n\n---\n",
        "1. One\n2. Two\n\n---\n",
        "> Words\n\n---\n",
        "| a | b |\n|---|---|\n\n---\n",
    ],
)
def test_dashes_that_are_missing_are_named_where_they_belong(text: str) -> None:
    """Not at the line of the text that is no front matter, nor at the rule further down that looks like an end."""
    with pytest.raises(YamlProblem, match="not closed") as raised:
        split(f"{HEAD}\n{text}")
    first = text.split("\n", 1)[0]
    assert raised.value.place.line == HEAD.count("\n") + 2
    assert raised.value.fix.endswith(f"above `{first}`.")
    assert split(f"{HEAD}---\n\n{text}").body.strip() == text.strip()


@pytest.mark.parametrize(
    "more",
    [
        "\nsources: [a]\n", "\n# A remark\nsources: [a]\n", "\n## A remark\n\nsources: [a]\n", "sources:\n\n  - a\n\n  - b\n", "sources:\n\n- a\n",
        'intro: "Two\n\n  lines"\n', "intro: |\n  Words\n\n  More words\n", "sources: [\n\n  a\n\n]\n", "\n\n# A remark\n", "sources : [a]\n", "intro: >\n\n  Words\n",
    ],
)  # fmt: skip
def test_front_matter_may_have_empty_lines(more: str) -> None:
    """Before a name, in a list, in a text of several lines, around a remark."""
    parsed = split(f"{HEAD}{more}---\n\nWords.\n")
    assert "title" in parsed.front_matter.value
    assert parsed.body.strip() == "Words."
