"""The site on a staff machine: the real server in a process of its own, asked over HTTP while files change.

The tests wait for what the server prints, however long it takes: it prints a line when it sees a change and another
when a build is done.
"""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import threading
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from plugins.site_engine.serve import ServeProblem, serve_site
from tests.support.site import PLAIN, PROJECT, Site, small_site

SETTINGS = f"""
exec(open({str(PROJECT / "pelicanconf.py")!r}).read())
PLUGINS = ["plugins.site_engine", "plugins.content_model", "plugins.us_care", "plugins.theme_assets", "holding"]
RENDERED_SITE_CACHE = None
"""
# A plugin that holds a build, before or once its content has been read, for as long as a test wants.
HOLDING = """
import time
from pathlib import Path

def wait(file):
    if file.exists():
        print("Held.", flush=True)
        while file.exists():
            time.sleep(0.01)

def hold(project, model):
    wait(project / "hold")
    return ()

def contribute(registry):
    wait(Path(__file__).parent / "hold-unread")
    registry.add_content_checks(hold)

def register():
    pass
"""
HUNG = 1800  # seconds; a server that says nothing more would have a test wait for ever
DONE = ("The site is at ", "The site will be shown ", "It will be tried again ")  # the last line of each build


class Serving:
    """`invoke serve` on a small project. `said` is what it has printed so far, as far as somebody has waited for it."""

    def __init__(self, folder: Path, code: Path = PROJECT) -> None:
        """Serves the project in a folder with the code that lies in another."""
        self.site: Site = small_site(folder)
        (folder / "pelicanconf.py").write_text(SETTINGS)
        (folder / "holding.py").write_text(HOLDING)
        (folder / "theme").symlink_to(PROJECT / "theme")
        self.hold = folder / "hold"
        self.said = ""
        self.url = ""
        self.hung = threading.Timer(HUNG, lambda: self.process.kill())
        self.process = subprocess.Popen(
            [sys.executable, "-m", "plugins.site_engine.serve", "--project", str(folder), "--port", "0"],
            cwd=code,
            env={name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self.hung.start()

    def until(self, *texts: str) -> None:
        """Waits until a line is printed that has one of the texts in it."""
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.said += line
            if "The site is at " in line:
                self.url = line.split("The site is at ")[1].split()[0].rstrip("/")
            if any(text in line for text in texts):
                return
        raise AssertionError(f"It ended, and never said {' or '.join(texts)}:\n{self.said}")

    def until_so(self, condition: Callable[[], bool]) -> None:
        """Waits for builds until one has made the condition true."""
        while not condition():
            self.until(*DONE)

    def get(self, path: str) -> tuple[int, str]:
        """Status and body of an answer, from the first build on."""
        if not self.url:
            self.until("The site is at ")
        try:
            with urllib.request.urlopen(self.url + path) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            with error:
                return error.code, error.read().decode()

    def shows(self, text: str, path: str = "/plain/") -> Callable[[], bool]:
        """The condition that a page has a text on it."""
        return lambda: text in self.get(path)[1]

    def stop(self) -> int:
        """Ctrl+C; gives the exit status."""
        self.process.send_signal(signal.SIGINT)
        self.said += self.process.communicate()[0]
        self.hung.cancel()
        return self.process.returncode

    def end(self) -> None:
        """Ends it where it still runs."""
        self.hung.cancel()
        if self.process.poll() is None:
            self.process.kill()
            self.process.communicate()


@pytest.fixture
def serving(tmp_path: Path) -> Iterator[Serving]:
    """A server that is stopped afterwards, whatever happens."""
    serving = Serving(tmp_path)
    try:
        yield serving
    finally:
        serving.end()


@pytest.fixture
def own_code(tmp_path: Path) -> Iterator[Serving]:
    """The same with a copy of the plugins that a test may edit."""
    shutil.copytree(PROJECT / "plugins", tmp_path / "plugins", ignore=shutil.ignore_patterns("__pycache__"))
    serving = Serving(tmp_path, tmp_path)
    try:
        yield serving
    finally:
        serving.end()


def plain(words: str) -> dict[str, str | bytes | None]:
    return {"pages/plain.md": PLAIN.replace("Some words", words)}


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text()
    assert old in text
    file.write_text(text.replace(old, new))


def test_the_site_is_shown_as_a_host_would(serving: Serving) -> None:
    """Pages by their addresses, the site's own page for what is not there, no lists of folders."""
    serving.until(*DONE)
    serving.site.write(
        {"pages/404.md": PLAIN.replace("---\n", "---\nkind: error\n", 1).replace("A plain page", "Not here")}
    )
    serving.until_so(serving.shows("Not here", "/nosuch/"))
    assert serving.get("/plain/")[0] == 200
    assert "A plain page" in serving.get("/plain")[1]
    for path in ("/nosuch/", "/assets/", "/../pelicanconf.py", "/%2e%2e/pelicanconf.py"):
        status, body = serving.get(path)
        assert status == 404, path
        assert "Not here" in body, path


def test_a_saved_file_is_shown_and_a_broken_one_is_named(serving: Serving) -> None:
    """A mistake is printed with its place and the last good page stays; mended, it is shown."""
    assert "Some words" in serving.get("/plain/")[1]
    serving.site.write(plain("Other words"))
    serving.until("Changed: content/pages/plain.md")
    serving.until_so(serving.shows("Other words"))
    serving.site.write({"pages/plain.md": PLAIN.replace("title:", "titel:")})
    serving.until("content/pages/plain.md:2:1")
    serving.until(*DONE)
    assert "Not built" in serving.said
    assert "Other words" in serving.get("/plain/")[1]
    serving.site.write(plain("Mended words"))
    serving.until_so(serving.shows("Mended words"))
    serving.site.write({"pages/more.md": PLAIN.replace("A plain page", "One page more")})
    serving.until_so(lambda: serving.get("/more/")[0] == 200)
    serving.site.write({"pages/more.md": None})
    serving.until_so(lambda: serving.get("/more/")[0] == 404)
    assert "Traceback" not in serving.said


def test_a_file_that_is_saved_during_a_build_is_not_missed(serving: Serving) -> None:
    """The build that runs has read the file already; another one follows by itself, again and again."""
    serving.hold.touch()
    serving.until("Held.")
    for number in range(4):
        serving.site.write(plain(f"Words of save {number}"))
        serving.hold.unlink()
        serving.until("Changed: content/pages/plain.md")
        serving.hold.touch()
        serving.until("Held.", *DONE)  # held in time, or done before: then the last save is shown already
    serving.site.write(plain("The last words"))
    serving.hold.unlink(missing_ok=True)
    serving.until_so(serving.shows("The last words"))


def test_a_file_that_comes_and_goes_during_a_build_is_not_shown_for_ever(serving: Serving) -> None:
    """The build has read it, and afterwards all files are as they were before."""
    serving.until(*DONE)
    unread = serving.site.folder / "hold-unread"
    unread.touch()
    serving.site.write(plain("Other words"))
    serving.until("Held.")
    serving.site.write({"pages/more.md": PLAIN.replace("A plain page", "One page more")})
    serving.hold.touch()
    unread.unlink()
    serving.until("Held.")
    serving.site.write({"pages/more.md": None})
    serving.hold.unlink()
    serving.until(*DONE)
    serving.until_so(lambda: serving.get("/more/")[0] == 404)


def test_a_folder_that_is_replaced_is_watched_on(serving: Serving) -> None:
    """Another content folder is put in the place of the first, as when a backup is restored."""
    serving.until(*DONE)
    for number in range(2):
        other = serving.site.folder / "other"
        shutil.copytree(serving.site.content, other)
        (other / "pages/plain.md").write_text(PLAIN.replace("Some words", f"Words of folder {number}"))
        serving.site.content.rename(serving.site.folder / f"old-{number}")
        other.rename(serving.site.content)
        serving.until_so(serving.shows(f"Words of folder {number}"))
    serving.site.write(plain("Words in the new folder"))
    serving.until_so(serving.shows("Words in the new folder"))


def test_ctrl_c_ends_it_and_leaves_nothing_behind(serving: Serving) -> None:
    """In the middle of a build: no traceback, no half-built folder, and the last whole site."""
    serving.until(*DONE)
    serving.hold.touch()
    serving.site.write(plain("Other words"))
    serving.until("Held.")
    assert serving.stop() == 0
    assert serving.said.rstrip().endswith("Stopped.")
    assert "Traceback" not in serving.said
    assert not list(serving.site.folder.glob(".output.building*"))
    assert "Some words" in serving.site.html("/plain/")


def test_ctrl_c_ends_it_while_nothing_happens(serving: Serving) -> None:
    """As much as during a build."""
    serving.until(*DONE)
    assert serving.stop() == 0
    assert serving.said.rstrip().endswith("Stopped.")
    assert "Traceback" not in serving.said


def test_a_site_that_cannot_be_built_yet_is_waited_for(tmp_path: Path) -> None:
    """The first build fails: the mistake is named, and the site is shown once it is mended."""
    (tmp_path / "content/pages").mkdir(parents=True)
    (tmp_path / "content/pages/broken.md").write_text("no front matter")
    serving = Serving(tmp_path)
    try:
        serving.until("as soon as the errors are mended")
        serving.site.write({"pages/broken.md": None})
        assert serving.get("/plain/")[0] == 200
    finally:
        assert serving.stop() == 0


def test_a_site_that_stands_in_a_folder_is_shown_there(serving: Serving) -> None:
    """Its links start with the folder, so they lead somewhere on a staff machine as well."""
    clinic = serving.site.content / "data/clinic.yaml"
    assert serving.get("/plain/")[0] == 200
    edit(clinic, 'lotusrecovery.example"', 'lotusrecovery.example/clinic"')
    serving.until_so(lambda: serving.url.endswith("/clinic"))
    assert 'href="/clinic/"' in serving.get("/plain/")[1]


def test_a_rule_that_is_edited_is_the_one_that_is_run(own_code: Serving) -> None:
    """The process starts again with the new code, and no result of the old code is used, cached or not."""
    folder = own_code.site.folder
    (folder / "pelicanconf.py").write_text(
        SETTINGS.replace('"holding"', '"plugins.seo_checks"').replace("= None", "= 'c'")
    )
    own_code.site.write(plain("[Click here](index.md)"))
    own_code.until_so(lambda: "link-text-generic" in own_code.said)
    rule = folder / "plugins/seo_checks/rules/link_text.py"
    for old, new in (
        ("does not say", "Xoes not say"),
        ("Xoes not say", "Yoes not say"),
        ("Yoes not say", "Zoes not say"),
    ):
        moment, new_rule = rule.stat().st_mtime_ns + 1, rule.with_suffix(".new")
        shutil.copy(rule, new_rule)
        edit(new_rule, old, new)
        os.utime(new_rule, ns=(moment, moment))  # of the same length, and in the same second
        new_rule.rename(rule)
        own_code.until("Starting again")
        own_code.until(new)
    assert own_code.process.poll() is None


def test_code_that_cannot_be_loaded_is_said_and_waited_for(own_code: Serving) -> None:
    """The last good site stays; it is built again as soon as the code is mended."""
    own_code.until("The site is at ")
    model = own_code.site.folder / "plugins/content_model/model.py"
    good = model.read_text()
    model.write_text(f"{good}\nthis is no Python\n")
    own_code.until("Starting again")
    own_code.until("SyntaxError")
    assert f"model.py:{good.count(chr(10)) + 2}: SyntaxError" in own_code.said
    model.write_text(f"{good}\nraise RuntimeError('not today')\n")
    own_code.until("RuntimeError: not today")
    own_code.until(*DONE)
    own_code.site.write(plain("Other words"))
    own_code.until("RuntimeError: not today")
    model.write_text(good)
    own_code.until("The site is at ")
    assert "Other words" in own_code.get("/plain/")[1]
    assert "Traceback" not in own_code.said


def test_settings_that_are_edited_are_the_ones_that_count(serving: Serving) -> None:
    """The process starts again; what is wrong with them is said, and mended it is built."""
    serving.until(*DONE)
    settings = serving.site.folder / "pelicanconf.py"
    edit(settings, "RENDERED_SITE_CACHE", "RENDERD_SITE_CACHE")
    serving.until("Starting again")
    serving.until("Did you mean `RENDERED_SITE_CACHE`?")
    edit(settings, "RENDERD_SITE_CACHE = None", "THEME_ASSETS_FOLDER = 'files'")
    serving.until("Starting again")
    serving.until("The site is at ")
    assert "/files/" in serving.get("/plain/")[1]
    assert serving.process.poll() is None


def test_a_port_that_is_taken_is_said(tmp_path: Path) -> None:
    """In words, with another port to try."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(ServeProblem, match=rf"Port {port} cannot be used .*--port"):
            serve_site(tmp_path, tmp_path / "output", port)
    with pytest.raises(ServeProblem, match="There is no port 99999"):
        serve_site(tmp_path, tmp_path / "output", 99999)
