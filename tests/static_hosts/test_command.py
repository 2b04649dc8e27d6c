"""The commands as staff and CI run them: what they print, and their exit status."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.static_hosts.project import Project
from tests.static_hosts.servers import nginx


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
    done = subprocess.run(command, cwd=project.folder, capture_output=True, text=True, timeout=120)
    assert "Traceback" not in done.stderr, done.stderr
    return done.returncode, done.stdout


def test_from_the_first_publish_to_a_rollback(project: Project, tmp_path: Path) -> None:
    """Dry run, publish, verify, redirect, publish again, roll back: each says what it did and ends with 0."""
    to = ("--to", str(project.www))
    status, said = run(project, "publish", "--dry-run", *to)
    assert (status, "Would publish" in said, "+ plain/index.html" in said) == (0, True, True), said
    status, said = run(project, "publish", *to)
    assert (status, "Published" in said) == (0, True), said
    status, said = run(project, "publish", *to)
    assert (status, "Nothing to do" in said) == (0, True), said
    with nginx(tmp_path / "nginx", f"include {project.www.resolve().parent}/server/nginx.conf;") as server:
        status, said = run(project, "verify", server.url, *to)
        assert (status, "Live as published" in said) == (0, True), said
        (project.www.resolve() / "plain/index.html").write_text("changed")
        (project.www.resolve() / "plain/index.html.br").unlink()
        status, said = run(project, "verify", server.url, *to)
        assert (status, "/plain/ is not what was published" in said) == (1, True), said
    status, said = run(project, "redirect", "/before/", "/plain/")
    assert (status, "/before/ → /plain/" in said) == (0, True), said
    project.write({})
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


def test_small_commands(project: Project) -> None:
    """next-due names a moment, preview builds, and nonsense is refused in words."""
    status, said = run(project, "next-due")
    assert status == 0
    assert "security.txt is to be renewed" in said
    status, said = run(project, "preview")
    assert (status, "Nothing would stop a publish" in said) == (0, True), said
    assert (project.folder / "output/.well-known/security.txt").is_file()
    status, said = run(project, "publish")
    assert (status, "--to DIR" in said) == (1, True), said
    status, said = run(project, "redirect", "/a b/", "/plain/")
    assert status == 1
