"""Names and texts with signs that nobody sees: refused in content, written out by every command, kept out of the feed."""

from __future__ import annotations

import datetime as dt
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from plugins.content_model.schema.traits import DATED
from plugins.findings import UNPRINTABLE
from plugins.static_hosts.files import Sources, emit
from plugins.static_hosts.settings import HostSettings
from tests.conftest import BuiltSite
from tests.static_hosts.commands import invoke
from tests.static_hosts.project import Project
from tests.support.odd import ODD
from tests.support.site import PLAIN, core

# What a file system takes: anything but a slash and NUL.
NAMES = {
    "pages/a\x1b]0;owned\x07b.md": "a\\u001b]0;owned\\u0007b.md",
    "pages/::error::b.md": "::error::b",
    "pages/c\n::error file=x::d.md": "c\\n::error file=x::d",
    "pages/%0A::error::e.md": "%0A::error::e",
    "images/f\x9b31m\u2028\u202eg.svg": "f\\u009b31m\\u2028\\u202eg.svg",
    "images/h\r\n##[error]i.txt": "h\\u000d\\n\\u0023#[error]i.txt",
}


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A project with names that somebody made to be printed."""
    project = Project(tmp_path_factory.mktemp("odd") / "project")
    project.write(dict.fromkeys(NAMES, PLAIN), commit=False)
    return project


@pytest.mark.parametrize(
    "command",
    [
        ("build",),
        ("check",),
        ("check", "--format", "github"),
        ("check", "--format", "html"),
        ("preview",),
        ("publish", "--host", "folder", "--to", "../www", "--all"),
    ],
    ids=" ".join,
)
def test_what_a_command_prints(command: tuple[str, ...], project: Project) -> None:
    """Each name is named, with its signs written out; no line is a command to GitHub's runner but the annotations."""
    status, said = invoke(project, *command)
    assert status == 1, said
    assert not UNPRINTABLE.search(said)
    commands = [line for line in said.splitlines() if line.lstrip().startswith("::") or "##[" in line]
    if "github" in command:
        assert all(line.startswith(("::error file=content/", "::warning ", "::notice ")) for line in commands)
        assert any("%250A" in line for line in commands)
    else:
        assert not commands
        for shown in NAMES.values():
            assert shown in said


def test_what_a_server_says_is_written_out_too(tmp_path: Path) -> None:
    """A remote whose refusal would move the cursor and speak to GitHub's runner."""
    project, bare = Project(tmp_path / "project"), tmp_path / "site.git"
    subprocess.run(["git", "init", "--quiet", "--bare", str(bare)], check=True)
    hook = bare / "hooks/pre-receive"
    hook.write_text("#!/bin/sh\nprintf '\\033[2J\\n::error::All is lost\\r\\n##[error]x\\n' >&2\nexit 1\n")
    hook.chmod(0o755)
    with (project.folder / "publishconf.py").open("a") as file:
        file.write(f'STATIC_HOSTS_HOSTS = {{"pages": {{"remote": "{bare}"}}}}\n')
        file.write(
            'SEO_CHECKS_SEVERITY = {"policy-links-missing": "off", "care-notices-missing": "off", "page-orphan": "off"}\n'
        )
    project.write({})
    status, said = invoke(project, "publish", "--host", "pages")
    assert (status, "The push was refused" in said, "All is lost" in said) == (1, True, True), said
    assert not UNPRINTABLE.search(said)
    assert not [line for line in said.splitlines() if line.lstrip().startswith("::") or "##[" in line]


def test_the_feed_and_the_sitemap_stay_well_formed(built_site: BuiltSite) -> None:
    """Whatever a title, a description, a name or an address would hold, both can be read by a strict reader."""
    article = next(kind for kind in core().kinds if kind.has(DATED))
    for sign in (sign for sign in ODD.values() if not 0xD800 <= ord(sign) < 0xE000):  # no file holds half a character
        said = {"title": f"a{sign}<b>", "description": f"{sign}&c", "kind": article}
        fields = {"date": dt.date(2026, 3, 1)}
        entries = tuple(replace(entry, **said, fields={**entry.fields, **fields}) for entry in built_site.model.entries)
        pictures = {entry.url: [f"https://x.example/{sign}<.svg"] for entry in entries}
        model = replace(built_site.model, entries=entries)
        files = dict(emit(Sources(model, HostSettings(), pictures, lambda name: "")))
        for name in ("sitemap.xml", "feed.xml"):
            assert len(etree.fromstring(files[name].encode())) > 5
