"""Development only: a page at /components/ that shows every component of the theme with its examples.

See the README beside this file. Its pages are not the site's, and are written after the site has been checked.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from ..content_model.components import Components
from ..content_model.schema.contributions import Registry
from ..content_model.schema.makers import FileMaker, SiteParts
from ..findings import Finding, messages_of
from . import messages
from .examples import read_components
from .pages import make_gallery
from .settings import GallerySettings


def gallery(site: SiteParts) -> tuple[Mapping[str, bytes], Iterable[Finding]]:
    """The gallery's pages by path; a broken example is a finding before anything is written."""
    if site.publish:
        return {}, ()
    settings = GallerySettings.read(site.settings)
    components, findings = read_components(site.template_folders, Path(site.settings["THEME"]).parent)
    context = {"assets": site.assets, "gallery_url": f"{site.model.base_path}/{settings.folder}/"}
    made = make_gallery(components, Components(site.templates), site.templates, context, settings.folder)
    return {path: html.encode() for path, html in made.pages.items()}, (*findings, *made.findings)


def made_from(site: SiteParts) -> object:
    """All that the gallery shows: the files of the theme and of the folders of templates, and where the site stands."""
    folders = (Path(site.settings["THEME"]), *site.template_folders)
    files = [
        (number, file.relative_to(folder).as_posix(), file.read_bytes())
        for number, folder in enumerate(folders)
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    ]
    return site.publish, site.model.base_path, files


def contribute(registry: Registry) -> None:
    """Adds the gallery to a development build, and what is said of the components' examples."""
    registry.add_files(FileMaker("component gallery", gallery, checked=False, made_from=made_from))
    registry.add_messages(*messages_of(messages))
    registry.add_settings(GallerySettings)


def register() -> None:
    """Pelican asks for it. Everything is contributed instead."""
