"""What stands before a first publish: one list with its progress, each open step with its line and what to write."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
import yaml

from plugins.findings import Severity
from plugins.static_hosts.checklist import Checklist, checklist
from plugins.static_hosts.deploy import Outcome
from tests.static_hosts.commands import invoke
from tests.static_hosts.project import FACTS, Project, filled_facts
from tests.support.site import PLAIN, PROJECT, lines

CLINIC = (PROJECT / "content/data/clinic.yaml").read_text(encoding="utf-8")
STAND_INS = sum("placeholder:" in line for line in CLINIC.splitlines() if not line.startswith("#"))


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project with the clinic's facts as they are: most of them are stand-ins."""
    project = Project(tmp_path / "project")
    project.write({"data/clinic.yaml": CLINIC})
    return project


def look(project: Project) -> Checklist:
    """The list, as a preview of the project makes it."""
    publisher = project.publisher()
    return publisher.checklist(publisher.preview(project.folder / "output"))


def names(steps: Iterable[Any]) -> list[str]:
    """What the steps are called."""
    return [step.name for step in steps]


def test_every_stand_in_is_on_the_list(project: Project) -> None:
    """Each leads to its line in clinic.yaml and says what to write; what is told already is done."""
    found = look(project)
    left = [finding for step in found.to_do for finding in step.left]
    assert len(left) == STAND_INS, lines(tuple(left))
    for finding in left:
        line = CLINIC.splitlines()[finding.line - 1]
        (path,) = re.findall(r"`([\w.]+)` is still", finding.message)
        assert finding.file == "content/data/clinic.yaml"
        assert path.rpartition(".")[2] in line or line.startswith("  "), (path, line)  # a list or group begins below
        assert finding.fix.startswith("Ask the clinic: ")
        assert "replaces" in finding.fix or "replace " in finding.fix
    assert {"Name of the clinic", "Crisis lines: Emergency services", "Everything is committed"} <= set(
        names(found.done)
    )


def test_it_gets_shorter_and_goes_away(project: Project) -> None:
    """A fact that is filled in moves to what is done, of as many steps as before; when all are, there is no list."""
    before = look(project)
    written = CLINIC.replace(
        'phone: {placeholder: "+1-805-555-0100", needed: "The clinic\'s main phone number"}', 'phone: "+1-805-555-0142"'
    )
    project.write({"data/clinic.yaml": written})
    after = look(project)
    assert names(after.steps) == names(before.steps)
    assert set(names(after.done)) - set(names(before.done)) == {"Phone"}
    project.write({"data/clinic.yaml": filled_facts()})
    assert not look(project).is_setting_up


@pytest.mark.parametrize(
    ("changes", "path", "value"),
    [
        ({"license": {"holder": "State", "number": "1", "address": "https://license.example"}}, "license.address", "https://license.example"),
        ({"license": {"holder": "State", "number": "1", "address": "https://www.example.com/look-up"}}, "license.address", "https://www.example.com/look-up"),
        ({"email": "care@clinic.test"}, "email", "care@clinic.test"),
        ({"credit": {"name": "A", "address": "https://a.invalid/"}}, "credit.address", "https://a.invalid/"),
    ],
)  # fmt: skip
def test_a_fact_that_leads_nowhere_is_named_with_what_is_wrong(changes: dict[str, Any], path: str, value: str, project: Project) -> None:  # fmt: skip
    """An address that was filled in, of a name that only examples have."""
    project.write({"data/clinic.yaml": yaml.safe_dump({**yaml.safe_load(filled_facts()), **changes})})
    (step,) = [step for step in look(project).to_do if step.name == "Addresses that visitors can open"]
    (finding,) = step.left
    assert finding.message.startswith(f"`{path}` is {value}, and ")
    assert finding.message.endswith("is a name that is reserved for examples")
    assert (
        path.rpartition(".")[2]
        in (project.folder / "content/data/clinic.yaml").read_text().splitlines()[finding.line - 1]
    )


@pytest.mark.parametrize("website", ["https://notexample.com", "https://www.my-example.org", "https://latest.de"])
def test_a_name_that_only_sounds_reserved_passes(website: str, project: Project) -> None:
    """The end of a word is not the end of a domain."""
    facts = yaml.safe_load(filled_facts())
    facts["credit"] = {"name": "A", "address": website}
    facts["website"] = website
    project.write({"data/clinic.yaml": yaml.safe_dump(facts)})
    assert not look(project).is_setting_up


