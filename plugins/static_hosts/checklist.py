"""What stands before a first publish, as one list to work through: each step, and what is left to do for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ..content_model.model import ContentModel
from ..content_model.schema.fields import Field
from ..content_model.values import Fact
from ..findings import Finding, Severity
from ..seo_checks.rules.clinic import author_missing, reviewer_missing
from ..seo_checks.rules.privacy import policy_links_missing
from .messages import ADDRESS, BUILD_UNCLEAN, PLACEHOLDER_FACT
from .refuse import placeholders

_ONCE = (
    ("An author for each page about health", author_missing.id),
    ("A reviewer for each page about health", reviewer_missing.id),
    ("Policies and notices on every page", policy_links_missing.id),
    ("Addresses that visitors can open", ADDRESS.id),
)
_EACH_TIME = (("Everything is committed", BUILD_UNCLEAN.id),)
_OF_STEPS = frozenset((PLACEHOLDER_FACT.id, *(rule for _, rule in (*_ONCE, *_EACH_TIME))))


@dataclass(frozen=True, slots=True)
class Step:
    """A step, and the findings that are left of it; without any it is done.

    `once` is for what a site needs once, and not before each publish. `told` says that a list of the steps tells each
    finding in full; of the others it gives the number.
    """

    name: str
    left: tuple[Finding, ...] = ()
    once: bool = True
    told: bool = True


@dataclass(frozen=True, slots=True)
class Checklist:
    """The steps: first what the clinic has to tell, then what its staff have to do."""

    steps: tuple[Step, ...] = ()

    @property
    def done(self) -> tuple[Step, ...]:
        """The steps that are done."""
        return tuple(step for step in self.steps if not step.left)

    @property
    def to_do(self) -> tuple[Step, ...]:
        """The steps that are not."""
        return tuple(step for step in self.steps if step.left)

    @property
    def is_setting_up(self) -> bool:
        """Whether something is missing that every site needs once: then the list is of use."""
        return any(step.once for step in self.to_do)

    def leaves(self, findings: Iterable[Finding]) -> tuple[Finding, ...]:
        """Of the findings, those that the list does not tell."""
        return tuple(f for f in findings if not (self.is_setting_up and f.rule in _OF_STEPS))


def checklist(model: ContentModel, findings: Iterable[Finding]) -> Checklist:
    """The list, from what a production build and the checks of a publish have found."""
    found = list(dict.fromkeys(findings))
    steps = list(_facts(model.facts, model.fact_fields))
    for rules in (_ONCE, _EACH_TIME):
        for name, rule in rules:
            steps.append(Step(name, tuple(f for f in found if f.rule == rule), once=rules is _ONCE))
    rest = tuple(f for f in found if f.severity is Severity.ERROR and f.rule not in _OF_STEPS)
    return Checklist((*steps, Step("No other error", rest, once=False, told=False)))


def _facts(facts: Mapping[str, Any], fields: Sequence[Field]) -> Iterator[Step]:
    """A step for each fact that clinic.yaml has. In a list, what has a name is a step of its own."""
    for field in fields:
        value = facts.get(field.name)
        parts = {field.name: (field.label, value)}
        if isinstance(value, tuple) and all(isinstance(item, Mapping) and item.get("name") for item in value):
            parts = {f"{field.name}.{n}": (f"{field.label}: {part['name']}", part) for n, part in enumerate(value, 1)}
        for path, (name, part) in parts.items():
            if _is_given(part):
                yield Step(name, tuple(placeholders({path: part}, fields)))


def _is_given(value: Any) -> bool:
    if isinstance(value, Fact):
        return value.value is not None
    return any(_is_given(item) for item in (value.values() if isinstance(value, Mapping) else value or ()))
