from __future__ import annotations

from pathlib import Path

import pytest

from plugins.theme_assets.settings import DEFAULT_BROWSERS, ThemeAssetsSettings


def test_defaults_need_only_the_theme() -> None:
    """Without settings of its own, the plugin writes to assets/ for the browsers that it names."""
    settings = ThemeAssetsSettings.read({"THEME": "theme"})
    assert settings == ThemeAssetsSettings(Path("theme"), "assets", DEFAULT_BROWSERS)


@pytest.mark.parametrize("folder", ["", "a/b", "../up", "As", 3, None])
def test_a_folder_that_is_no_plain_name_is_refused(folder: object) -> None:
    """The message names the setting and shows a right value."""
    with pytest.raises(ValueError, match=r"THEME_ASSETS_FOLDER .* \"assets\""):
        ThemeAssetsSettings.read({"THEME": "theme", "THEME_ASSETS_FOLDER": folder})


@pytest.mark.parametrize("browsers", ["chrome 109", [""], [109], {"chrome": 109}])
def test_browsers_must_be_a_list_of_queries(browsers: object) -> None:
    """A single text, or a list with something else in it, is refused with an example."""
    with pytest.raises(ValueError, match="THEME_ASSETS_BROWSERS"):
        ThemeAssetsSettings.read({"THEME": "theme", "THEME_ASSETS_BROWSERS": browsers})
