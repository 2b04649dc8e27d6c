"""What goes wrong around a publish is said in words, with what to do; what publishing keeps for itself heals by itself."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from plugins.static_hosts.deploy import deploy
from plugins.static_hosts.hosts.base import PublishRefused
from tests.static_hosts.commands import invoke
from tests.static_hosts.project import Project
from tests.static_hosts.sites import NOW, job, write_site
from tests.static_hosts.targets import Target, target
from tests.static_hosts.test_hosts import own, publish, site_files
from tests.support.site import PLAIN


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A project that is published to folders."""
    project = Project(tmp_path_factory.mktemp("words") / "project")
    settings = project.folder / "publishconf.py"
    rules = (
        'SEO_CHECKS_SEVERITY = {"policy-links-missing": "off", "care-notices-missing": "off", "page-orphan": "off"}\n'
    )
    settings.write_text(settings.read_text() + 'STATIC_HOSTS_HOST = "folder"\n' + rules)
    project.write({})
    return project


@pytest.mark.parametrize("command", [("build",), ("preview",), ("check",), ("publish", "--to", "../www-full")])
def test_a_full_disk_is_said(command: tuple[str, ...], project: Project) -> None:
    """No traceback and no other reason: the disk is full, and nothing goes live."""
    status, said = invoke(project, *command, largest_file=4)
    assert (status != 0, "disk is full" in said.replace("\n", " ")) == (True, True), said
    assert not (project.folder.parent / "www-full").exists()


def test_a_protected_place_is_said(project: Project) -> None:
    """A folder in which nobody may write."""
    status, said = invoke(project, "publish", "--to", "/sys/kernel/www")
    assert (status, "/sys/kernel/www.releases is protected" in said.replace("\n", "")) == (1, True), said


def test_a_folder_for_a_file_is_said(project: Project) -> None:
    """`check --baseline` and `check --output` with a folder."""
    for option in ("--baseline", "--output"):
        status, said = invoke(project, "check", option, "content")
        assert (status != 0, "director" in said or "folder" in said) == (True, True), said


def test_a_program_that_is_missing_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine without ssh."""
    from plugins.site_engine.system_words import system_words

    with target("ssh", tmp_path) as place:
        monkeypatch.setenv("PATH", str(tmp_path))
        with pytest.raises(FileNotFoundError) as missing:
            deploy(job(write_site(tmp_path / "output")), place.host(), tmp_path / "work", now=NOW)
        assert system_words(missing.value).startswith("The program ssh is not installed here")


def test_preview_says_by_its_status_what_stops_a_publish(project: Project) -> None:
    """A clean site: 0. Something in the way: 1, unless told otherwise; the output is built all the same."""
    status, said = invoke(project, "preview")
    assert (status, "would not be published" in said) == (0, False), said
    project.write({"pages/plain.md": PLAIN.replace("Some words.", "The key is AKIAABCDEFGHIJKLMNOP, they said.")})
    try:
        for options, wanted in (((), 1), (("--fail-on", "error"), 1), (("--fail-on", "never"), 0)):
            status, said = invoke(project, "preview", *options)
            assert (status, "It would not be published: 1 error to mend." in said) == (wanted, True), said
            assert (project.folder / "output/index.html").is_file()
        assert invoke(project, "preview", "--fail-on", "warnings")[0] == 2
    finally:
        project.write({"pages/plain.md": PLAIN})


ONTO_FILES = {
    "/robots.txt": "is a file of the site",
    "/robots.txt/x/": "lies below /robots.txt",
    "/site.webmanifest": "is a file of the site",
    "/CNAME": "is a file of the site",
    "/.well-known/security.txt/old/": "cannot be redirected",
}


@pytest.mark.parametrize("source", ONTO_FILES)
def test_a_redirect_onto_a_file_is_not_written(source: str, project: Project) -> None:
    """The command that writes it tells why."""
    status, said = invoke(project, "redirect", source, "/plain/")
    assert (status, ONTO_FILES[source] in said) == (1, True), said
    assert not (project.folder / "content/data/redirects.yaml").exists()


def test_a_redirect_onto_a_file_stops_a_publish(project: Project) -> None:
    """Each is told with its line."""
    project.write({"data/redirects.yaml": "".join(f"- from: {source}\n  to: /plain/\n" for source in ONTO_FILES)})
    try:
        status, said = invoke(project, "publish", "--to", "../www-redirects")
        assert status == 1
        for number, words in enumerate(ONTO_FILES.values()):
            assert f"redirects.yaml:{2 * number + 1}" in said, said
            assert words in said, said
    finally:
        project.write({"data/redirects.yaml": None})


# -- GitHub Pages' own -----------------------------------------------------------------------------


def test_a_hook_that_declines_is_quoted(tmp_path: Path) -> None:
    """The remote's own reason is given, not another one."""
    with target("pages", tmp_path) as place:
        hook = tmp_path / "site.git/hooks/pre-receive"
        hook.write_text("#!/bin/sh\necho 'The policy says no.' >&2\nexit 1\n")
        hook.chmod(0o755)
        with pytest.raises(
            PublishRefused, match=r"(?s)The push was refused.*The policy says no.*hook declined"
        ) as refusal:
            deploy(job(write_site(tmp_path / "output")), place.host(), tmp_path / "work", now=NOW)
        assert "faster" not in str(refusal.value)
        hook.unlink()
        publish(place, tmp_path / "output")


