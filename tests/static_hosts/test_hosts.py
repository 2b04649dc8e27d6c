"""Every host, with a real place to publish to: all or nothing, only what changed, undone with one command."""

from __future__ import annotations

import os
import random
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from plugins.findings import Finding, Severity
from plugins.static_hosts.deploy import Outcome, deploy, roll_back
from plugins.static_hosts.headers import make_headers
from plugins.static_hosts.hosts.base import Host, Package, PublishRefused
from plugins.static_hosts.inline import look_inside
from plugins.static_hosts.manifest import Manifest
from plugins.static_hosts.output_files import read_output, walk
from plugins.static_hosts.package import make_release, pack
from plugins.static_hosts.redirects import Redirect
from plugins.static_hosts.settings import HeaderSettings
from tests.static_hosts.run_deploy import BUSY
from tests.static_hosts.sites import NOW, REDIRECTS, SITE, job, write_site
from tests.static_hosts.targets import Target, make_host, target
from tests.support.counts import HUNG, count
from tests.support.patience import until
from tests.support.site import PROJECT

HOSTS = ("folder", "ssh", "pages", "s3")
COPIES = (".br", ".zst", ".gz")
KILLS = count(3, 20)


@pytest.fixture(params=HOSTS)
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Target]:
    """Each host in turn."""
    with target(request.param, tmp_path) as found:
        yield found


def publish(place: Target, output: Path, **changes: object) -> Outcome:
    """Publishes a finished output, as one command would."""
    outcome = deploy(replace(job(output), **changes), place.host(), place.folder / "work", now=NOW)
    assert outcome.ok, outcome.findings
    return outcome


def site_files(output: Path) -> dict[str, bytes]:
    """The files of an output by path."""
    return {path: (output / path).read_bytes() for path in walk(output)}