def test_an_author_that_is_missing_is_a_step(project: Project) -> None:
    """So is a page that nobody has committed; another mistake is counted, and told with the others."""
    article = (
        PLAIN.replace("---\n\n", "date: 2026-01-05\n---\n\n", 1).replace("A plain", "An article, not a plain")
        + "\nThe key is AKIAABCDEFGHIJKLMNOP, they said.\n"
    )
    project.write({"data/clinic.yaml": filled_facts(), "articles/first.md": article.replace("(index.md)", "(../pages/index.md)")}, commit=False)  # fmt: skip
    publisher = project.publisher()
    outcome: Outcome = publisher.publish(host="folder", to=str(project.www), dry_run=True)
    found = {step.name: step.left for step in outcome.checklist.to_do}
    assert found["An author for each page about health"][0].file == "content/articles/first.md"
    assert {finding.file for finding in found["Everything is committed"]} == {
        "content/articles/first.md",
        "content/data/clinic.yaml",
    }
    told = outcome.checklist.leaves(outcome.findings)
    assert (
        [f.rule for f in told if f.severity is Severity.ERROR]
        == ["secret"]
        == [f.rule for f in found["No other error"]]
    )


@pytest.mark.parametrize(
    "command", [("preview",), ("publish", "--dry-run", "--host", "folder", "--to", "../www")], ids=" ".join
)
def test_the_commands_print_it(command: tuple[str, ...], project: Project) -> None:
    """How far it is, and for a step where to write what."""
    status, said = invoke(project, *command)
    assert status == 1
    found = look(project)
    to_do = sum(line.startswith("  to do ") for line in said.splitlines())
    assert to_do >= len(found.to_do)  # the test's own settings forgive a small site something
    assert f"Before the first publish: {len(found.steps) - to_do} of {len(found.steps)} done" in said
    words = " ".join(said.split())
    for finding in (finding for step in found.to_do for finding in step.left):
        assert words.count(f"{finding.where} {finding.fix}") == 1
    assert "would not be published: " in said or "Not published" in said


# -- without a repository --------------------------------------------------------------------------


def test_a_folder_without_a_repository_can_be_published(project: Project) -> None:
    """It is said that nothing records it, and how to change that."""
    project.write({"data/clinic.yaml": filled_facts()})
    shutil.rmtree(project.folder / ".git")
    outcome = project.publish()
    (said,) = [finding for finding in outcome.findings if finding.rule == "build-unrecorded"]
    assert (outcome.ok, said.severity) == (True, Severity.WARNING)
    assert "is no Git repository" in said.message
    assert "`git init`" in said.fix


def test_without_git_it_can_be_published(project: Project, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A machine without the program, with a folder as its host."""
    project.write({"data/clinic.yaml": filled_facts()})
    (tmp_path / "bin").mkdir()
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    outcome = project.publish()
    assert outcome.ok, lines(outcome.findings)
    assert "Git is not installed here" in lines(outcome.findings)


def test_what_is_not_committed_is_said_with_what_to_type(project: Project) -> None:
    """New, changed and deleted files, whatever their names; `--accept-unclean` lets them pass."""
    project.write({"data/clinic.yaml": filled_facts(), "pages/more.md": PLAIN.replace("A plain", "One more"), "pages/old.md": PLAIN.replace("A plain", "An old")})  # fmt: skip
    project._git("mv", "content/pages/old.md", "content/pages/moved.md")
    project.write({"pages/more.md": None, "pages/plain.md": PLAIN + "\nMore.\n", "pages/new.md": PLAIN.replace("A plain", "A new")}, commit=False)  # fmt: skip
    found = {f.message: f.fix for f in project.publish().findings if f.rule == "build-unclean"}
    assert set(found) == {
        "content/pages/more.md was deleted and not committed",
        "content/pages/old.md was deleted and not committed",
        "content/pages/moved.md is new and not committed",
        "content/pages/new.md is new and not committed",
        "content/pages/plain.md was changed and not committed",
    }
    for fix in found.values():
        assert "`git add -A`" in fix
        assert "`--accept-unclean`" in fix
    assert not project.www.exists()
    assert project.publish(accept_unclean=True).ok


def test_nothing_of_a_list_for_a_site_without_facts() -> None:
    """An empty model has no facts to fill in."""
    from tests.support.site import empty_model

    assert not checklist(empty_model(FACTS["website"]), ()).is_setting_up
