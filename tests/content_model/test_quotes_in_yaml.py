"""Quotation marks in data files and front matter: a slip is named on its own line, and its advice makes the value readable."""

from __future__ import annotations

import re

import pytest

from plugins.content_model.yaml.nodes import Node, YamlProblem, read_yaml

# The text, the line that is to be named, and the value of the first name once the advice is followed.
SLIPS = [
    ('title: "A plain page\ndescription: "Some words."\nkind: page', 1, "A plain page"),
    ('title: "A plain page\ndescription: Some words."\nkind: page', 1, "A plain page"),
    ('title: "A plain page\nkind: page', 1, "A plain page"),
    ("title: 'A plain page\nintro: 'Some words'\n", 1, "A plain page"),
    ('title: "A plain page\n# a remark\nkind: "page"', 1, "A plain page"),
    ('title: "A plain page\n\nkind: "page"', 1, "A plain page"),
    ("title: 'A plain page\"\nkind: page", 1, "A plain page"),
    ("title: 'Don't be shy\nkind: page", 1, "Don't be shy"),
    ("title: 'Don't be shy'\nkind: page", 1, "Don't be shy"),
    ('title: "A "plain" page"\nkind: page', 1, 'A "plain" page'),
    ('title: "A plain" page\nkind: page', 1, '"A plain" page'),
    ('title: "A plain": page\nkind: page', 1, '"A plain": page'),
    ('title: A plain page\nopens: "09:00\ncloses: "17:00"', 2, "A plain page"),
    ('title: A plain page\nhours:\n  - opens: "09:00\n    closes: "17:00"', 3, "A plain page"),
    ('title: A plain page\nkeys:\n  - "one\n  - "two"', 3, "A plain page"),
    ('title: "09:00" sharp', 1, "09:00"),
    ('title: "12" Main Street', 1, "12"),
    (" title: A plain page\nkind: page", 1, "A plain page"),
]
# What is right, though it looks alike.
RIGHT = [
    'title: "A plain page"  # a remark\nkind: page',
    'title: "A plain page\n  that goes on: further in"\nkind: page',
    "title: 'It''s plain'\nkind: page",
    "title: Don't be shy\nkind: page",
    'title: The 7" record\nkind: page',
    'title: "Say \\"hello\\""\nkind: page',
    'title: |\n  He said: "so\n  kind: yes\nkind: page',
    'title: A plain page\nkeys: ["one", "two"]',
]
_ADVISED = re.compile(r"`(?P<line>[^`]+)`")


@pytest.mark.parametrize(("text", "line", "title"), SLIPS)
def test_a_slip_is_named_on_its_own_line(text: str, line: int, title: str) -> None:
    """And with the advised line in its place, the file is read."""
    with pytest.raises(YamlProblem) as problem:
        read_yaml(text)
    assert problem.value.place.line == line
    lines = text.split("\n")
    advised = _ADVISED.search(problem.value.fix)
    assert advised, problem.value.fix
    assert advised["line"] != lines[line - 1]
    indent = len(lines[line - 1]) - len(lines[line - 1].lstrip())
    lines[line - 1] = " " * (indent if line > 1 else 0) + advised["line"]
    assert values(read_yaml("\n".join(lines)))["title"] == title


@pytest.mark.parametrize("text", RIGHT)
def test_what_is_right_is_read(text: str) -> None:
    """Quotation marks within a value, remarks behind it, and values over several lines."""
    assert {"title"} <= values(read_yaml(text)).keys()


def values(node: Node) -> dict[str, object]:
    return {name: child.value for name, child in node.value.items()}
