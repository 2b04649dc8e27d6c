"""The commands as staff and CI run them: what they print, and their exit status."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.static_hosts.project import Project
from tests.static_hosts.servers import nginx
from tests.support.site import PROJECT


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A project whose settings file publishes to a folder that nginx reads."""
    project = Project(tmp_path_factory.mktemp("command") / "project")
    settings = project.folder / "publishconf.py"
    more = 'STATIC_HOSTS_HOST = "folder"\nSTATIC_HOSTS_HOSTS = {"folder": {"server": "nginx"}}\n'
    settings.write_text(
        settings.read_text() + more + 'SEO_CHECKS_SEVERITY = {"policy-links-missing": "off", "page-orphan": "off"}\n'
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
        timeout=120,
    )
    assert "Traceback" not in done.stderr, done.stderr
    return done.returncode, done.stdout


def test_from_the_first_publish_to_a_rollback(project: Project, tmp_path: Path) -> None:
    """Dry run, publish, verify, publish a redirect, roll back: each says what it did and ends with 0."""
    to = ("--to", str(project.www))
    status, said = run(project, "publish", "--dry-run", *to)
    assert (status, "Would publish" in said, "+ plain/index.html" in said) == (0, True, True), said
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
