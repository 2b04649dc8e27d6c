"""The options of rules: what settings say of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from ..findings import Option, Rule, did_you_mean
from ..plugin_settings import Problem, what_to_write
from ..plugin_settings.messages import SETTING_UNKNOWN, SETTING_VALUE

SETTING = "SEO_CHECKS_OPTIONS"


def read_options(given: Mapping[str, Any], rules: Iterable[Rule]) -> tuple[dict[str, Any], list[Problem]]:
    """The values of the rules' options that settings give, and what is wrong with the others."""
    known: dict[str, Option[Any]] = {option.name: option for rule in rules for option in rule.options}
    values: dict[str, Any] = {}
    problems: list[Problem] = []
    for name, value in given.items():
        option = known.get(name)
        if option is None:
            what = f"{SETTING} names the option `{name}`, which no rule has."
            hint = did_you_mean(name, known) or f"Take it out; there is: {', '.join(sorted(known))}."
            problems.append(Problem(SETTING_UNKNOWN, name, what, hint))
            continue
        try:
            values[name] = msgspec.convert(value, option.type)
        except msgspec.ValidationError:
            what = f"The option `{name}` in {SETTING} is {value!r}."
            problems.append(Problem(SETTING_VALUE, name, what, f"Write {what_to_write(option)}."))
    return values, problems
