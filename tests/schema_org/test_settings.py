"""The plugin's settings."""

from __future__ import annotations

from typing import Any

import pytest

from plugins.schema_org.settings import SchemaSettings


def test_the_defaults_are_the_clinics() -> None:
    """English as in the United States, a logo, and a picture for sharing of the size that networks ask for."""
    found = SchemaSettings.read({})
    assert (found.locale, found.language) == ("en_US", "en-US")
    assert found.share_image is not None
    assert (found.share_image.width, found.share_image.height) == (1200, 630)
    assert found.logo is not None
    assert found.logo.width >= 112


def test_a_picture_can_be_switched_off() -> None:
    """None means that the theme has none."""
    found = SchemaSettings.read({"SCHEMA_ORG_LOGO": None, "SCHEMA_ORG_SHARE_IMAGE": None})
    assert (found.logo, found.share_image) == (None, None)


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("SCHEMA_ORG_LOCALE", "english", "en_US"),
        ("SCHEMA_ORG_LOCALE", "en-US", "en_US"),
        ("SCHEMA_ORG_LOCALE", None, "en_US"),
        ("SCHEMA_ORG_LOGO", "images/logo.png", "width"),
        ("SCHEMA_ORG_LOGO", {"file": "images/logo.png"}, "width"),
        ("SCHEMA_ORG_LOGO", {"file": "images/logo.png", "width": "512", "height": 512}, "pixels"),
        ("SCHEMA_ORG_LOGO", {"file": "images/logo.png", "width": 100, "height": 100}, "112"),
        ("SCHEMA_ORG_SHARE_IMAGE", {"file": "", "width": 1200, "height": 630}, "theme/static"),
        ("SCHEMA_ORG_SHARE_IMAGE", {"file": "x.png", "width": 0, "height": 630}, "theme/static"),
        ("SCHEMA_ORG_SHARE_IMAGE", {"path": "x.png"}, "theme/static"),
    ],
)
def test_a_wrong_setting_is_named(name: str, value: Any, words: str) -> None:
    """The error says which setting it is and what to write."""
    with pytest.raises(ValueError, match=name) as caught:
        SchemaSettings.read({name: value})
    assert words in str(caught.value)
