"""The SSH host behind nginx: whoever asks during a publish gets the whole old site or the whole new one."""

from __future__ import annotations

import base64
import hashlib
import re
import threading
from pathlib import Path
from typing import Any

import pytest

from plugins.static_hosts.deploy import deploy, roll_back
from plugins.static_hosts.fetch import Client
from plugins.static_hosts.hosts.base import PublishRefused
from plugins.static_hosts.verify import verify
from tests.static_hosts.servers import SshServer, nginx, sshd
from tests.static_hosts.sites import NOW, job, write_site
from tests.static_hosts.targets import make_host
from tests.support.patience import until

PAGES = ("/", "/concepts/", "/goals/")


def ssh_host(server: SshServer, folder: Path, **options: Any) -> Any:
    """The host that publishes to srv/ in a folder, over sshd."""
    return make_host("ssh", {"target": server.target, "path": str(folder / "srv"), "ssh": server.options, **options})


class Visitor(threading.Thread):
    """Reads pages and their style sheets all the while, and keeps what it saw."""

    def __init__(self, url: str) -> None:
        super().__init__()
        self.client, self.stop = Client(url), threading.Event()
        self.seen: list[tuple[str, bytes]] = []
        self.wrong: list[str] = []

    def run(self) -> None:
        """Until it is stopped."""
        while not self.stop.is_set():
            for path in PAGES:
                self.visit(path)

    def visit(self, path: str) -> None:
        """One page, held against its own policy, and the style sheet that it asks for."""
        answer = self.client.get(path, accept="br")
        body = answer.plain()
        self.seen.append((path, body))
        if answer.status != 200:
            self.wrong.append(f"{path} answered {answer.status}")
            return
        style = re.findall(rb"<style>(.*?)</style>", body)[0]
        allowed = base64.b64encode(hashlib.sha256(style).digest()).decode()
        if f"'sha256-{allowed}'" not in answer.headers.get("content-security-policy", ""):
            self.wrong.append(f"{path} came with the policy of another release")
        sheet = re.findall(rb'href="(/assets/[^"]+)"', body)[0].decode()
        if self.client.get(sheet).status != 200:
            self.wrong.append(f"{path} asks for {sheet}, which is not there")


def test_a_visitor_sees_the_old_site_or_the_new_one(tmp_path: Path) -> None:
    """While sites are published and taken back, no page is half, none lacks its assets, none has another's policy."""
    sites = [write_site(tmp_path / name, name, pages=20) for name in ("one", "two")]
    contents = [{(page, (site / page.strip("/") / "index.html").read_bytes()) for page in PAGES} for site in sites]
    with sshd(tmp_path / "sshd") as server:
        first = ssh_host(server, tmp_path)
        assert deploy(job(sites[0]), first, tmp_path / "work", now=NOW).ok
        with nginx(tmp_path / "nginx", f"include {tmp_path}/srv/current/server/nginx.conf;") as web:
            host = ssh_host(server, tmp_path, reload=web.reload_command)
            visitor = Visitor(web.url)
            visitor.start()
            try:
                outcome = deploy(job(sites[1]), host, tmp_path / "work", now=NOW)
                assert outcome.manifest is not None
                wait_until_live(web.url, b"Version two")
                roll_back(host, NOW)
                wait_until_live(web.url, b"Version one")
                again = deploy(job(sites[1]), host, tmp_path / "work", now=NOW)
                assert again.sent.uploaded == ()  # the release is on the server still
                wait_until_live(web.url, b"Version two")
            finally:
                visitor.stop.set()
                visitor.join()
            assert visitor.wrong == []
            assert set(visitor.seen) == contents[0] | contents[1]
            manifest = outcome.manifest
            until(  # the workers of before have ended
                lambda: verify(web.url, manifest, host.abilities).findings == (), "the site as it was published"
            )


def wait_until_live(url: str, words: bytes) -> None:
    """nginx's old workers answer a moment longer."""

    def live() -> bool:
        client = Client(url)
        found = words in client.get("/").body
        client.close()
        return found

    until(live, repr(words))


def test_a_release_that_the_server_refuses_is_taken_back(tmp_path: Path) -> None:
    """When the web server cannot take the new configuration, the release before is live again and the publish says so."""
    sites = [write_site(tmp_path / name, name) for name in ("one", "two")]
    with sshd(tmp_path / "sshd") as server:
        good = ssh_host(server, tmp_path, reload="true")
        bad = ssh_host(server, tmp_path, reload="echo the server says no >&2; false")
        assert deploy(job(sites[0]), good, tmp_path / "work", now=NOW).ok
        before = (tmp_path / "srv/current").resolve()
        with pytest.raises(PublishRefused, match="the server says no"):
            deploy(job(sites[1]), bad, tmp_path / "work", now=NOW)
        assert (tmp_path / "srv/current").resolve() == before


def test_only_the_last_releases_are_kept(tmp_path: Path) -> None:
    """Old releases are cleared away; the live one and the one before stay."""
    with sshd(tmp_path / "sshd") as server:
        host = ssh_host(server, tmp_path, keep=2)
        ids = []
        for version in ("one", "two", "three"):
            outcome = deploy(job(write_site(tmp_path / version, version)), host, tmp_path / "work", now=NOW)
            assert outcome.manifest is not None
            ids.append(outcome.manifest.id)
    assert sorted(p.name for p in (tmp_path / "srv/releases").iterdir()) == sorted(ids[1:])


@pytest.mark.parametrize(
    "options",
    [
        {"target": "-oProxyCommand=touch /x", "path": "/srv/site"},
        {"target": "user@host; touch /x", "path": "/srv/site"},
        {"target": "user@host", "path": "/srv/$(touch x)"},
        {"target": "user@host", "path": "srv"},
        {"target": "user@host", "path": "/srv/../etc"},
        {"target": "user@host", "path": "/srv/site", "server": "iis"},
    ],
)
def test_odd_options_are_refused(options: dict[str, str]) -> None:
    """Nothing that a shell or ssh could take for a command gets into one."""
    with pytest.raises(PublishRefused):
        make_host("ssh", options)
