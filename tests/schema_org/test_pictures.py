"""Where the theme's pictures lie on the site."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.schema_org.pictures import find_picture
from plugins.schema_org.settings import SchemaSettings, ThemePicture
from tests.support.site import PROJECT

SITE = "https://www.lotus.example"
LOGO = ThemePicture("images/logo.png", 512, 512)


class Assets:
    """What theme_assets puts into the templates' context, for a site in a folder or at the root."""

    def __init__(self, base: str = "") -> None:
        self.base = base

    def url(self, name: str) -> str:
        return f"{self.base}/assets/{name.rpartition('/')[2].replace('.', '.0123.')}"


@pytest.fixture
def theme(tmp_path: Path) -> Path:
    """A theme with a logo."""
    (tmp_path / "static/images").mkdir(parents=True)
    (tmp_path / "static/images/logo.png").write_bytes(b"")
    return tmp_path


def test_the_hashed_name_is_asked_for(theme: Path) -> None:
    """With the templates' assets, the address is theirs, made absolute."""
    found = find_picture(LOGO, SITE, theme, Assets())
    assert found is not None
    assert found.url == f"{SITE}/assets/logo.0123.png"


def test_a_site_in_a_folder_is_not_put_there_twice(theme: Path) -> None:
    """The link has the folder already, and so has the site's address."""
    found = find_picture(LOGO, f"{SITE}/clinic", theme, Assets("/clinic"))
    assert found is not None
    assert found.url == f"{SITE}/clinic/assets/logo.0123.png"


def test_a_picture_that_is_not_there_is_left_out(theme: Path) -> None:
    """Neither a picture that is switched off nor a missing file gets an address."""
    assert find_picture(None, SITE, theme, Assets()) is None
    assert find_picture(ThemePicture("images/gone.png", 1, 1), SITE, theme, Assets()) is None


def test_the_themes_pictures_have_the_size_that_the_settings_say() -> None:
    """The figures in the settings are those of the files."""
    from PIL import Image

    found = SchemaSettings.read({})
    for picture in (found.logo, found.share_image):
        assert picture is not None
        with Image.open(PROJECT / "theme/static" / picture.file) as image:
            assert image.size == (picture.width, picture.height)
