"""What the project's plugins contribute, without a build: for commands that explain or list things."""

from __future__ import annotations

from pathlib import Path

from ..content_model.schema.contributions import Contributions
from .plugins import gather
from .session import load_plugins
from .settings_file import read_settings


def keeping_nothing(contributions: Contributions) -> dict[str, None]:
    """The settings with which a build keeps nothing, and takes nothing that was kept: no plugin has its `cache`."""
    settings = (item for kind in contributions.settings for item in kind.settings().items())
    return {name: None for name, field in settings if field.name == "cache"}


def contributions_of(project: Path, settings_file: str = "pelicanconf.py") -> Contributions:
    """The contributions of the plugins that the settings list. Raises SessionProblem."""
    return gather(load_plugins(read_settings(project / settings_file)))
