"""Every id of the catalogue explains itself, and has something that brings it about and something that does not."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.findings import Declaration, Finding, Message, Rule, Sample, Severity
from plugins.site_engine.contributions import contributions_of
from tests.catalogue import publishing  # noqa: F401  # its scenarios are among them
from tests.catalogue.samples import findings_of
from tests.catalogue.scenarios import SCENARIOS
from tests.support.site import PROJECT, lines

DECLARED = contributions_of(PROJECT).declarations
MESSAGES = [declared for declared in DECLARED if isinstance(declared, Message)]
FAILING = [pytest.param(m, s, id=f"{m.id}-{n}") for m in MESSAGES for n, s in enumerate(m.failing)]
PASSING = [
    pytest.param(m, s, id=f"{m.id}-{n}") for m in MESSAGES for n, s in enumerate(m.passing) if s != Sample(text=s.text)
]


def ids(findings: tuple[Finding, ...]) -> set[str]:
    """The messages and errors that were found; a rule's advice on a page of two sentences is no matter here."""
    names = {message.id for message in MESSAGES}
    return {f.rule for f in findings if f.severity is Severity.ERROR or f.rule in names}


@pytest.fixture(scope="session")
def usual(tmp_path_factory: pytest.TempPathFactory) -> dict[bool, set[str]]:
    """What is found on the small site as it is, in a development and in a publish build."""
    return {
        publish: ids(findings_of(Sample(publish=publish), tmp_path_factory.mktemp("usual")))
        for publish in (False, True)
    }


@pytest.mark.parametrize(("message", "sample"), FAILING)
def test_failing_sample_fails(message: Message, sample: Sample, tmp_path: Path, usual: dict[bool, set[str]]) -> None:
    """A failing sample brings its message about, and no other message or error."""
    assert ids(findings_of(sample, tmp_path)) - usual[sample.publish] == {message.id}


@pytest.mark.parametrize(("message", "sample"), PASSING)
def test_passing_sample_passes(message: Message, sample: Sample, tmp_path: Path, usual: dict[bool, set[str]]) -> None:
    """A passing sample brings about neither its message nor any other one or error."""
    assert ids(findings_of(sample, tmp_path)) - usual[sample.publish] == set()


@pytest.mark.parametrize("message", MESSAGES, ids=lambda message: message.id)
def test_small_site_has_no_fault(message: Message, usual: dict[bool, set[str]]) -> None:
    """The site that the samples are laid over brings about no message."""
    assert message.id not in usual[False]


@pytest.mark.parametrize("id", SCENARIOS)
def test_scenario(id: str, tmp_path: Path) -> None:
    """A scenario brings its message about with something wrong, and does not with it mended."""
    failing, passing = tmp_path / "failing", tmp_path / "passing"
    failing.mkdir()
    passing.mkdir()
    wrong, right = SCENARIOS[id](failing, True), SCENARIOS[id](passing, False)
    assert id in {f.rule for f in wrong}, lines(tuple(wrong))
    assert id not in {f.rule for f in right}, lines(tuple(right))


def test_every_message_can_be_brought_about() -> None:
    """Each message has failing samples or a scenario, and not both; a scenario is for a message that there is."""
    sampled = {message.id for message in MESSAGES if message.failing}
    assert sorted({m.id for m in MESSAGES} - sampled - SCENARIOS.keys()) == []
    assert sorted(SCENARIOS.keys() & sampled) == []
    assert sorted(SCENARIOS.keys() - {m.id for m in MESSAGES}) == []
    assert all(message.passing for message in MESSAGES)


def test_ids_are_unique() -> None:
    """No two declarations share an id."""
    names = [declared.id for declared in DECLARED]
    assert sorted({name for name in names if names.count(name) > 1}) == []


@pytest.mark.parametrize("declared", DECLARED, ids=lambda declared: declared.id)
def test_declaration_explains_itself(declared: Declaration) -> None:
    """Each declaration says in whole sentences what must hold, why, and what to do; a rule where it comes from."""
    source = declared.source if isinstance(declared, Rule) else "."
    for text in (declared.summary, declared.why, declared.fix, source, declared.family):
        assert text
        assert text == text.strip()
    assert declared.summary.endswith(".")
    assert declared.why.endswith(".")
    assert declared.fix.endswith((".", "`"))
    assert declared.id == declared.id.lower()
