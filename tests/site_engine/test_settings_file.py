"""Settings files are read by their paths, and each project gets its own."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pelican.settings
import pytest

from plugins.site_engine.settings_file import read_settings
from tests.support.site import PROJECT, Site

COMMON = 'PATH = "content"\nTHEME = "theme"\nTIMEZONE = "UTC"\nSITENAME = "{name}"\nlower = "no setting"\n'


def project(folder: Path, name: str) -> Path:
    """A folder with settings of its own, and this project's publishconf.py on top of them."""
    for part in ("content", "theme"):
        (folder / part).mkdir(parents=True)
    (folder / "pelicanconf.py").write_text(COMMON.format(name=name))
    (folder / "publishconf.py").write_text((PROJECT / "publishconf.py").read_text())
    return folder / "publishconf.py"


@pytest.mark.parametrize("name", ["pelicanconf.py", "publishconf.py"])
def test_the_settings_are_those_that_pelican_reads(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every setting has the value that Pelican's own reader gives it; only its cache has a place of its own here."""
    monkeypatch.setitem(sys.modules, Path(name).stem, None)  # Pelican leaves a module there
    own = dict(pelican.settings.read_settings(str(PROJECT / name)))
    assert read_settings(PROJECT / name) == own | {"CACHE_PATH": str(PROJECT / own["CACHE_PATH"])}


def test_reading_leaves_nothing_behind(tmp_path: Path) -> None:
    """No module and no path stays in the process, and no compiled file beside the settings."""
    file = project(tmp_path / "one", "One")
    modules, path = set(sys.modules), list(sys.path)
    assert read_settings(file)["CONTENT_MODEL_MODE"] == "publish"
    assert set(sys.modules) == modules
    assert sys.path == path
    assert {p.name for p in file.parent.iterdir()} == {"content", "theme", "pelicanconf.py", "publishconf.py"}


def test_projects_that_are_read_at_once_get_their_own(tmp_path: Path) -> None:
    """Files of the same name in several folders, read by several threads, again and again."""
    files = {str(number): project(tmp_path / str(number), f"Site {number}") for number in range(6)}
    wanted = list(files) * 20
    with ThreadPoolExecutor(4) as pool:
        read = pool.map(read_settings, [files[name] for name in wanted])
        got = [(settings["SITENAME"], settings["PATH"]) for settings in read]
    assert got == [(f"Site {name}", str(tmp_path / name / "content")) for name in wanted]


def test_paths_start_at_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Wherever the process works, and in what is laid over the file; a path that is not written starts there too."""
    file = project(tmp_path / "one", "One")
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    monkeypatch.chdir(elsewhere)
    settings = read_settings(file, {"OUTPUT_PATH": "built", "PLUGIN_PATHS": ["more", "/lib"], "SITENAME": "Another"})
    assert settings["OUTPUT_PATH"] == str(file.parent / "built")
    assert settings["CACHE_PATH"] == str(file.parent / "cache")
    assert settings["PLUGIN_PATHS"] == [str(file.parent / "more"), "/lib"]
    assert settings["SITENAME"] == "Another"
    assert "lower" not in settings
    assert Path(read_settings(file, {"THEME": "simple"})["THEME"]).is_relative_to(Path(pelican.__path__[0]))


def test_an_error_in_the_common_settings_names_their_line(tmp_path: Path) -> None:
    """Though publishconf.py was asked for, the traceback leads into pelicanconf.py."""
    file = project(tmp_path / "one", "One")
    (file.parent / "pelicanconf.py").write_text("PATH = 'content'\nTHEME = nosuch\n")
    with pytest.raises(NameError, match="nosuch") as caught:
        read_settings(file)
    assert (caught.traceback[-1].path, caught.traceback[-1].lineno) == (file.parent / "pelicanconf.py", 1)


@pytest.mark.parametrize("name", ["pelicanconf.py", "publishconf.py"])
def test_pelican_alone_builds_from_any_folder(small: Site, tmp_path: Path, name: str) -> None:
    """`pelican -s` finds the settings' plugins, theme and content where the settings are."""
    if name == "publishconf.py":
        content = PROJECT / "content"  # what is published has to be complete
    else:
        content = small.content
    done = subprocess.run(
        [Path(sys.executable).with_name("pelican"), content, "-s", PROJECT / name, "-o", small.output],
        cwd=tmp_path, capture_output=True, text=True, timeout=120,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    assert "<html" in small.html("/")
