"""Writes the files that stand beside the pages: the theme's, and those that plugins make."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from pelican.generators import Generator

from ...content_model.schema.makers import SiteParts
from .state import Build, build_of


class SiteFiles(Generator):
    """A generator of Pelican's that writes what has been made."""

    def generate_output(self, writer: object) -> None:
        """Each file under its path."""
        write_files(Path(self.output_path), build_of(self.settings).files)


def make_files(build: Build) -> None:
    """Makes the theme's files and those of the plugins. What is wrong with them goes to the build."""
    session = build.session
    pages = {session.model.by_source[source].url: build.texts[source].html for source in build.pages}
    parts = SiteParts(
        session.settings,
        session.model,
        session.publish,
        session.templates,
        session.assets,
        pages,
        session.template_folders,
    )
    build.files.update(session.assets.files())
    for maker in session.contributions.files:
        made = build.maker.files(maker, parts)
        (build.files if maker.checked else build.unchecked).update(made.files)
        build.findings += made.findings


def write_files(folder: Path, files: Mapping[str, bytes]) -> None:
    """Writes files below a folder."""
    for path, content in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
