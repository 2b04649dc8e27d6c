from __future__ import annotations

from pathlib import Path

import pytest

from plugins.component_gallery.settings import GallerySettings


def test_the_gallery_stands_at_components_by_default() -> None:
    """Only the theme's folder has to be known."""
    settings = GallerySettings.read({"THEME": "theme"})
    assert settings.folder == "components"
    assert settings.components == Path("theme/templates/components")


@pytest.mark.parametrize("folder", ["", "a/b", "Parts", 1])
def test_a_folder_that_is_no_plain_name_is_refused(folder: object) -> None:
    """The message names the setting and shows a right value."""
    with pytest.raises(ValueError, match=r"COMPONENT_GALLERY_FOLDER .*\"components\""):
        GallerySettings.read({"THEME": "theme", "COMPONENT_GALLERY_FOLDER": folder})
