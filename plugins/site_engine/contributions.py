"""What the project's plugins contribute, without a build: for commands that explain or list things."""

from __future__ import annotations

from pathlib import Path

from ..content_model.schema.contributions import Contributions
from .plugins import gather
from .session import load_plugins
from .settings_file import read_settings


def contributions_of(project: Path, settings_file: str = "pelicanconf.py") -> Contributions:
    """The contributions of the plugins that the settings list. Raises SessionProblem."""
    return gather(load_plugins(read_settings(project / settings_file)))
