"""A host from a package outside the repository: naming the package in PLUGINS is all that it takes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from plugins.static_hosts.hosts import HOSTS
from plugins.static_hosts.hosts.base import PublishRefused
from plugins.static_hosts.hosts.kind import HostKind, HostOptions, kinds_by_name
from tests.static_hosts.commands import install, invoke
from tests.static_hosts.project import Project
from tests.static_hosts.targets import make_host

PACKAGE = '''
"""A host that copies the site into a folder."""

import shutil
from contextlib import nullcontext
from pathlib import Path
from typing import Annotated

from msgspec import Meta

from plugins.static_hosts.hosts.base import Abilities, PublishRefused, Sent
from plugins.static_hosts.hosts.kind import HostKind, HostOptions
from plugins.static_hosts.manifest import decode_manifest


class CopyOptions(HostOptions, frozen=True):
    to: Annotated[str, Meta(description="a folder")] = ""
    mark: Annotated[str, Meta(max_length=9, description="a short word")] = "copied"


class CopyHost:
    name = "copy"
    abilities = Abilities()

    def __init__(self, options, around):
        self.folder, self.mark = Path(options.to), options.mark

    def extras(self, release):
        return {"public/mark.txt": self.mark.encode()}

    def lock(self):
        return nullcontext()

    def live(self):
        file = self.folder / "manifest.json"
        return decode_manifest(file.read_bytes(), str(file)) if file.is_file() else None

    def damage(self, live):
        return frozenset()

    def send(self, package, live, damage):
        shutil.copytree(package.public, self.folder / "site", dirs_exist_ok=True)
        (self.folder / "manifest.json").write_bytes(package.manifest.encode())
        return Sent(tuple(package.manifest.files))

    def roll_back(self, now):
        raise PublishRefused("A copy has no release before.")


def contribute(registry):
    registry.add_hosts(HostKind("copy", CopyOptions, CopyHost))


def register():
    """Pelican asks for it."""
'''


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project whose PLUGINS name the package."""
    project = Project(tmp_path / "project")
    settings = project.folder / "publishconf.py"
    rules = '{"policy-links-missing": "off", "care-notices-missing": "off", "page-orphan": "off"}'
    more = f'PLUGINS = [*PLUGINS, "copy_host"]\nSEO_CHECKS_SEVERITY = {rules}\n'
    settings.write_text(settings.read_text() + more)
    project.write({})
    return project


def test_a_host_of_a_package_is_published_to(project: Project, tmp_path: Path) -> None:
    """`invoke publish --host copy` makes a host of the package's kind, which gets the built site and its own file."""
    env = install(tmp_path, "copy_host", PACKAGE)
    to = str(tmp_path / "copy")
    status, said = invoke(project, "publish", "--host", "copy", "--to", to, env=env)
    assert (status, "Published" in said) == (0, True), said
    assert "Some words." in (tmp_path / "copy/site/plain/index.html").read_text()
    assert (tmp_path / "copy/site/mark.txt").read_text() == "copied"
    status, said = invoke(project, "publish", "--host", "copy", "--to", to, env=env)
    assert (status, "Nothing to do" in said) == (0, True), said
    status, said = invoke(project, "publish", "--host", "moon", env=env)
    assert (status, "cloudflare, copy" in said) == (1, True), said


def test_its_options_are_checked_before_a_build(project: Project, tmp_path: Path) -> None:
    """A wrong option of the package's host is told at its line of the settings file, by a build too."""
    env = install(tmp_path, "copy_host", PACKAGE)
    settings = project.folder / "publishconf.py"
    settings.write_text(settings.read_text() + 'STATIC_HOSTS_HOSTS = {"copy": {"mark": "far too long"}}\n')
    line = len(settings.read_text().splitlines())
    status, said = invoke(
        project, "publish", "--accept-unclean", "--host", "folder", "--to", str(tmp_path / "x"), env=env
    )
    assert status == 1, said
    assert f"publishconf.py:{line}" in said
    assert "The copy host's `mark` is 'far too long'; write a short word." in said


@pytest.mark.parametrize(
    ("name", "options", "words"),
    [
        ("moon", {}, "There is no host 'moon'. Choose one of: folder, ssh, pages, s3, netlify, cloudflare."),
        ("s3", {}, "The host s3 needs `bucket` in STATIC_HOSTS_HOSTS; write the bucket's name."),
        ("s3", {"bucket": ""}, "The s3 host's `bucket` is ''; write the bucket's name."),
        ("s3", {"bucket": "b", "speed": 1}, "The host s3 has no option 'speed'; it has: bucket, prefix,"),
        ("s3", {"bucket": "b", "gzip": "no"}, "The s3 host's `gzip` is 'no'; write True or False."),
        ("folder", {"server": "iis"}, 'The folder host\'s `server` is \'iis\'; write "nginx", "apache" or nothing.'),
        ("folder", {"keep": 1}, "The folder host's `keep` is 1; write how many releases to keep, at least 2."),
        ("folder", {}, "Say which folder to publish to"),
        ("pages", {"branch": "-f"}, "The pages host's `branch` is '-f'; write a branch such as \"gh-pages\"."),
        ("netlify", {"server": "nginx"}, "The host netlify has no option 'server'; it has: to, keep."),
    ],
)
def test_wrong_options_are_told_in_words(name: str, options: dict[str, Any], words: str) -> None:
    """Each says which option of which host it is, and what to write."""
    with pytest.raises(PublishRefused) as refusal:
        make_host(name, options)
    assert str(refusal.value).startswith(words)


def test_two_hosts_of_one_name_are_refused() -> None:
    """A plugin cannot silently take the place of another's host; and only kinds of host are hosts."""
    with pytest.raises(PublishRefused, match="Two plugins bring a host named 'folder'"):
        kinds_by_name([*HOSTS, HostKind("folder", HostOptions, lambda options, around: None)])
    with pytest.raises(PublishRefused, match="register a HostKind"):
        kinds_by_name(["folder"])
