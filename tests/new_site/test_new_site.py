"""`invoke new-site` lays out a project that builds at once, with nothing of this clinic on its pages."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from plugins.new_site.layout import NewSite, NewSiteRefused, lay_out
from tests.support.counts import HUNG
from tests.support.site import PROJECT

OURS = re.compile(rb"lotus|attachment|california|thousand oaks|\b988\b", re.I)


def invoke(folder: Path, *arguments: str, answers: str = "") -> str:
    """What `uv run invoke` prints in a folder, as somebody would type it there."""
    done = subprocess.run(
        ["uv", "run", "--quiet", "invoke", *arguments],
        cwd=folder, input=answers, capture_output=True, text=True, timeout=HUNG,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_a_new_site_builds_with_its_own_command(tmp_path: Path) -> None:
    """Through the front door: what is not given is asked for; the same plugins, the same versions, its own environment."""
    folder = tmp_path / "bergen"
    said = invoke(PROJECT, "new-site", str(folder), "--city", "Bergen", "--languages", "en", answers="Example Speech Clinic\nspeech therapy\n")  # fmt: skip
    assert "What is the clinic called?" in said
    assert "In which city" not in said
    built = invoke(folder, "build")
    assert "Built output/" in built
    assert "error" not in built
    home = (folder / "output/index.html").read_text(encoding="utf-8")
    assert "Speech therapy in Bergen" in home
    assert "Example Speech Clinic" in home
    pages = [p for p in (folder / "output").rglob("*") if p.is_file() and "components" not in p.parts]
    assert [str(p) for p in pages if OURS.search(p.read_bytes())] == []


def test_a_new_site_may_be_in_spanish(tmp_path: Path) -> None:
    """Its pages, their language, and the settings that say so."""
    lay_out(tmp_path / "site", PROJECT, NewSite("Clínica Ejemplo", "Madrid", "fisioterapia", ("es", "en")))
    settings = (tmp_path / "site/pelicanconf.py").read_text(encoding="utf-8")
    assert 'DEFAULT_LANG = "es"\nSCHEMA_ORG_LOCALE = "es_ES"' in settings
    assert "us_care" not in settings
    assert "style" not in settings.replace("styles and scripts", "")
    assert "title: Contacto" in (tmp_path / "site/content/pages/contact.md").read_text(encoding="utf-8")
    assert 'name = "clinica-ejemplo-site"' in (tmp_path / "site/uv.lock").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("wanted", "says"),
    [
        (NewSite("", "Madrid", "care"), "--name"),
        (NewSite('A "clinic"', "Madrid", "care"), "without quotation marks"),
        (NewSite("A clinic", "Madrid", "care", ("fr",)), "en, es"),
        (NewSite("A clinic", "Madrid", "care", ()), "en, es"),
    ],
)
def test_what_cannot_be_laid_out_is_refused(tmp_path: Path, wanted: NewSite, says: str) -> None:
    """With what to write; nothing is left behind."""
    with pytest.raises(NewSiteRefused, match=says):
        lay_out(tmp_path / "site", PROJECT, wanted)
    assert not (tmp_path / "site").exists()


def test_a_folder_with_something_in_it_is_left_alone(tmp_path: Path) -> None:
    """So is this project's own."""
    (tmp_path / "mine.txt").write_text("Mine")
    wanted = NewSite("A clinic", "Madrid", "care")
    with pytest.raises(NewSiteRefused, match="not empty"):
        lay_out(tmp_path, PROJECT, wanted)
    with pytest.raises(NewSiteRefused, match="within this project"):
        lay_out(PROJECT / "another", PROJECT, wanted)
    assert [p.name for p in tmp_path.iterdir()] == ["mine.txt"]
