"""What is special about GitHub Pages: a branch, stubs for redirects, and the project's own way to its remote."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from plugins.static_hosts.deploy import deploy
from plugins.static_hosts.hosts.base import PublishRefused
from plugins.static_hosts.verify import verify
from tests.static_hosts.sites import NOW, job, write_site
from tests.static_hosts.targets import make_host
from tests.support.server import served
from tests.support.system import need


def git(folder: Path, *args: str) -> str:
    """git in a folder; what it prints."""
    return subprocess.run(["git", *args], cwd=folder, check=True, capture_output=True, text=True).stdout


@pytest.fixture
def bare(tmp_path: Path) -> Path:
    """A bare repository, as GitHub has one."""
    need("git")
    git(tmp_path, "init", "--quiet", "--bare", "remote.git")
    return tmp_path / "remote.git"


def test_the_projects_own_remote_and_its_credentials_are_used(bare: Path, tmp_path: Path) -> None:
    """`origin` is the project's, and what its repository says about reaching it holds for the publish too."""
    project = tmp_path / "project"
    project.mkdir()
    git(project, "init", "--quiet")
    git(project, "remote", "add", "origin", "https://git.invalid/clinic/site.git")
    git(project, "config", f"url.{bare}.insteadOf", "https://git.invalid/clinic/site.git")
    git(project, "config", "http.https://git.invalid/.extraheader", "AUTHORIZATION: basic c2VjcmV0")
    host = make_host("pages", {"remote": "origin"}, project)
    assert deploy(job(write_site(tmp_path / "output")), host, tmp_path / "work", now=NOW).ok
    assert git(bare, "show", "gh-pages:CNAME") == "www.clinic-for-tests.org\n"
    assert "c2VjcmV0" not in "".join(
        p.read_text(errors="replace") for p in (project / "scratch").rglob("*") if p.is_file()
    )


def test_old_addresses_send_their_visitors_on(bare: Path, tmp_path: Path) -> None:
    """Pages has no redirects: a stub stands at each old address, and verify is content with it."""
    host = make_host("pages", {"remote": str(bare)}, tmp_path)
    outcome = deploy(job(write_site(tmp_path / "output")), host, tmp_path / "work", now=NOW)
    assert outcome.manifest is not None
    git(tmp_path, "clone", "--quiet", "--branch", "gh-pages", str(bare), "served")
    with served(tmp_path / "served") as url:
        verdict = verify(url, outcome.manifest, host.abilities)
    assert verdict.findings == ()
    assert (
        '<meta http-equiv="refresh" content="0; url=/concepts/">'
        in (tmp_path / "served/old-concepts/index.html").read_text()
    )


def test_a_branch_that_is_not_ours_is_left_alone(bare: Path, tmp_path: Path) -> None:
    """A branch with other content is not overwritten."""
    git(tmp_path, "clone", "--quiet", str(bare), "other")
    other = tmp_path / "other"
    (other / "README.md").write_text("Somebody's work")
    git(other, "add", "-A")
    git(other, "-c", "user.name=T", "-c", "user.email=t@localhost", "commit", "--quiet", "-m", "Work")
    git(other, "push", "--quiet", "origin", "HEAD:gh-pages")
    host = make_host("pages", {"remote": str(bare)}, tmp_path)
    with pytest.raises(PublishRefused, match="was not published from here"):
        deploy(job(write_site(tmp_path / "output")), host, tmp_path / "work", now=NOW)
    assert git(bare, "show", "gh-pages:README.md") == "Somebody's work"


def test_an_unknown_remote_is_told(tmp_path: Path) -> None:
    """A remote that the project does not have is named."""
    need("git")
    git(tmp_path, "init", "--quiet")
    host = make_host("pages", {"remote": "upstream"}, tmp_path)
    with pytest.raises(PublishRefused, match="no git remote 'upstream'"):
        deploy(job(write_site(tmp_path / "output")), host, tmp_path / "work", now=NOW)
