"""A random walk on each host: publish, edit, roll back, kill, damage by hand, change settings, move the clock, the job.

After each step and one more publish, every live byte and every header is the build's. A few walks in a normal run, 200 in
the long one; a walk that fails is made again with the number in its name.
"""

from __future__ import annotations

import datetime as dt
import os
import random
import signal
import time
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from plugins.static_hosts.deploy import deploy, roll_back
from plugins.static_hosts.hosts.base import Host, PublishRefused
from plugins.static_hosts.manifest import Manifest
from plugins.static_hosts.output_files import walk
from plugins.static_hosts.redirects import Redirect
from tests.static_hosts.sites import NOW, REDIRECTS, job, write_site
from tests.static_hosts.targets import Target, make_host, target
from tests.static_hosts.test_hosts import HOSTS, publish_when_free, start
from tests.support.counts import LONG
from tests.support.patience import until

WALKS = dict.fromkeys(HOSTS, 200 if LONG else 10)
STEPS = 6
SETTINGS: Mapping[str, tuple[dict[str, Any], ...]] = {
    "folder": ({"server": ""}, {"server": "nginx"}, {"server": "apache"}),
    "ssh": ({"server": ""}, {"server": "nginx"}, {"server": "apache"}),
    "pages": ({"cname": True}, {"cname": False}),
    "s3": ({"gzip": True}, {"gzip": False}),
}
VERSIONS = ("one", "two", "three")
LOST = tuple(Redirect(f"/only-{version}/", "", 410) for version in VERSIONS)


