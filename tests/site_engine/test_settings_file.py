"""Settings files are read by their paths, and each project gets its own."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pelican.settings
import pytest

from plugins.site_engine import build_site
from plugins.site_engine.settings_file import read_settings, run_file
from tests.support.counts import HUNG
from tests.support.site import PROJECT, Site

COMMON = 'PATH = "content"\nTHEME = "theme"\nTIMEZONE = "UTC"\nSITENAME = "{name}"\nlower = ""; SEO_CHECKS_SEVERITY = dict()\n'


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


def test_settings_of_both_files_add_up(tmp_path: Path) -> None:
    """A mapping adds to the common one at every depth, wherever either is written; anything else takes its place."""
    file = project(tmp_path / "one", "One")
    with (file.parent / "pelicanconf.py").open("a") as common:
        common.write("SEO_CHECKS_SEVERITY = {'title-missing': 'off', 'author-missing': {'/a/': 'off', '/b/': 'off'}}\n")
        common.write("STATIC_PATHS = ['images']\nONLY_COMMON = {'a': 1}\n")
    file.write_text(
        "SEO_CHECKS_SEVERITY = {'author-missing': {'/b/': 'error'}, 'page-orphan': 'off'}\nSTATIC_PATHS = ['files']\n"
    )
    settings = run_file(file)
    assert settings["SEO_CHECKS_SEVERITY"] == {
        "title-missing": "off",
        "author-missing": {"/a/": "off", "/b/": "error"},
        "page-orphan": "off",
    }
    assert settings["STATIC_PATHS"] == ["files"]
    assert settings["ONLY_COMMON"] == {"a": 1}


@pytest.mark.parametrize(
    ("name", "text", "says", "line"),
    [
        ("pelicanconf.py", "PATH = 'content'\nTHEME = nosuch\n", "NameError: name 'nosuch' is not defined.", 2),
        ("pelicanconf.py", "PATH = 'content'\n\nTHEME = 'theme\n", "SyntaxError: unterminated string literal", 3),
        ("publishconf.py", "def f():\n    return 1 / 0\n\nPATH = f()\n", "ZeroDivisionError: division by zero.", 2),
        ("pelicanconf.py", "import nosuch\n", "ModuleNotFoundError: No module named 'nosuch'.", 1),
        ("pelicanconf.py", None, "FileNotFoundError", 0),
        ("publishconf.py", None, "FileNotFoundError", 0),
        ("pelicanconf.py", COMMON + "PATH = 'contents'\n", "PATH is 'contents', and there is no such folder.", 6),
        ("pelicanconf.py", COMMON + "THEME = 'nosuch'\n", "THEME is 'nosuch', and there is no such folder.", 6),
        ("pelicanconf.py", COMMON + "OUTPUT_PATH = None\n", "OUTPUT_PATH is None.", 6),
    ],
)
def test_a_file_that_cannot_be_used_is_one_finding_at_its_line(
    tmp_path: Path, name: str, text: str | None, says: str, line: int
) -> None:
    """Though publishconf.py was asked for, the line may stand in pelicanconf.py."""
    file = project(tmp_path / "one", "One")
    if text is None:
        (file.parent / name).unlink()
    else:
        (file.parent / name).write_text(text)
    result = build_site(file.parent, settings_file="publishconf.py")
    (finding,) = result.findings
    assert says in finding.message
    if text is not None:
        assert (finding.file, finding.line) == (name, line)
    assert not result.ok
    assert not (file.parent / ".output.error.txt").exists()


def test_all_that_is_wrong_with_the_settings_is_said_at_once(small: Site) -> None:
    """Values and names, of every plugin and of Pelican, each at its line."""
    (small.folder / "pelicanconf.py").write_text(
        f"exec(open({str(PROJECT / 'pelicanconf.py')!r}).read())\n"
        f"THEME = {str(PROJECT / 'theme')!r}\n"
        "STATIC_PATH = ['images']\n"
        "SEO_CHEKS_SEVERITY = {}\n"
        "MY_OWN = 1\n"
        "CONTENT_MODEL_MODE = 'production'\n"
        "THEME_ASSETS_FOLDR = 'files'\n"
        "SCHEMA_ORG_LOCALE = 'english'\n"
        "RENDERED_SITE_WORKERS = -1\n"
    )
    result = build_site(small.folder)
    assert [(f.rule, f.file, f.line, f.message) for f in result.findings] == [
        ("setting-unknown", "pelicanconf.py", 3, "There is no setting STATIC_PATH."),
        ("setting-unknown", "pelicanconf.py", 4, "There is no setting SEO_CHEKS_SEVERITY."),
        ("setting-value", "pelicanconf.py", 6, "CONTENT_MODEL_MODE is 'production'."),
        ("setting-unknown", "pelicanconf.py", 7, "There is no setting THEME_ASSETS_FOLDR."),
        ("setting-value", "pelicanconf.py", 8, "SCHEMA_ORG_LOCALE is 'english'."),
        ("setting-value", "pelicanconf.py", 9, "RENDERED_SITE_WORKERS is -1."),
    ]
    assert "Did you mean `THEME_ASSETS_FOLDER`?" in result.findings[3].fix


@pytest.mark.parametrize("name", ["pelicanconf.py", "publishconf.py"])
def test_pelican_alone_builds_from_any_folder(small: Site, tmp_path: Path, name: str) -> None:
    """`pelican -s` finds the settings' plugins, theme and content where the settings are."""
    if name == "publishconf.py":
        content = PROJECT / "content"  # what is published has to be complete
    else:
        content = small.content
    done = subprocess.run(
        [Path(sys.executable).with_name("pelican"), content, "-s", PROJECT / name, "-o", small.output],
        cwd=tmp_path, capture_output=True, text=True, timeout=HUNG,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    assert "<html" in small.html("/")
