"""The commands as staff and CI run them: what they print, and their exit status."""

from __future__ import annotations

import datetime as dt
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.static_hosts.commands import invoke
from tests.static_hosts.project import Project
from tests.static_hosts.servers import nginx
from tests.support.counts import HUNG
from tests.support.server import served
from tests.support.site import PLAIN, PROJECT

PAGE = """\
---
title: {title}
description: A page of the small site that was made for the test of {title}, and says so.
{more}
---

## A section

Some words. Go [back to the start](index.md).
"""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A project whose settings file publishes to a folder that nginx reads."""
    project = Project(tmp_path_factory.mktemp("command") / "project")
    settings = project.folder / "publishconf.py"
    more = 'STATIC_HOSTS_HOST = "folder"\nSTATIC_HOSTS_HOSTS = {"folder": {"server": "nginx"}}\n'
    settings.write_text(
        settings.read_text()
        + more
        + 'SEO_CHECKS_SEVERITY = {"policy-links-missing": "off", "care-notices-missing": "off", "page-orphan": "off"}\n'
    )
    project.write({})
    return project


def run(project: Project, *arguments: str) -> tuple[int, str]:
    """Runs a command in the project's folder; its exit status and what it printed."""
    command = [sys.executable, "-m", "plugins.static_hosts.command", *arguments]
    done = subprocess.run(
        command,
        cwd=project.folder,
        env={**os.environ, "PYTHONPATH": str(PROJECT)},
        capture_output=True,
        text=True,
        timeout=HUNG,
    )
    assert "Traceback" not in done.stderr, done.stderr
    return done.returncode, done.stdout


def test_from_the_first_publish_to_a_rollback(project: Project, tmp_path: Path) -> None:
    """Dry run, publish, verify, publish a redirect, roll back: each says what it did and ends with 0."""
    to = ("--to", str(project.www))
    status, said = run(project, "publish", "--dry-run", *to)
    assert (status, "Would publish" in said, "+ 404.html" in said) == (0, True, True), said
    status, said = run(project, "publish", *to)
    assert (status, "Published" in said) == (0, True), said
    status, said = run(project, "publish", *to)
    assert (status, "Nothing to do" in said) == (0, True), said
    with nginx(tmp_path / "nginx", f"include {project.www.resolve().parent}/server/nginx.conf;") as server:
        status, said = run(project, "verify", "--url", server.url, *to)
        assert (status, "Live as published" in said) == (0, True), said
        (project.www.resolve() / "plain/index.html").write_text("changed")
        (project.www.resolve() / "plain/index.html.br").unlink()
        status, said = run(project, "verify", "--url", server.url, *to)
        assert (status, "/plain/ is not what was published" in said) == (1, True), said
    project.write({"data/redirects.yaml": "- from: /before/\n  to: /plain/\n"})
    assert run(project, "publish", *to)[0] == 0
    status, said = run(project, "rollback", *to)
    assert (status, "Put back" in said) == (0, True), said
    status, said = run(project, "rollback", *to)
    assert (status, "no release before" in said) == (1, True), said


def test_what_stands_in_the_way_is_printed(project: Project, tmp_path: Path) -> None:
    """A refusal names the file and the line, says that the live site is as it was, and ends with 1."""
    project.write({"data/redirects.yaml": "- from: /before/\n  to: /plain/\n- from: /x/\n  to: /nowhere/\n"})
    status, said = run(project, "publish", "--to", str(tmp_path / "elsewhere"))
    assert status == 1
    assert "content/data/redirects.yaml:3" in said
    assert "What is live is as it was" in said
    assert not (tmp_path / "elsewhere").exists()
    project.write({"data/redirects.yaml": "- from: /before/\n  to: /plain/\n"})


