"""What the project's plugins contribute, without a build: for commands that explain or list things."""

from __future__ import annotations

from pathlib import Path

from pelican.plugins._utils import load_plugins

from ..content_model.schema.contributions import Contributions, Registry, contribute
from .receivers import own_receivers
from .settings_file import read_settings


def contributions_of(project: Path, settings_file: str = "pelicanconf.py") -> Contributions:
    """The contributions of the plugins that the settings list. Raises what a broken plugin raises."""
    with own_receivers():
        for plugin in load_plugins(read_settings(project / settings_file)):  # type: ignore[no-untyped-call]
            plugin.register()
        registry = Registry()
        contribute.send(registry)
    return registry.freeze()