class Walk:
    """One walk: what is meant to be live, and the steps that may be taken."""

    def __init__(self, place: Target, seed: int) -> None:
        self.place, self.chance, self.now = place, random.Random(seed), NOW
        self.sites = {version: self._site(version) for version in VERSIONS}
        self.version = "one"
        self.done: list[str] = []

    def _site(self, version: str) -> Path:
        changes: dict[str, str | None] = {
            f"only-{version}/index.html": f"<!DOCTYPE html><title>Only {version}</title><p>Only here",
            "same/index.html": "<!DOCTYPE html><title>The same</title><p>The same in all",
        }
        return write_site(self.place.folder / version, version, changes=changes, pages=3)

    def _redirects(self) -> tuple[Redirect, ...]:
        return (*REDIRECTS, *(lost for lost in LOST if lost.source != f"/only-{self.version}/"))

    def host(self) -> Host:
        """A fresh host, as a new command would make it."""
        made: Host = self.place.host()
        return made

    def publish(self) -> None:
        """One publish on purpose, of what is meant."""
        wanted = job(self.sites[self.version], self._redirects())
        outcome = deploy(wanted, self.host(), self.place.folder / "work", now=self.now)
        assert outcome.ok, outcome.findings

    def edit(self) -> None:
        """Other content, published."""
        self.version = self.chance.choice(VERSIONS)
        self.publish()

    def back(self) -> None:
        """A rollback; there may be nothing to put back, or no whole copy of it."""
        try:
            roll_back(self.host(), self.now)
        except PublishRefused as refused:
            self.done.append(f"({str(refused)[:60]})")

    def kill(self) -> None:
        """A publish of other content that dies on the way, in a process of its own."""
        other = self.sites[self.chance.choice(VERSIONS)]
        process = start(self.place, other, "work-killed")
        time.sleep(self.chance.uniform(0.3, 1.5))
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        until(self._is_free, "a lock that a dead publish held")  # a server notices a dead connection in its own time

    def _is_free(self) -> bool:
        try:
            with self.host().lock():
                return True
        except PublishRefused:
            return False

    def damage(self) -> None:
        """Somebody's hand: up to three files deleted, changed or added."""
        for _ in range(self.chance.randint(1, 3)):
            paths = sorted(self.place.files())
            if not paths:
                return
            kind, path = self.chance.choice(("delete", "change", "add")), self.chance.choice(paths)
            if kind == "delete":
                self.place.change(path, None)
            elif kind == "change":
                self.place.change(path, f"changed {self.chance.random()}".encode())
            else:
                added = self.chance.choice(("pills/index.html", "assets/x.0123456789.js", "concepts/more.txt"))
                self.place.change(added, f"added {self.chance.random()}".encode())

    def settings(self) -> None:
        """Another setting of the host."""
        self.place.options |= self.chance.choice(SETTINGS[self.place.name])

    def clock(self) -> None:
        """Time goes by: what is kept for open pages runs out."""
        self.now += dt.timedelta(days=self.chance.choice((1, 20, 40)))

    def job(self) -> None:
        """The hourly job: it publishes nothing while a rollback holds."""
        host = self.host()
        with host.lock():
            live = host.live()
        if live is not None and live.put_back is None:
            self.publish()

    def step(self) -> None:
        """One step, by chance."""
        kinds = (
            self.publish,
            self.edit,
            self.edit,
            self.back,
            self.damage,
            self.damage,
            self.settings,
            self.clock,
            self.job,
        )
        # A kill takes a process and a second; one in ten is enough.
        kind = self.kill if self.chance.random() < 0.1 else self.chance.choice(kinds)
        self.done.append(kind.__name__)
        kind()

    def check(self) -> None:
        """What visitors get is the build's: each file, what the host adds on a fresh place, and nothing but kept files."""
        site = self.sites[self.version]
        files = dict(self.place.files())
        host = self.host()
        with host.lock():
            live = host.live()
            assert live is not None
            assert host.damage(live) == frozenset(), self.done
        assert live.put_back is None
        assert {path: files.get(path) for path in walk(site)} == {p: (site / p).read_bytes() for p in walk(site)}, (
            self.done
        )
        self._only_ours(files, live)
        if self.place.name == "s3":
            self._headers(host, live)

    def _only_ours(self, files: Mapping[str, bytes], live: Manifest) -> None:
        ours = {*live.files, *live.extras, *live.kept, *live.kept_files}
        assert set(files) - {".publish/manifest.json"} <= ours, (set(files) - ours, self.done)
        fresh = self.fresh()
        for path, data in fresh.items():
            if path != "CNAME" or self.place.options.get("cname", True):
                assert files.get(path) == data, (path, self.done)

    def fresh(self) -> Mapping[str, bytes]:
        """The host's own files as they come to a place where nothing was before."""
        from plugins.static_hosts.headers import make_headers
        from plugins.static_hosts.inline import look_inside
        from plugins.static_hosts.output_files import read_output
        from plugins.static_hosts.package import make_release, pack
        from plugins.static_hosts.settings import HeaderSettings

        output = read_output(self.sites[self.version])
        headers = make_headers(look_inside(output.root, output.files.values()), HeaderSettings())
        wanted = job(output.root, self._redirects())
        host = make_host(self.place.name, self.place.options, self.place.folder / "fresh")
        release = make_release(output, wanted.redirects, headers, wanted.site, host)
        package = pack(release, host, self.place.folder / "fresh", None, built=NOW, now=NOW, keep_days=30)
        return {path: (package.public / path).read_bytes() for path in walk(package.public) if not path.startswith(".")}

    def _headers(self, host: Any, live: Manifest) -> None:
        for path in live.files:
            head = host.client.head_object(Bucket="lotus-site", Key=path)
            immutable = live.files[path].immutable
            assert head["ContentType"] == live.files[path].type, (path, self.done)
            assert ("immutable" in head["CacheControl"]) == immutable, (path, self.done)


@pytest.mark.parametrize(("name", "seed"), [(name, seed) for name in HOSTS for seed in range(WALKS[name])])
def test_whatever_happens_one_publish_puts_it_right(name: str, seed: int, tmp_path: Path) -> None:
    """After each step and one more publish, what is live is what was meant."""
    with target(name, tmp_path) as place:
        walk = Walk(place, seed)
        walk.publish()
        for _ in range(STEPS):
            walk.step()
            walk.publish()
            walk.check()


def test_a_killed_rollback_leaves_a_whole_site(tmp_path: Path) -> None:
    """On a server: a rollback killed at random moments leaves one release or the other, whole, and the next one works."""
    with target("ssh", tmp_path) as place:
        sites = [write_site(tmp_path / name, name, pages=20) for name in ("one", "two")]
        for site in sites:
            assert deploy(job(site), place.host(), tmp_path / "work", now=NOW).ok
        contents = [{path: (site / path).read_bytes() for path in walk(site)} for site in sites]
        chance = random.Random(7)
        for _ in range(12 if LONG else 4):
            process = start(place, Path("rollback"), "work")
            time.sleep(chance.uniform(0.2, 1.2))
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.communicate()
            files = place.files()
            assert any(all(files.get(path) == data for path, data in content.items()) for content in contents)
            publish_when_free(place, sites[1])
            files = place.files()
            assert all(files.get(path) == data for path, data in contents[1].items())
