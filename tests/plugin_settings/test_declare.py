"""Declared settings are read from a mapping, and everything that is wrong with them is said at once."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, ClassVar, Literal

import pytest
from msgspec import Meta, field

from plugins.plugin_settings import PluginSettings, SettingsRefused
from plugins.site_engine.contributions import contributions_of
from tests.support.site import PROJECT


class Weather(PluginSettings, frozen=True):
    """Settings of a plugin that there is not."""

    prefix: ClassVar[str] = "WEATHER_"

    content: Path = field(name="PATH")
    days: Annotated[int, Meta(ge=1, le=14, description="a number of days from 1 to 14")] = 3
    units: Annotated[Literal["metric", "imperial"], Meta(description='"metric" or "imperial"')] = "metric"
    towns: Annotated[tuple[str, ...], Meta(description='a list: ["Oakland"]')] = ()
    names: Annotated[Mapping[str, str], Meta(description='names by town: {"Oakland": "Town"}')] = {}
    cache: Annotated[Path | None, Meta(description="a file, or None")] = None


GOOD = {"PATH": "content"}


def test_what_is_not_set_has_its_default() -> None:
    """And Pelican's own settings are read under their own names."""
    assert Weather.read(GOOD) == Weather(Path("content"), 3, "metric", (), {}, None)


def test_what_is_set_is_read_in_its_type() -> None:
    """A list becomes a tuple, a path is a Path, and what other plugins read is left alone."""
    found = Weather.read(
        GOOD
        | {"WEATHER_TOWNS": ["Oakland"], "WEATHER_CACHE": "w.json", "OTHER": object(), "WEATHERED": 1, "weather": 2}
    )
    assert (found.towns, found.cache) == (("Oakland",), Path("w.json"))


def test_settings_cannot_be_changed() -> None:
    """They are frozen, and a default that is a mapping is nobody else's."""
    found = Weather.read(GOOD)
    with pytest.raises(AttributeError):
        found.days = 5  # type: ignore[misc]
    assert Weather.read(GOOD).names is not found.names


@pytest.mark.parametrize(
    ("settings", "message", "fix"),
    [
        ({"WEATHER_DAYS": 0}, "WEATHER_DAYS is 0.", "Write a number of days from 1 to 14."),
        ({"WEATHER_DAYS": True}, "WEATHER_DAYS is True.", "Write a number of days from 1 to 14."),
        ({"WEATHER_DAYS": "3"}, "WEATHER_DAYS is '3'.", "Write a number of days from 1 to 14."),
        ({"WEATHER_DAYS": None}, "WEATHER_DAYS is None.", "Write a number of days from 1 to 14."),
        ({"WEATHER_UNITS": "Metric"}, "WEATHER_UNITS is 'Metric'.", 'Write "metric" or "imperial".'),
        ({"WEATHER_TOWNS": "Oakland"}, "WEATHER_TOWNS is 'Oakland'.", 'Write a list: ["Oakland"].'),
        ({"WEATHER_NAMES": {"Oakland": 1}}, "WEATHER_NAMES is {'Oakland': 1}.", 'Write names by town: {"Oakland": "Town"}.'),
        ({"WEATHER_CACHE": ""}, "WEATHER_CACHE is ''.", "Write a file, or None."),
        ({"WEATHER_CACHE": 3}, "WEATHER_CACHE is 3.", "Write a file, or None."),
        ({"WEATHER_DAY": 3}, "There is no setting WEATHER_DAY.", "Did you mean `WEATHER_DAYS`?"),
        ({"WEATHER_TEMPERATURE": 3}, "There is no setting WEATHER_TEMPERATURE.",
         "Take it out; there is: WEATHER_DAYS, WEATHER_UNITS, WEATHER_TOWNS, WEATHER_NAMES, WEATHER_CACHE."),
    ],
)  # fmt: skip
def test_a_wrong_setting_says_its_name_its_value_and_what_to_write(
    settings: Mapping[str, Any], message: str, fix: str
) -> None:
    """In the plugin's own words."""
    with pytest.raises(SettingsRefused) as refused:
        Weather.read(GOOD | dict(settings))
    assert [(f.message, f.fix) for f in refused.value.findings] == [(message, fix)]
    assert str(refused.value) == f"{message} {fix}"


def test_all_that_is_wrong_is_said_together() -> None:
    """Names, values and what is missing."""
    problems = Weather.problems({"WEATHER_DAYS": 0, "WEATHER_UNITS": 1, "WEATHER_TOWN": "Oakland"})
    assert {problem.setting for problem in problems} == {"PATH", "WEATHER_DAYS", "WEATHER_UNITS", "WEATHER_TOWN"}
    assert {problem.message.id for problem in problems} == {"setting-value", "setting-unknown"}


def test_a_long_value_is_cut() -> None:
    """A message stays a message."""
    (problem,) = Weather.problems(GOOD | {"WEATHER_DAYS": "x" * 10_000})
    assert len(problem.what) < 300


OWN = contributions_of(PROJECT).settings


def test_every_plugin_declares_its_settings() -> None:
    """All prefixes that plugins read are there."""
    folders = {file.parent.name for file in (PROJECT / "plugins").glob("*/settings.py")}
    assert {kind.prefix for kind in OWN} == {f"{name.upper()}_" for name in folders}


@pytest.mark.parametrize("kind", OWN, ids=lambda kind: kind.__name__)
def test_every_setting_says_what_to_write_and_stands_in_the_readme(kind: type[PluginSettings]) -> None:
    """A value that nothing can use is answered in the plugin's own words."""
    readme = (PROJECT / "plugins" / kind.prefix.rstrip("_").lower() / "README.md").read_text(encoding="utf-8")
    for problem in kind.problems(dict.fromkeys(kind.settings(), object())):
        if problem.setting.startswith(kind.prefix):
            assert "of the right kind" not in problem.fix
            assert f"`{problem.setting}`" in readme, problem.setting
