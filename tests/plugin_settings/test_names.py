"""Names that are a known setting's, misspelled, are told from a site's own."""

from __future__ import annotations

import re
from pathlib import Path

import pelican
import pytest

from plugins.plugin_settings import unknown_names
from plugins.seo_checks.settings import SeoSettings
from plugins.site_engine.settings_file import PELICAN_NAMES, run_file
from tests.support.site import PROJECT

KINDS = (SeoSettings,)
PELICAN = Path(pelican.__file__).parent


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("STATIC_PATH", "STATIC_PATHS"),
        ("PLUGIN", "PLUGINS"),
        ("SITE_URL", "SITEURL"),
        ("TIMEZON", "TIMEZONE"),
        ("DEFUALT_LANG", "DEFAULT_LANG"),
        ("SEO_CHEKS_SEVERITY", "SEO_CHECKS_SEVERITY"),
        ("SEOCHECKS_SKIP", "SEO_CHECKS_SKIP"),
        ("SEO_SEVERITY", "SEO_CHECKS_SEVERITY"),
        ("SEO_CHEKS_SEVERE", "SEO_CHECKS_SEVERITY"),
        ("SEO_CHEKS_COLOR", "SEO_CHECKS_"),  # of that plugin, whichever it is
    ],
)
def test_a_name_that_is_nearly_a_known_one_is_refused(name: str, meant: str) -> None:
    """With the name that was meant: one of Pelican's, or a plugin's whose prefix is misspelled."""
    (problem,) = unknown_names([name], KINDS, PELICAN_NAMES)
    assert problem.what == f"There is no setting {name}."
    assert problem.fix.startswith(f"Did you mean `{meant}")


@pytest.mark.parametrize(
    "name",
    [
        *("SITE_LOGO", "MENU", "FOOTER_LINKS", "AUTHOR_IMAGE", "DEFAULT_IMAGE", "THEME_VERSION", "PAGE_SIZE"),
        *(
            "TAGLINE",
            "SEO_WORDS",
            "DATA",
            "ARTICLES",
            "PAGE_INDEX",
            "STATIC_PICTURES",
            "_SITE_URL",
            "Site_Url",
            "site_url",
        ),
        "SEO_CHECKS_SEVERTY",  # below a plugin's prefix, so the plugin says it
    ],
)
def test_a_name_of_the_sites_own_is_left_alone(name: str) -> None:
    """Templates may read it."""
    assert unknown_names([name], KINDS, PELICAN_NAMES) == []


def test_every_name_that_pelican_reads_is_known() -> None:
    """None of them is taken for another one that is like it."""
    asked = re.compile(r"""settings(?:\.get\(|\.setdefault\(|\.pop\(|\[)\s*["']([A-Z][A-Z_]+)["']|["']([A-Z][A-Z_]+)["'] (?:not )?in (?:self\.)?settings""")  # fmt: skip
    read = set()
    for file in PELICAN.rglob("*.py"):
        if "tests" not in file.parts:
            read |= {
                name for found in asked.finditer(file.read_text(encoding="utf-8")) for name in found.groups() if name
            }
    assert len(read) > 60
    assert read - PELICAN_NAMES == set()
    themes = {
        name
        for file in (PELICAN / "themes").rglob("*.html")
        for name in re.findall(r"\b[A-Z][A-Z_]{3,}\b", file.read_text(encoding="utf-8"))
    }
    assert len(themes) > 20
    assert [problem.setting for problem in unknown_names(themes, KINDS, PELICAN_NAMES)] == []


@pytest.mark.parametrize("name", ["pelicanconf.py", "publishconf.py"])
def test_the_projects_own_settings_are_all_known(name: str) -> None:
    """Even where a plugin that reads some of them is not used."""
    assert unknown_names(run_file(PROJECT / name), KINDS, PELICAN_NAMES) == []
