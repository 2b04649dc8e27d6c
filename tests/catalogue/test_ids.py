"""Every id that is printed is declared, in one place: what the whole test run notes, and what the source says."""

from __future__ import annotations

import ast
import importlib
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import pytest

from plugins.content_model.load.messages import PLUGIN_CLASH
from plugins.content_model.markdown.messages import HTML
from plugins.content_model.schema.contributions import Registry
from plugins.findings import Finding, Rule, messages_of
from plugins.site_engine.contributions import contributions_of
from tests.catalogue.scenarios import USUAL_PLUGINS
from tests.support.counts import HUNG
from tests.support.ids import noted
from tests.support.site import PROJECT, Site

DECLARED = contributions_of(PROJECT).declarations
SOURCES = {
    path.relative_to(PROJECT): ast.parse(path.read_text(encoding="utf-8"))
    for path in sorted((PROJECT / "plugins").rglob("*.py"))
}
MAKERS = (Path("plugins/findings"), Path("plugins/seo_checks/engine.py"))
UNDECLARED = 'Finding("made-up", Severity.ERROR, "Something is wrong.")'
TEST = f"""
from plugins.findings import Finding, Severity

def test_one():
    exec({UNDECLARED!r}, {{**globals(), "__name__": "plugins.made_up"}})

def test_two():
    pass
"""


def calls(name: str) -> Iterator[Path]:
    """The files of plugins/ in which something of that name is called, once for each call."""
    for path, tree in SOURCES.items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == name:
                yield path


def test_findings_are_made_from_declarations() -> None:
    """No other code than the declaration and the engine of the rules calls Finding itself."""
    assert sorted({p for p in calls("Finding") if not any(p.is_relative_to(maker) for maker in MAKERS)}) == []


def test_messages_stand_in_the_catalogue() -> None:
    """Messages are declared in files named messages.py, and each of them is contributed."""
    assert {path.name for path in calls("Message")} == {"messages.py"}
    modules = [importlib.import_module(".".join(p.with_suffix("").parts)) for p in SOURCES if p.name == "messages.py"]
    assert {m.id for m in messages_of(*modules)} - {declared.id for declared in DECLARED} == set()


def test_an_id_is_written_once() -> None:
    """The id of a rule or message stands in the source where it is declared, and elsewhere its name is used."""
    written = Counter(
        node.value
        for tree in SOURCES.values()
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and "-" in node.value
    )
    ids = [declared.id for declared in DECLARED if "-" in declared.id]
    assert {id: written[id] for id in ids if written[id] != 1} == {}


def test_an_id_that_two_plugins_declare(small: Site) -> None:
    """A plugin whose rule or message has a name that there is already is refused, and each name is said."""
    plugin = ModuleType("plugin_with_names_of_others")
    rule = next(declared for declared in DECLARED if isinstance(declared, Rule))

    def contribute(registry: Registry) -> None:
        registry.add_rules(rule)
        registry.add_messages(replace(HTML, summary="Another meaning."))

    vars(plugin).update(contribute=contribute, register=lambda: None)
    result = small.build(PLUGINS=[*USUAL_PLUGINS, plugin])
    assert {f.rule for f in result.errors} == {PLUGIN_CLASH.id}
    assert {f.message.split("`")[1] for f in result.errors} == {rule.id, HTML.id}


def test_a_finding_that_nobody_declared_is_noted() -> None:
    """An id counts when code of plugins/ makes it, not when a test does, and is known when it is in the catalogue."""
    with noted() as ids:
        for module, id in (("plugins.made_up", "made-up"), ("plugins.other", DECLARED[0].id), ("tests.other", "mine")):
            exec(f'Finding("{id}", None, "")', {"Finding": Finding, "__name__": module})
    assert ids.made == {"made-up", DECLARED[0].id}
    assert ids.unknown() == ["made-up"]


@pytest.mark.parametrize("workers", ["0", "1"])
def test_a_finding_that_nobody_declared_fails_the_run(tmp_path: Path, workers: str) -> None:
    """The run fails and names the id, by itself and with a worker."""
    (tmp_path / "test_made_up.py").write_text(TEST)
    command = ["-m", "pytest", "-q", "-p", "tests.support.ids", "-n", workers, "--rootdir", tmp_path, tmp_path]
    done = subprocess.run([sys.executable, *command], cwd=PROJECT, capture_output=True, text=True, timeout=HUNG)
    assert "2 passed" in done.stdout, done.stdout + done.stderr
    assert "not in the catalogue: made-up" in done.stdout
    assert done.returncode == 1
