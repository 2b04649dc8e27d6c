from __future__ import annotations

from pathlib import Path

import pytest

from plugins.component_gallery.examples import Component, Example, read_components
from plugins.findings import Finding, Severity


def read(folder: Path, yaml: str | bytes | None) -> tuple[tuple[Component, ...], tuple[Finding, ...]]:
    """What is made of one component `card` with this examples.yaml."""
    card = folder / "theme/templates/components/card"
    card.mkdir(parents=True)
    (card / "card.html").write_text("")
    if yaml is not None:
        (card / "examples.yaml").write_bytes(yaml.encode() if isinstance(yaml, str) else yaml)
    return read_components([folder / "theme/templates"], folder)


def test_examples_are_read_with_their_arguments(tmp_path: Path) -> None:
    """A name makes the example's address; without `frame` it stands in the main text."""
    components, findings = read(
        tmp_path,
        "about: A card.\nexamples:\n  - name: With a title, bold\n    arguments: {title: Hello}\n  - name: Bare\n",
    )
    assert findings == ()
    assert components == (
        Component(
            "card", "A card.", "main",
            (Example("With a title, bold", "with-a-title-bold", {"title": "Hello"}), Example("Bare", "bare", {})),
            "theme/templates/components/card/examples.yaml",
        ),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("yaml", "line", "words"),
    [
        ("about: [", 1, "not YAML"),
        ("about: x\nexamples:\n\t- name: y\n", 3, "not YAML"),
        (b"about: \xff", 0, "not UTF-8"),
        ("- a\n- b\n", 0, "should hold `about`"),
        ("about: x\n", 0, "should hold `about`"),
        ("about: x\nexamples: []\n", 0, "needs a `name`"),
        ("about: x\nexamples: [{arguments: {}}]\n", 0, "needs a `name`"),
        ("about: x\nexamples: [{name: '!!'}]\n", 0, "needs a `name`"),
        ("about: x\nexamples: [{name: a, arguments: [1]}]\n", 0, "needs a `name`"),
        ("about: x\nframe: window\nexamples: [{name: a}]\n", 0, "frame"),
        ("about: x\nexample: [{name: a}]\n", 0, "should hold `about`"),
        ("", 0, "should hold `about`"),
    ],
)
def test_a_file_that_cannot_be_used_is_named(tmp_path: Path, yaml: str | bytes, line: int, words: str) -> None:
    """Each mistake is an error with the file, and the line where YAML knows it."""
    components, (finding,) = read(tmp_path, yaml)
    assert components == ()
    assert finding.severity is Severity.ERROR
    assert finding.file == "theme/templates/components/card/examples.yaml"
    assert finding.line == line
    assert words in finding.message


def test_a_component_without_examples_is_a_warning(tmp_path: Path) -> None:
    """It does not keep anybody from building the site."""
    components, (finding,) = read(tmp_path, None)
    assert components == ()
    assert finding.severity is Severity.WARNING
    assert "`card` has no examples" in finding.message