def test_nonsense_is_refused_in_words(project: Project) -> None:
    """A host that needs a folder, and one that is unknown: a sentence and exit status 1."""
    status, said = run(project, "publish")
    assert (status, "--to DIR" in said) == (1, True), said
    status, said = run(project, "publish", "--host", "moon")
    assert (status, "no host 'moon'" in said) == (1, True), said
    status, said = run(project, "verify", "--to", str(project.folder.parent / "never"), "--url", "http://127.0.0.1:9")
    assert (status, "Nothing was published" in said) == (1, True), said


@pytest.fixture
def own_project(tmp_path: Path) -> Project:
    """A project for one test, published to a folder without a web server."""
    project = Project(tmp_path / "project")
    settings = project.folder / "publishconf.py"
    rules = (
        'SEO_CHECKS_SEVERITY = {"policy-links-missing": "off", "care-notices-missing": "off", "page-orphan": "off"}\n'
    )
    settings.write_text(settings.read_text() + 'STATIC_HOSTS_HOST = "folder"\n' + rules)
    project.write({})
    return project


def due_now() -> str:
    """Front matter of a page that falls due at this moment. Builds count in seconds: it is a later one than the last build's."""
    due = dt.datetime.now(dt.UTC).replace(microsecond=0) + dt.timedelta(seconds=1)
    while dt.datetime.now(dt.UTC) < due:
        time.sleep(0.02)
    return f"publish_at: {due:%Y-%m-%dT%H:%M:%S+00:00}"


def test_a_rollback_holds_until_somebody_publishes(own_project: Project) -> None:
    """A page falls due after a rollback: the hourly job leaves the release that was put back, and says so."""
    to = ("--to", str(own_project.www))
    assert invoke(own_project, "publish", *to)[0] == 0
    own_project.write({"pages/plain.md": PLAIN.replace("Some words.", "Words that nobody should read.")})
    assert invoke(own_project, "publish", *to)[0] == 0
    status, said = invoke(own_project, "rollback", *to)
    assert (status, "until somebody publishes on purpose" in said) == (0, True), said
    own_project.write({"pages/event.md": PAGE.format(title="An evening for families", more=due_now())})
    for _ in range(2):
        status, said = invoke(own_project, "publish", "--if-due", *to)
        assert (status, "Held:" in said, "invoke publish" in said) == (0, True, True), said
        assert "Words that nobody should read." not in own_project.live()["plain/index.html"].decode()
        assert "event/index.html" not in own_project.live()
    own_project.write({"pages/plain.md": PLAIN})
    assert invoke(own_project, "publish", *to)[0] == 0
    assert "event/index.html" in own_project.live()
    own_project.write({"pages/later.md": PAGE.format(title="A morning for parents", more=due_now())})
    status, said = invoke(own_project, "publish", "--if-due", *to)
    assert (status, "later/index.html" in own_project.live()) == (0, True), said
    status, said = invoke(own_project, "publish", "--if-due", *to)
    assert (status, "Nothing to do" in said) == (0, True), said


def test_verify_repairs(own_project: Project) -> None:
    """`verify` names the damage, `verify --repair` mends it; with other content it is refused and nothing goes live."""
    to = ("--to", str(own_project.www))
    assert invoke(own_project, "publish", *to)[0] == 0
    page = own_project.www.resolve() / "plain/index.html"
    good = page.read_bytes()
    page.unlink()
    with served(own_project.www) as url:
        status, said = invoke(own_project, "verify", "--url", url, *to)
        assert (status, "/plain/ answers 404" in said) == (1, True), said
        status, said = invoke(own_project, "verify", "--url", url, "--repair", *to)
        assert (status, "Put right: 1 file" in said, "Live as published" in said) == (0, True, True), said
        assert page.read_bytes() == good
        page.write_bytes(b"tampered")
        own_project.write({"pages/plain.md": PLAIN.replace("Some words.", "Other words.")})
        status, said = invoke(own_project, "verify", "--url", url, "--repair", *to)
        assert (status, "would publish more than was live" in said) == (1, True), said
        assert page.read_bytes() == b"tampered"
        assert invoke(own_project, "publish", *to)[0] == 0
        assert invoke(own_project, "verify", "--url", url, *to)[0] == 0
