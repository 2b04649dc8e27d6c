from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from plugins.theme_assets.assets import AssetMissing, Assets

from .support import gathered

BASE = ":root{--ink:#111;--deep:var(--ink);}body{color:var(--deep)}"


@pytest.fixture
def assets(tmp_path: Path) -> Assets:
    """The assets of the small theme."""
    return Assets(gathered(tmp_path), "assets")


@pytest.mark.parametrize(
    ("html", "style"),
    [
        ("<p>card</p>", BASE),
        ('<p class="cards">', BASE),
        ('<p data-class="card">', BASE),
        ('<p class="card">', BASE + ".card{margin:0}"),
        ("<p class='big card x'>", BASE + ".card{margin:0}"),
        ("<p class=card>", BASE + ".card{margin:0}"),
        ("<table><tr>", BASE + "table{margin:0}"),
        ("<p>&lt;table></p>", BASE),
        ('<tablet class="card">', BASE + ".card{margin:0}"),
        ('<p class="fold"><b\nclass="card">', BASE + ".card{margin:0}.fold{padding:0}"),
        ('<p class="card"><p class="fold">', BASE + ".card{margin:0}.fold{padding:0}"),
    ],
)
def test_a_page_gets_the_styles_of_the_components_it_shows(assets: Assets, html: str, style: str) -> None:
    """A component counts when its name is a whole class; the order is always the same."""
    assert assets.style(html) == style


def test_tokens_that_no_style_of_the_page_reads_are_left_out(tmp_path: Path) -> None:
    """A token stays when a rule reads it, or a token that a rule reads; each scheme keeps its own value."""
    tokens = ":root { --a: 1px; --b: var(--a); --c: 2px }\n@media print { :root { --a: 3px; --c: 4px } }\n"
    files = {"static/css/tokens.css": tokens, "static/css/base.css": "p { margin: var(--b) }"}
    style = Assets(gathered(tmp_path, files), "assets").style("")
    assert style == ":root{--a:1px;--b:var(--a);}@media print{:root{--a:3px;}}p{margin:var(--b)}"


def test_scripts_are_linked_only_where_they_are_needed(assets: Assets) -> None:
    """A page without the component links no script."""
    assert assets.scripts('<p class="card">') == ()
    (script,) = assets.scripts('<p class="fold">')
    assert script == assets.url("fold.js")
    assert script.startswith("/assets/fold.")


def test_a_files_name_holds_a_hash_of_its_content(assets: Assets, tmp_path: Path) -> None:
    """The same content gives the same name on every machine; a change gives another."""
    expected = hashlib.sha256(b"<svg/>").hexdigest()[:10]
    assert assets.url("images/mark.svg") == f"/assets/mark.{expected}.svg"
    changed = Assets(gathered(tmp_path / "other", {"static/images/mark.svg": "<svg></svg>"}), "assets")
    assert changed.url("images/mark.svg") != assets.url("images/mark.svg")


def test_addresses_carry_the_folder_that_the_site_stands_in(tmp_path: Path) -> None:
    """Links get the folder; what is written to disk does not."""
    assets = Assets(gathered(tmp_path), "assets", "/clinic")
    assert assets.url("images/mark.svg").startswith("/clinic/assets/mark.")
    assert all(path.startswith("assets/") for path in assets.files())


def test_every_address_is_a_file_that_is_written(assets: Assets) -> None:
    """No address leads nowhere."""
    for name in ("images/mark.svg", "fold.js"):
        assert assets.url(name).lstrip("/") in assets.files()


def test_a_file_that_is_not_there_is_named_with_a_near_one(assets: Assets) -> None:
    """The message says what the template asked for, and what it may have meant."""
    with pytest.raises(AssetMissing, match=r"no `images/marks\.svg`.*Did you mean `images/mark\.svg`"):
        assets.url("images/marks.svg")
