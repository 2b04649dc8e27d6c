"""YAML keeps its places, and its mistakes are said in plain words."""

from __future__ import annotations

import itertools

import pytest

from plugins.content_model.yaml.nodes import YamlProblem, read_yaml
from plugins.findings import Place


def test_each_key_and_value_knows_its_place() -> None:
    """Lines and columns count from 1, on from the given first line."""
    node = read_yaml("a: x\nb:\n  - y\n  - z: 1\n", first_line=10)
    assert node.key_places == {"a": Place(10, 1), "b": Place(11, 1)}
    assert node.value["a"].place == Place(10, 4)
    assert node.value["b"].value[1].value["z"].place == Place(13, 8)


def test_scalars_stay_as_they_were_written() -> None:
    """What `no`, `2024` or `1.0` means is for a field to say."""
    node = read_yaml("a: no\nb: 2024\nc: 1.0\nd: '~'\ne: ~\nf:\n")
    assert {name: child.value for name, child in node.value.items()} == {
        "a": "no", "b": "2024", "c": "1.0", "d": "~", "e": None, "f": None,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("a: b: c", 1, "colon"),
        ("a: 1\na: 2", 2, "twice, first on line 1"),
        ("a: [1, 2\nb: 3", 1, "never closed"),
        ('a: "b', 1, "quotation mark"),
        ("a: @b", 1, "needs quotes"),
        ("a: &x [*x]", 1, "refers to itself"),
        ("? [a]\n: b", 1, "name before the colon"),
        ("a: \x00", 1, "character"),
    ],
)
def test_a_mistake_is_said_in_plain_words(text: str, line: int, says: str) -> None:
    """The message is for a person who does not know what YAML is."""
    with pytest.raises(YamlProblem) as raised:
        read_yaml(text)
    assert says in raised.value.message
    assert raised.value.place.line == line
    assert raised.value.fix


def test_very_deep_nesting_is_refused() -> None:
    """A file that would exhaust the stack is named instead."""
    with pytest.raises(YamlProblem, match="deep"):
        read_yaml("a: " + "[" * 5000 + "]" * 5000)


def test_values_that_repeat_each_other_are_bounded() -> None:
    """A few lines of & and * that would be millions of values are refused, whatever they are made of."""
    lists = "a: &a [x, x, x, x, x, x, x, x]\n" + "".join(
        f"{name}: &{name} [{', '.join([f'*{before}'] * 8)}]\n" for before, name in itertools.pairwise("abcdefgh")
    )
    groups = "a: &a {x: 1, y: 2}\n" + "".join(
        f"k{n}: &k{n} {{x: *{'a' if n == 0 else f'k{n - 1}'}, y: *{'a' if n == 0 else f'k{n - 1}'}}}\n"
        for n in range(20)
    )
    for text in (lists, groups):
        with pytest.raises(YamlProblem, match="too often") as raised:
            read_yaml(text)
        assert "without & and *" in raised.value.fix


def test_a_value_may_be_repeated() -> None:
    """What YAML has it for; and a long list without it is read to its end."""
    node = read_yaml("a: &hours {opens: '09:00'}\nb: *hours\n")
    assert node.value["a"].value == node.value["b"].value
    assert len(read_yaml(f"a: [{', '.join(['x'] * 20_000)}]").value["a"].value) == 20_000
