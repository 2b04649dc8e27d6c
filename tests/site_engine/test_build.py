"""A build replaces the last good output whole, or not at all."""

from __future__ import annotations

import random
import shutil
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from plugins.site_engine import build_site
from tests.support.counts import HUNG
from tests.support.site import PLAIN, PROJECT, Site, lines, real_site

RUN = """
import sys
from pathlib import Path
from tests.support.site import Site
site = Site(Path(sys.argv[1]))
print("starting", flush=True)
result = site.build()
print("ok" if result.ok else "failed", flush=True)
"""


def start_build(site: Site) -> subprocess.Popen[str]:
    """The same build in a process of its own, which a test can kill; its first line says that it has begun."""
    process = subprocess.Popen(
        [sys.executable, "-c", RUN, str(site.folder)], cwd=PROJECT, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "starting\n"
    return process


def test_building_twice_gives_the_same_bytes(real: Site) -> None:
    """The whole real site, built twice, is byte for byte the same."""
    first = real.build()
    assert first.ok, lines(first.findings)
    before = real.snapshot()
    assert real.build().ok
    assert real.snapshot() == before


def test_the_output_is_the_same_in_a_process_of_its_own(small: Site) -> None:
    """Nothing that a running Python keeps in memory finds its way into a page."""
    assert small.build().ok
    before = small.snapshot()
    process = start_build(small)
    assert process.communicate(timeout=HUNG)[0] == "ok\n"
    assert small.snapshot() == before


def test_a_page_that_is_deleted_leaves_the_output(small: Site) -> None:
    """The output holds what the content holds now, and nothing from before."""
    small.write({"pages/more.md": PLAIN.replace("A plain page", "One page more")})
    assert small.build().ok
    assert "more/index.html" in small.snapshot()
    small.write({"pages/more.md": None})
    assert small.build().ok
    assert "more/index.html" not in small.snapshot()


def _kill_at_random_moments(folder: Path, moments: int) -> None:
    site = real_site(folder)
    result = site.build()
    assert result.ok, lines(result.findings)
    old = site.snapshot()
    page = site.content / "pages/privacy.md"
    page.write_text(page.read_text() + "\nOne sentence more.\n")
    probe = Site(folder / "probe")
    probe.settings = {"PATH": str(site.content)}
    started = time.perf_counter()
    assert probe.build().ok
    usual = time.perf_counter() - started
    new = probe.snapshot()
    assert new != old
    chance = random.Random(20261124)
    for _ in range(moments):
        process = start_build(site)
        time.sleep(chance.uniform(0, usual * 1.8))
        process.send_signal(signal.SIGKILL)
        process.wait(timeout=HUNG)
        now = site.snapshot()
        assert now in (old, new), "the output is neither the old site nor the new one"
    assert site.build().ok
    assert site.snapshot() == new
    assert [p.name for p in folder.iterdir() if p.name.startswith(".output.building")] == []


def test_killing_the_build_leaves_a_whole_site(tmp_path: Path) -> None:
    """SIGKILL at several random moments: the output is the old site or the new one, whole; the next build tidies up."""
    _kill_at_random_moments(tmp_path, 6)


@pytest.mark.long
def test_killing_the_build_often_leaves_a_whole_site(tmp_path: Path) -> None:
    """The same at fifty random moments."""
    _kill_at_random_moments(tmp_path, 50)


def test_somebody_who_looks_all_the_while_never_misses_the_site(small: Site) -> None:
    """While builds go on, the home page can be read at every moment."""
    assert small.build().ok
    missed: list[str] = []
    done = threading.Event()

    def look() -> None:
        while not done.is_set():
            try:
                (small.output / "index.html").read_bytes()
            except OSError as error:
                missed.append(str(error))

    reader = threading.Thread(target=look)
    reader.start()
    try:
        for number in range(5):
            small.write({"pages/plain.md": PLAIN + f"\nSentence {number}.\n"})
            assert small.build().ok
    finally:
        done.set()
        reader.join()
    assert missed == []


def test_two_builds_at_once_do_each_other_no_harm(small: Site) -> None:
    """The second waits for the first, and the output is whole."""
    processes = [start_build(small) for _ in range(2)]
    assert [p.communicate(timeout=HUNG)[0] for p in processes] == ["ok\n", "ok\n"]
    assert "plain/index.html" in small.snapshot()


def test_a_plugin_that_cannot_be_loaded_is_an_error(small: Site) -> None:
    """Pelican would go on without it; here the build ends and names it."""
    result = small.build(PLUGINS=["plugins.content_model", "plugins.nosuch"])
    assert [f.rule for f in result.errors] == ["plugin-missing"]
    assert "plugins.nosuch" in result.errors[0].message


def own_theme(site: Site) -> Path:
    """A copy of the theme that a test may break."""
    shutil.copytree(PROJECT / "theme", site.folder / "theme")
    site.settings["THEME"] = str(site.folder / "theme")
    return site.folder / "theme/templates"


def test_a_broken_template_is_named_with_its_line(small: Site) -> None:
    """A mistake in a template is one message, without a traceback, and the details are kept in a file."""
    (own_theme(small) / "page.html").write_text("<p>\n{{ page.nosuch.thing }}\n")
    result = small.build()
    assert len(result.errors) == 1, lines(result.findings)
    assert "nosuch" in result.errors[0].message
    assert "Traceback" not in result.errors[0].message + result.errors[0].fix
    assert "Traceback" in (small.folder / ".output.error.txt").read_text()


def test_a_missing_template_is_an_error(small: Site) -> None:
    """A page whose template is missing does not fall back to another theme's."""
    (own_theme(small) / "page.html").unlink()
    result = small.build()
    assert [f.rule for f in result.errors] == ["template-missing"], lines(result.findings)
    assert not small.output.exists()


def test_the_first_build_needs_no_folder(small: Site) -> None:
    """An output path whose parents do not exist is made."""
    output = small.folder / "a/b/output"
    result = build_site(PROJECT, output=output, overrides={"PATH": str(small.content)})
    assert result.ok, lines(result.findings)
    assert (output / "index.html").is_file()


def test_a_folder_that_cannot_be_written_is_said(small: Site) -> None:
    """A parent that is a file raises OSError, which the command turns into a message."""
    (small.folder / "taken").write_text("a file")
    with pytest.raises(OSError, match="taken"):
        build_site(PROJECT, output=small.folder / "taken/output", overrides={"PATH": str(small.content)})


def test_a_build_has_its_own_plugins_and_no_others(small: Site) -> None:
    """What the plugins of an earlier build in the same process have connected is gone: serve and the tests rely on it."""
    assert small.build().model is not None
    alone = small.build(PLUGINS=["plugins.content_model", "plugins.us_care", "plugins.theme_assets"])
    assert alone.ok, lines(alone.findings)
    assert alone.session is not None
    assert {rule.family for rule in alone.session.contributions.rules} == {"us-care"}
    assert alone.session.contributions.nodes == ()
    assert {f.rule for f in alone.findings} == set()


@pytest.mark.parametrize("where", ["elsewhere", "missing"])
def test_an_output_that_is_a_link_is_refused(where: str, small: Site) -> None:
    """The files of the folder that it leads to are not the build's to delete; nothing is made where it leads nowhere."""
    other = small.folder / "elsewhere"
    other.mkdir()
    (other / "letters.txt").write_text("Somebody's letters")
    small.output.symlink_to(small.folder / where)
    result = small.build()
    assert not result.ok
    assert [f.rule for f in result.findings] == ["output-link"]
    assert (other / "letters.txt").read_text() == "Somebody's letters"
    assert small.output.is_symlink()
    assert not (small.folder / "missing").exists()
