"""The site on a staff machine: the real server in a process of its own, asked over HTTP while files change."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from plugins.site_engine.serve import ServeProblem, serve_site
from tests.support.site import PLAIN, PROJECT, Site, small_site

RUN = """
import sys
from pathlib import Path
from plugins.site_engine.serve import ServeProblem, serve_site
project = Path(sys.argv[1])
serve_site(project, project / "output", 0)
"""
SETTINGS = f"""
exec(open({str(PROJECT / "pelicanconf.py")!r}).read())
PLUGINS = ["plugins.content_model", "plugins.theme_assets"]
"""
PATIENCE = 60  # seconds; how long something may take is not what these tests are about


class Serving:
    """`invoke serve` on a small project. `said` is what it has printed so far."""

    def __init__(self, folder: Path) -> None:
        self.site: Site = small_site(folder)
        (folder / "pelicanconf.py").write_text(SETTINGS)
        (folder / "theme").symlink_to(PROJECT / "theme")
        self.said = ""
        self.process = subprocess.Popen(
            [sys.executable, "-c", RUN, str(folder)],
            cwd=PROJECT,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            bufsize=1,
        )
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.said += line

    @property
    def url(self) -> str:
        """The address that it has printed."""
        wait_for(lambda: "The site is at " in self.said, self)
        return self.said.split("The site is at ")[1].split()[0].rstrip("/")

    def get(self, path: str, method: str = "GET") -> tuple[int, str]:
        """Status and body of an answer."""
        try:
            with urllib.request.urlopen(urllib.request.Request(self.url + path, method=method), timeout=10) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            with error:
                return error.code, error.read().decode()

    def stop(self) -> int:
        """Ctrl+C; gives the exit status."""
        self.process.send_signal(signal.SIGINT)
        status = self.process.wait(timeout=PATIENCE)
        self._reader.join(timeout=PATIENCE)
        return status


def wait_for(condition: Callable[[], bool], serving: Serving) -> None:
    end = time.monotonic() + PATIENCE
    while not condition():
        assert serving.process.poll() is None, serving.said
        assert time.monotonic() < end, serving.said
        time.sleep(0.05)


@pytest.fixture
def serving(tmp_path: Path) -> Iterator[Serving]:
    """A server that is stopped afterwards, whatever happens."""
    serving = Serving(tmp_path)
    try:
        yield serving
    finally:
        if serving.process.poll() is None:
            serving.process.kill()
        serving.process.wait()
        assert serving.process.stdout is not None
        serving._reader.join(timeout=PATIENCE)
        serving.process.stdout.close()


def test_the_site_is_shown_as_a_host_would(serving: Serving) -> None:
    """Pages by their addresses, the site's own page for what is not there, no lists of folders."""
    serving.site.write(
        {"pages/404.md": PLAIN.replace("---\n", "---\nkind: error\n", 1).replace("A plain page", "Not here")}
    )
    wait_for(lambda: "Not here" in serving.get("/nosuch/")[1], serving)
    assert serving.get("/plain/")[0] == 200
    assert "A plain page" in serving.get("/plain")[1]
    for path in ("/nosuch/", "/assets/", "/../pelicanconf.py", "/%2e%2e/pelicanconf.py"):
        status, body = serving.get(path)
        assert status == 404, path
        assert "Not here" in body, path
    assert serving.get("/nosuch/", method="HEAD") == (404, "")


def test_a_saved_file_is_shown_and_a_broken_one_is_named(serving: Serving) -> None:
    """A mistake is printed with its place and the last good page stays; mended, it is shown."""
    assert "Some words" in serving.get("/plain/")[1]
    serving.site.write({"pages/plain.md": PLAIN.replace("Some words", "Other words")})
    wait_for(lambda: "Other words" in serving.get("/plain/")[1], serving)
    assert "Changed: content/pages/plain.md" in serving.said
    serving.site.write({"pages/plain.md": PLAIN.replace("title:", "titel:")})
    wait_for(lambda: "content/pages/plain.md:2:1" in serving.said and "Not built" in serving.said, serving)
    assert "Other words" in serving.get("/plain/")[1]
    serving.site.write({"pages/plain.md": PLAIN.replace("Some words", "Mended words")})
    wait_for(lambda: "Mended words" in serving.get("/plain/")[1], serving)
    serving.site.write({"pages/more.md": PLAIN.replace("A plain page", "One page more")})
    wait_for(lambda: serving.get("/more/")[0] == 200, serving)
    serving.site.write({"pages/more.md": None})
    wait_for(lambda: serving.get("/more/")[0] == 404, serving)
    assert "Traceback" not in serving.said


def test_a_file_that_is_saved_during_a_build_is_not_missed(serving: Serving) -> None:
    """However the saves and the builds fall, the last save is what is shown in the end."""
    serving.get("/plain/")
    for number in range(20):
        serving.site.write({"pages/plain.md": PLAIN.replace("Some words", f"Words of save {number}")})
        time.sleep(0.07)
    wait_for(lambda: "Words of save 19" in serving.get("/plain/")[1], serving)


def test_ctrl_c_ends_it_at_once_and_leaves_nothing_behind(serving: Serving) -> None:
    """Between builds and in the middle of one: no traceback, no half-built folder, a whole site."""
    serving.get("/plain/")
    serving.site.write({"pages/plain.md": PLAIN.replace("Some words", "Other words")})
    wait_for(lambda: "Changed: " in serving.said, serving)
    assert serving.stop() == 0
    assert serving.said.rstrip().endswith("Stopped.")
    assert "Traceback" not in serving.said
    assert not list(serving.site.folder.glob(".output.building*"))
    assert "A plain page" in serving.site.html("/plain/")


def test_a_site_that_cannot_be_built_yet_is_waited_for(tmp_path: Path) -> None:
    """The first build fails: the mistake is named, and the site is shown once it is mended."""
    (tmp_path / "content/pages").mkdir(parents=True)
    (tmp_path / "content/pages/broken.md").write_text("no front matter")
    serving = Serving(tmp_path)
    try:
        wait_for(lambda: "as soon as the errors are mended" in serving.said, serving)
        serving.site.write({"pages/broken.md": None})
        assert serving.get("/plain/")[0] == 200
    finally:
        assert serving.stop() == 0
        assert serving.process.stdout is not None
        serving.process.stdout.close()


def test_a_site_that_stands_in_a_folder_is_shown_there(serving: Serving) -> None:
    """Its links start with the folder, so they lead somewhere on a staff machine as well."""
    clinic = serving.site.content / "data/clinic.yaml"
    assert serving.get("/plain/")[0] == 200
    clinic.write_text(clinic.read_text().replace('lotusrecovery.example"', 'lotusrecovery.example/clinic"'))
    wait_for(lambda: "/clinic/" in serving.said, serving)
    assert 'href="/clinic/"' in serving.get("/clinic/plain/")[1]


def test_a_port_that_is_taken_is_said(tmp_path: Path) -> None:
    """In words, with another port to try."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(ServeProblem, match=rf"Port {port} cannot be used .*--port"):
            serve_site(tmp_path, tmp_path / "output", port)
    with pytest.raises(ServeProblem, match="There is no port 99999"):
        serve_site(tmp_path, tmp_path / "output", 99999)
