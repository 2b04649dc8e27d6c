"""A plugin's contributions are read by every surface, with no other file changed.

The builds run in processes of their own: Pelican's signals outlive a build, and this plugin must not
stay connected for other tests.
"""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

import pytest
from bs4 import BeautifulSoup

from tests.support.counts import HUNG
from tests.support.site import PLAIN, PROJECT, Site

RUN = """
import json, sys
from pathlib import Path
from tests.support.site import Site
import pelicanconf
site = Site(Path(sys.argv[1]))
result = site.build(PLUGINS=[*pelicanconf.PLUGINS, "tests.contributions.example_plugin"])
print(json.dumps({"ok": result.ok, "findings": [[f.rule, f.severity, f.file, f.line, f.message, f.fix] for f in result.findings]}))
"""


def build(site: Site) -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, "-c", RUN, str(site.folder)], cwd=PROJECT, capture_output=True, text=True, timeout=HUNG
    )
    assert done.returncode == 0, done.stderr
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


def found(answer: dict[str, Any], rule: str) -> list[Any]:
    return [f for f in answer["findings"] if f[0] == rule]


GOOD = PLAIN.replace("---\n", "---\nmood: calm\n", 1) + "\n/// poem\n    poet: A & B\n\nOn *still* water.\n\n///\n"


def test_field_and_block_are_known_to_the_build(small: Site) -> None:
    """The field is accepted and the block is rendered, with its option escaped."""
    small.write({"pages/plain.md": GOOD})
    answer = build(small)
    assert answer["ok"], answer
    poem = BeautifulSoup(small.html("/plain/"), "lxml").select_one("figure.poem")
    assert poem is not None
    assert poem.select_one("em") is not None
    assert poem.figcaption is not None
    assert poem.figcaption.get_text() == "A & B"


@pytest.mark.parametrize(
    ("old", "new", "rule", "line", "says"),
    [
        ("mood: calm", "mood: clam", "front-matter-value", 2, "Did you mean `calm`?"),
        ("mood: calm", "moood: calm", "front-matter-unknown", 2, ""),
        ("    poet: A & B\n", "", "block-option-missing", 11, "`poet` is missing"),
    ],
)
def test_field_and_block_are_held_to_what_they_declare(
    small: Site, old: str, new: str, rule: str, line: int, says: str
) -> None:
    """A wrong value, a misspelled name and a missing option are named with their lines, as for any other."""
    small.write({"pages/plain.md": GOOD.replace(old, new)})
    answer = build(small)
    assert not answer["ok"]
    hits = found(answer, rule)
    assert [(f[2], f[3]) for f in hits] == [("content/pages/plain.md", line)], answer
    assert says in hits[0][4] + hits[0][5]


def test_the_rule_is_run_and_points_at_the_line(small: Site) -> None:
    """The engine reports it like its own rules."""
    small.write({"pages/plain.md": GOOD.replace("On *still* water.", "On the weather.")})
    answer = build(small)
    assert answer["ok"], answer
    assert [(f[1], f[2], f[3]) for f in found(answer, "weather-mentioned")] == [
        ("warning", "content/pages/plain.md", 14)
    ]


def test_the_node_is_in_the_graph(small: Site) -> None:
    """schema_org joins it to the page's one graph."""
    small.write({"pages/plain.md": GOOD})
    assert build(small)["ok"]
    script = BeautifulSoup(small.html("/plain/"), "lxml").find("script", type="application/ld+json")
    assert script is not None
    graph = json.loads(script.get_text())["@graph"]
    assert [node["name"] for node in graph if node["@id"].endswith("/plain/#mood")] == ["calm"]


def test_without_the_plugin_its_names_are_unknown(small: Site) -> None:
    """What a plugin adds goes with it."""
    small.write({"pages/plain.md": GOOD})
    result = small.build()
    assert {"front-matter-unknown", "block-unknown"} & {f.rule for f in result.errors}