def own(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """What of a host's files is the site: without compressed copies, and without the host's own files."""
    skip = ("_headers", "_redirects", ".htaccess", "CNAME", ".nojekyll")
    return {
        p: data for p, data in files.items() if not p.endswith(COPIES) and p not in skip and not p.startswith("old")
    }


def test_the_whole_site_arrives(place: Target) -> None:
    """After the first publish, visitors get every file of the output, byte for byte, and nothing else."""
    output = write_site(place.folder / "output")
    outcome = publish(place, output)
    assert own(place.files()) == site_files(output)
    assert set(outcome.sent.uploaded) >= set(site_files(output))


def test_no_change_uploads_nothing(place: Target) -> None:
    """The same site published again sends nothing, also from a fresh folder with other file times."""
    publish(place, write_site(place.folder / "output"))
    before = place.files()
    again = write_site(place.folder / "again")
    os.utime(again / "index.html", (0, 0))
    outcome = publish(place, again)
    assert outcome.unchanged
    assert outcome.sent.uploaded == ()
    assert outcome.sent.deleted == ()
    assert place.files() == before


def test_one_edit_uploads_one_page(place: Target) -> None:
    """A page edited: that page and its compressed copies go up, and nothing else."""
    output = write_site(place.folder / "output", pages=5)
    publish(place, output)
    page = output / "concepts/index.html"
    page.write_text(page.read_text().replace("Plain words", "Warm words"))
    outcome = publish(place, output)
    sent = {path.removesuffix(suffix) for path in outcome.sent.uploaded for suffix in COPIES if path.endswith(suffix)}
    assert sent | {p for p in outcome.sent.uploaded if not p.endswith(COPIES)} == {"concepts/index.html"}
    assert outcome.sent.deleted == ()
    assert own(place.files()) == site_files(output)


def test_a_page_goes_and_its_assets_stay_for_a_while(place: Target) -> None:
    """A deleted page is gone; the style sheet of before stays for pages that are still open, and goes later."""
    output = write_site(place.folder / "output", "one", pages=1)
    publish(place, output)
    old_style = next(path for path in walk(output) if path.startswith("assets/"))
    (output / old_style).unlink()
    (output / "more/00000/index.html").unlink()
    write_site(output, "two")
    publish(place, output, redirects=(*REDIRECTS, Redirect("/more/00000/", "/goals/")))
    files = place.files()
    assert (
        b"Goals" in files.get("more/00000/index.html", b"<main><a>Goals") or b"moved" in files["more/00000/index.html"]
    )
    assert old_style in files
    assert set(own(files)) - set(site_files(output)) - {"more/00000/index.html"} == {old_style}
    page = output / "goals/index.html"
    page.write_text(page.read_text().replace("Plain", "Later"))
    later = replace(job(output), redirects=(*REDIRECTS, Redirect("/more/00000/", "/goals/")))
    after = NOW.replace(year=2027)
    outcome = deploy(later, place.host(), place.folder / "work", now=after)
    assert outcome.ok, outcome.findings
    assert old_style not in place.files()


def test_rollback_puts_the_release_before_back(place: Target) -> None:
    """One command brings back what was live before, byte for byte; a second one has nothing more to bring back."""
    first, second = write_site(place.folder / "first", "one"), write_site(place.folder / "second", "two")
    publish(place, first)
    publish(place, second)
    manifest = roll_back(place.host(), NOW)
    files = own(place.files())
    assert {path: files[path] for path in site_files(first)} == site_files(first)
    # What an open page of the release that was taken back asks for is there still.
    assert set(files) - set(site_files(first)) == {p for p in site_files(second) if p.startswith("assets/")}
    live = place.host()
    with live.lock():
        found = live.live()
    assert found is not None
    assert found.id == manifest.id
    with pytest.raises(PublishRefused, match="no release before"):
        roll_back(place.host(), NOW)
    assert not publish(place, second).unchanged
    assert {p: d for p, d in own(place.files()).items() if p in site_files(second)} == site_files(second)


def test_a_failed_check_leaves_the_live_site_alone(place: Target) -> None:
    """With anything wrong, nothing is sent and everything wrong is said."""
    publish(place, write_site(place.folder / "output", "one"))
    before = place.files()
    output = write_site(
        place.folder / "bad",
        "two",
        changes={"goals/index.html": None, "notes.txt~": "a note", "about/index.html": "<p style='color:red'>x"},
    )
    wrong = Finding("reviewer-missing", Severity.ERROR, "No reviewer")
    outcome = deploy(replace(job(output, ()), findings=(wrong,)), place.host(), place.folder / "work", now=NOW)
    assert not outcome.ok
    assert {f.rule for f in outcome.findings} >= {
        "reviewer-missing",
        "slug-changed-no-redirect",
        "editor-file",
        "inline-style",
    }
    assert {f.url for f in outcome.findings if f.rule == "slug-changed-no-redirect"} >= {
        "/goals/",
        "/old-concepts/",
        "/old.html",
    }
    assert place.files() == before


def test_dry_run_sends_nothing(place: Target) -> None:
    """A dry run names what would be sent, and leaves the live site as it was."""
    publish(place, write_site(place.folder / "output", "one"))
    before = place.files()
    output = write_site(place.folder / "next", "one", changes={"new/index.html": "<p>New"})
    outcome = deploy(job(output), place.host(), place.folder / "work", now=NOW, dry_run=True)
    assert outcome.sent.uploaded == ("new/index.html",)
    assert place.files() == before


def start(place: Target, output: Path, work: str) -> subprocess.Popen[str]:
    """A deploy in a process (and process group) of its own."""
    command = [
        sys.executable,
        "-m",
        "tests.static_hosts.run_deploy",
        place.describe(),
        str(output),
        str(place.folder / work),
    ]
    return subprocess.Popen(
        command, cwd=PROJECT, start_new_session=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


def finish(process: subprocess.Popen[str]) -> tuple[int, str]:
    """Waits for a deploy; its exit status and what it printed."""
    said, wrong = process.communicate(timeout=HUNG)
    assert "Traceback" not in wrong, wrong
    return process.returncode, said


def publish_when_free(place: Target, output: Path) -> None:
    """One publish more. A server notices a dead connection in its own time; until then it holds the lock."""
    ends: list[tuple[int, str]] = []

    def is_done() -> bool:
        ends.append(finish(start(place, output, "work")))
        return ends[-1][0] != BUSY

    until(is_done, "a lock that a dead publish held")
    assert ends[-1][0] == 0, ends[-1]


def assert_pages_have_their_assets(files: Mapping[str, bytes]) -> None:
    """Every style sheet that any page asks for is there."""
    for path, data in files.items():
        if path.endswith(".html"):
            for style in re.findall(rb'href="/(assets/[^"]+)"', data):
                assert style.decode() in files, f"{path} asks for {style.decode()}"


def test_killed_at_any_moment(place: Target) -> None:
    """A deploy killed at random moments leaves the whole old site or the whole new one, and the next one works.

    Storage has no single step: there every page that is live has its assets.
    """
    sites = [write_site(place.folder / name, name, pages=30) for name in ("one", "two")]
    publish(place, sites[0])
    contents = [site_files(site) for site in sites]
    began = time.monotonic()
    assert finish(start(place, sites[1], "work"))[0] == 0
    whole_time = time.monotonic() - began
    moments = random.Random(20261124)
    live = 1
    for _ in range(KILLS):
        process = start(place, sites[1 - live], "work")
        time.sleep(moments.uniform(0.25, 1) * whole_time)
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        files = place.files()
        assert_pages_have_their_assets(files)
        states = [all(files.get(path) == data for path, data in content.items()) for content in contents]
        if place.whole:
            assert any(states), "neither the old site nor the new one is whole"
        if all(state is False for state in states):
            # half-way: the next publish has to heal it, whichever of the two it brings
            assert not place.whole
        publish_when_free(place, sites[1 - live])
        live = 1 - live
        files = place.files()
        assert all(files.get(path) == data for path, data in contents[live].items())
        assert_pages_have_their_assets(files)


def test_two_at_once(place: Target) -> None:
    """Of two publishes at once one wins, and the other is refused or finds nothing left to do; the site is whole."""
    publish(place, write_site(place.folder / "zero", "zero", pages=30))
    sites = [write_site(place.folder / name, name, pages=30) for name in ("one", "two")]
    processes = [start(place, site, f"work-{n}") for n, site in enumerate(sites)]
    ends = [finish(process) for process in processes]
    statuses = sorted(status for status, _ in ends)
    assert statuses in ([0, BUSY], [0, 0]), ends
    if BUSY in statuses:
        refused = next(said for status, said in ends if status == BUSY)
        assert "Another publish" in refused
    files = place.files()
    assert any(all(files.get(path) == data for path, data in site_files(site).items()) for site in sites)
    assert_pages_have_their_assets(files)


def test_the_second_of_two_is_refused(place: Target) -> None:
    """While one publish holds the host, another one is told so; afterwards it may."""
    publish(place, write_site(place.folder / "output", "one"))
    other = write_site(place.folder / "other", "two")
    if place.name == "pages":  # no lock between machines: whoever pushes second is refused by git
        slow = make_host("pages", place.options, place.folder / "another-machine")
        with slow.lock():
            live = slow.live()
            assert finish(start(place, other, "work-2"))[0] == 0
            package = pack_for(slow, write_site(place.folder / "late", "late"), place.folder / "work-3", live)
            with pytest.raises(PublishRefused, match="Another publish was faster"):
                slow.send(package, live, frozenset())
        assert own(place.files()).items() >= site_files(other).items()
        return
    with place.host().lock():
        status, said = finish(start(place, other, "work-2"))
    assert status == BUSY
    assert "Another publish" in said
    assert not publish(place, other).unchanged


def pack_for(host: Host, output: Path, work: Path, live: Manifest | None) -> Package:
    """A package that is ready to be sent."""
    release = read_output(output)
    headers = make_headers(look_inside(output, release.files.values()), HeaderSettings())
    return pack(
        make_release(release, REDIRECTS, headers, SITE, host), host, work, live, built=NOW, now=NOW, keep_days=30
    )
