"""The settings of a new site: this project's own, with another clinic's name and language."""

from __future__ import annotations

import re
from collections.abc import Mapping

# The languages that a site can start in: the locale of its main language.
LOCALES: Mapping[str, str] = {"en": "en_US", "es": "es_ES"}
LEFT_OUT = ("us_care", "style_explainer")  # of one country, and of one kind of care
_OWN_NAME = "lotus-recovery-site"


def pelicanconf(text: str, name: str, language: str) -> str:
    """pelicanconf.py for a clinic of that name, in that language."""
    lines = [
        line
        for line in text.splitlines()
        if not any(f'"plugins.{plugin}"' in line for plugin in LEFT_OUT) and '"styles": ' not in line
    ]
    lines[0] = f'"""Pelican\'s settings for {name}, as data. publishconf.py overrides a few for production."""'
    made = "\n".join([*lines, ""])
    made = _assigned(made, "TIMEZONE", "UTC", "  # the clinic's own: Europe/Madrid, America/New_York ...")
    made = _assigned(made, "DEFAULT_LANG", language, f'\nSCHEMA_ORG_LOCALE = "{LOCALES[language]}"')
    return made.replace('["pages", "styles", ', '["pages", ')


def pyproject(text: str, name: str, slug: str) -> str:
    """pyproject.toml with the new project's name."""
    text = text.replace(f'name = "{_OWN_NAME}"', f'name = "{slug}-site"')
    return re.sub(r'^description = ".*"$', f'description = "The website of {name}."', text, count=1, flags=re.MULTILINE)


def uv_lock(text: str, slug: str) -> str:
    """uv.lock with the new project's name, so that the same versions hold."""
    return text.replace(f'name = "{_OWN_NAME}"', f'name = "{slug}-site"')


def _assigned(text: str, name: str, value: str, more: str) -> str:
    found, number = re.subn(rf'^{name} = ".*"$', lambda _: f'{name} = "{value}"{more}', text, flags=re.MULTILINE)
    assert number == 1, f"pelicanconf.py sets {name} {number} times"
    return found
