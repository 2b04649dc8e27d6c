from __future__ import annotations

from pathlib import Path

import pytest

from plugins.findings import Severity
from plugins.theme_assets.gather import gather
from plugins.theme_assets.settings import ThemeAssetsSettings
from tests.support.site import PROJECT

from .support import gathered


def test_styles_and_scripts_are_minified_by_component(tmp_path: Path) -> None:
    """Comments and white space go; what stands in a template literal stays."""
    theme = gathered(tmp_path)
    assert theme.tokens == ":root{--ink:#111;--deep:var(--ink);--unused:1px}"
    assert theme.base == "body{color:var(--deep)}"
    assert theme.elements == {"table": "table{margin:0}"}
    assert theme.styles == {"card": ".card{margin:0}", "fold": ".fold{padding:0}"}
    assert theme.scripts == {"fold": b"let a=1;let b=`two  words`;\n"}
    assert theme.pictures == {"images/mark.svg": b"<svg/>"}
    assert theme.findings == ()


def test_only_files_named_after_their_component_are_taken(tmp_path: Path) -> None:
    """A file with another name beside the component's own is not shipped."""
    theme = gathered(tmp_path, {"templates/components/card/old.css": ".old{}"})
    assert set(theme.styles) == {"card", "fold"}


@pytest.mark.parametrize(
    ("name", "css", "line"),
    [
        ("static/css/base.css", "a {\n  color: red;\n}\n}\n", 4),
        ("static/css/base.css", "a {\n  color: red;\n}\n.b[ {\n}\np {\n}\n", 7),
        ("static/css/tokens.css", ":root {\n  --a: 1;\n}\n@media (min-width {\n}\n", 4),
        ("templates/components/card/card.css", ".card {\n  color: red;\n}\n\n.card] {\n  margin: 0;\n}\n", 5),
    ],
)
def test_broken_css_is_named_with_its_file_and_line(tmp_path: Path, name: str, css: str, line: int) -> None:
    """The finding is an error that points into the file; the rest of the theme is read all the same."""
    theme = gathered(tmp_path, {name: css})
    (finding,) = theme.findings
    assert finding.rule == "theme-style"
    assert finding.severity is Severity.ERROR
    assert finding.file == f"theme/{name}"
    assert finding.line == line
    assert "fold" in theme.styles


def test_a_style_that_is_not_utf8_is_named(tmp_path: Path) -> None:
    """Bytes that are no UTF-8 make an error, not a traceback."""
    (finding,) = gathered(tmp_path, {"static/css/base.css": b"a{content:'\xe9'}"}).findings
    assert (finding.file, finding.message) == ("theme/static/css/base.css", "The file is not UTF-8")


def test_a_missing_base_style_is_named(tmp_path: Path) -> None:
    """Without tokens.css nothing has a color, so it is an error."""
    (finding,) = gathered(tmp_path, {"static/css/tokens.css": None}).findings
    assert (finding.rule, finding.file) == ("theme-style-missing", "theme/static/css/tokens.css")


def test_the_real_theme_has_no_fault() -> None:
    """Every style of the project's own theme can be read."""
    theme = gather(ThemeAssetsSettings.read({"THEME": str(PROJECT / "theme")}), [PROJECT / "theme/templates"])
    assert theme.findings == ()
    assert "images/icon.svg" in theme.pictures
