"""The theme's styles, scripts and pictures: minified, named by content, and only where a page needs them.

See the README beside this file. Templates get `assets`.
"""

from __future__ import annotations

from pathlib import Path

from pelican import Pelican, signals
from pelican.generators import Generator

from .assets import Assets
from .gather import gather
from .settings import ThemeAssetsSettings

_RUN = "CONTENT_MODEL"  # the build's state, where findings are collected


class ThemeFiles(Generator):
    """Writes the theme's files into the output."""

    def generate_output(self, writer: object) -> None:
        """Each file under the name that its content gives it."""
        assets: Assets = self.context["assets"]
        for path, content in assets.files().items():
            target = Path(self.output_path) / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)


def add_assets(generator: Generator) -> None:
    """Puts `assets` into the context, which all generators of a build share.

    `publishing` is a global, because a component's macro does not see the context.
    """
    generator.env.globals["publishing"] = not generator.context.get("development", True)
    if "assets" in generator.context:
        return
    settings = ThemeAssetsSettings.read(generator.settings)
    theme = gather(settings)
    run = generator.settings.get(_RUN)
    if run is not None:
        run.add(*theme.findings)
    generator.context["assets"] = Assets(theme, settings.folder, getattr(run, "base_path", ""))


def add_generator(pelican: Pelican) -> type[Generator]:
    """Our generator is one of the build's."""
    return ThemeFiles


def register() -> None:
    """Connects the plugin."""
    signals.generator_init.connect(add_assets)
    signals.get_generators.connect(add_generator)