def _truncate_objects(scratch: Path) -> None:
    for file in scratch.glob("objects/*/*"):
        file.chmod(0o600)
        file.write_bytes(b"")


BROKEN: dict[str, Callable[[Path], object]] = {
    "locks": lambda s: [(s / f"{name}.lock").touch() for name in ("index", "config", "HEAD", "packed-refs", "shallow")],
    "a lock on the branch": lambda s: (s / "refs/remotes/site/gh-pages.lock").touch(),
    "no HEAD": lambda s: (s / "HEAD").unlink(),
    "an empty HEAD": lambda s: (s / "HEAD").write_text(""),
    "a broken config": lambda s: (s / "config").write_text("[core\n"),
    "no objects": lambda s: shutil.rmtree(s / "objects"),
    "empty objects": _truncate_objects,
    "a broken ref": lambda s: (s / "refs/remotes/site/gh-pages").write_text("0123"),
    "nothing": shutil.rmtree,
    "a file in its place": lambda s: (shutil.rmtree(s), s.write_text("x")),
    "a leftover index": lambda s: (s / "publish-index").write_bytes(b"DIRC"),
}


@pytest.mark.parametrize("kind", BROKEN)
def test_a_broken_copy_of_the_branch_heals(kind: str, tmp_path: Path) -> None:
    """This machine's own copy is made anew where it is broken, and whatever lock a killed git has left is taken away."""
    with target("pages", tmp_path) as place:
        for version in ("zero", "one"):  # the second one fetches what the first one has pushed
            publish(place, write_site(tmp_path / version, version))
        BROKEN[kind](tmp_path / "scratch/pages.git")
        two = write_site(tmp_path / "two", "two")
        publish(place, two)
        assert_live(place, two)
        assert publish(place, two).unchanged


def assert_live(place: Target, output: Path) -> None:
    """Every file of the output is what visitors get."""
    files = own(place.files())
    assert {path: files.get(path) for path in site_files(output)} == site_files(output)


# -- the lease in storage --------------------------------------------------------------------------


def test_the_same_machine_name_is_no_reason_to_take_a_lease(tmp_path: Path) -> None:
    """Another container with the same name holds the lease: it is respected, although no such process runs here."""
    with target("s3", tmp_path / "one") as place:
        (tmp_path / "one").mkdir(exist_ok=True)
        elsewhere = Target("s3", place.options, tmp_path / "other-container", place.files, place.change)
        with place.host().lock():
            with pytest.raises(PublishRefused, match="Another publish is at work"), elsewhere.host().lock():
                raise AssertionError("the lease was given to two")
            with pytest.raises(PublishRefused, match="at work on this machine"), place.host().lock():
                raise AssertionError("the lease was given to two")
        with elsewhere.host().lock():
            pass


@pytest.mark.parametrize("lost", [1, 2])
def test_a_lost_answer_to_a_lock_write_is_no_refusal(lost: int, tmp_path: Path) -> None:
    """The write got through and its answer did not: the library asks again, and the lease is still the holder's."""
    with target("s3", tmp_path) as place:
        host = place.host()
        real, writes = host.client.put_object, []

        def put(**what: object) -> object:
            answer = real(**what)
            if str(what["Key"]).endswith("lock.json"):
                writes.append(what["Key"])
                if len(writes) == lost:
                    return real(**what)  # as the library's second try: the condition does not hold any more
            return answer

        host.client.put_object = put
        host.lease.seconds = 0  # renews each time
        with host.lock():
            host.lease.renew()
            host.lease.renew()
        assert len(writes) >= 3
        with place.host().lock():
            pass
