"""Git's history of a file, and commits of exactly what the editor saved: with a real Git, in real repositories."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from plugins.editor.versions.blobs import ABSENT, hash_of
from plugins.editor.versions.git import Git, GitProblem
from plugins.editor.versions.pending import commit_saved, pending
from plugins.editor.workspace import Change, Workspace
from tests.editor.conftest import FILES, everything
from tests.editor.people import ANNA, BEN

ABOUT = "pages/about.md"


def run(folder: Path, *args: str) -> str:
    """What Git prints, run as the person at the machine would, with that person's own settings."""
    who = ["-c", "user.name=Machine Owner", "-c", "user.email=owner@machine.example"]
    return subprocess.run(["git", *who, *args], cwd=folder, check=True, capture_output=True, text=True).stdout


@pytest.fixture
def repository(project: Path) -> Path:
    """The project as a repository with one commit, and a hook that refuses every commit."""
    run(project, "init", "--quiet", "--initial-branch=main")
    (project / ".gitignore").write_text("/.editor/\n")
    (project / "other.txt").write_text("one\n")
    run(project, "add", "--all")
    run(project, "commit", "--quiet", "--message=The start")
    hook = project / ".git/hooks/pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\nexit 1\n")
    hook.chmod(0o755)
    return project


def git_of(project: Path) -> Git:
    git = Git.find(project / "content")
    assert git is not None
    return git


def saved(project: Path, data: bytes = b"saved\n") -> Workspace:
    workspace = Workspace(project)
    workspace.save(ABOUT, data, workspace.read(ABOUT).hash, ANNA)
    return workspace


def test_what_was_saved_is_committed_in_the_persons_name(repository: Path) -> None:
    """Author and committer are who pressed the button; whoever else saved is a co-author. Hooks do not run."""
    workspace = saved(repository)
    workspace.save("pages/new.md", b"new\n", ABSENT, BEN)
    git = git_of(repository)
    assert [(p.path, p.who) for p in pending(workspace.store, git)] == [(ABOUT, (ANNA,)), ("pages/new.md", (BEN,))]
    made = commit_saved(workspace.store, git, ANNA, "Change the opening words")
    assert run(repository, "log", "-1", "--format=%H|%an|%ae|%cn|%ce|%B").strip() == (
        f"{made}|Anna Example|anna@clinic.example|Anna Example|anna@clinic.example|Change the opening words\n\n"
        "Co-authored-by: Ben Example <ben@clinic.example>"
    )
    assert (
        run(repository, "show", "--name-status", "--format=", "HEAD")
        == f"M\tcontent/{ABOUT}\nA\tcontent/pages/new.md\n"
    )
    assert run(repository, "status", "--porcelain") == ""
    assert pending(workspace.store, git) == ()
    assert commit_saved(workspace.store, git, ANNA, "Again") == ""


def test_nothing_else_that_is_dirty_is_committed_or_changed(repository: Path) -> None:
    """Staged, unstaged, deleted and new files of the person at the machine stay exactly as they are."""
    (repository / "other.txt").write_text("staged\n")
    (repository / "staged-new.txt").write_text("new\n")
    run(repository, "add", "other.txt", "staged-new.txt")
    (repository / "other.txt").write_text("and more\n")
    (repository / "content/data/clinic.yaml").unlink()
    (repository / "untracked.txt").write_text("u\n")
    before = run(repository, "status", "--porcelain")
    workspace = saved(repository)
    files = everything(repository)
    commit_saved(workspace.store, git_of(repository), ANNA, "Save")
    assert run(repository, "show", "--name-only", "--format=", "HEAD") == f"content/{ABOUT}\n"
    assert run(repository, "status", "--porcelain") == before
    assert run(repository, "show", ":other.txt") == "staged\n"
    assert everything(repository) == files


def test_what_was_typed_after_the_save_is_not_committed(repository: Path) -> None:
    """The commit holds what the editor saved, not what lies in the folder by now."""
    workspace = saved(repository)
    (repository / "content" / ABOUT).write_bytes(b"typed later in a text editor\n")
    commit_saved(workspace.store, git_of(repository), ANNA, "Save")
    assert run(repository, "show", f"HEAD:content/{ABOUT}") == "saved\n"
    assert run(repository, "status", "--porcelain") == f" M content/{ABOUT}\n"


def test_a_version_that_somebody_staged_stays_staged(repository: Path) -> None:
    """Their half-done work in the index is theirs."""
    (repository / "content" / ABOUT).write_bytes(b"staged by hand\n")
    run(repository, "add", f"content/{ABOUT}")
    workspace = saved(repository)
    commit_saved(workspace.store, git_of(repository), ANNA, "Save")
    assert run(repository, "show", f"HEAD:content/{ABOUT}") == "saved\n"
    assert run(repository, "show", f":content/{ABOUT}") == "staged by hand\n"


def test_a_page_that_others_committed_meanwhile_is_not_taken_back(repository: Path) -> None:
    """Saved here, then changed and committed by hand: the older save must not go on top of it."""
    workspace = saved(repository)
    (repository / "content" / ABOUT).write_bytes(b"by a colleague, pulled\n")
    run(repository, "add", "content")
    run(repository, "commit", "--quiet", "--no-verify", "--message=A colleague's")
    git = git_of(repository)
    assert [(p.path, p.blocked) for p in pending(workspace.store, git)] == [(ABOUT, True)]
    assert commit_saved(workspace.store, git, ANNA, "Save") == ""
    assert run(repository, "show", f"HEAD:content/{ABOUT}") == "by a colleague, pulled\n"
    workspace.save(ABOUT, b"on top of it\n", hash_of(b"by a colleague, pulled\n"), ANNA)
    assert [p.blocked for p in pending(workspace.store, git)] == [False]
    commit_saved(workspace.store, git, ANNA, "Save")
    assert run(repository, "show", f"HEAD:content/{ABOUT}") == "on top of it\n"


def test_a_page_that_others_deleted_meanwhile_is_not_brought_back(repository: Path) -> None:
    """Saved here, then deleted in a commit by hand."""
    workspace = saved(repository)
    run(repository, "rm", "--quiet", "--force", f"content/{ABOUT}")
    run(repository, "commit", "--quiet", "--no-verify", "--message=Gone")
    assert [p.blocked for p in pending(workspace.store, git_of(repository))] == [True]


def test_a_save_over_uncommitted_work_of_another_program_is_committed(repository: Path) -> None:
    """Nobody has committed meanwhile, so nobody's commit is taken back."""
    (repository / "content" / ABOUT).write_bytes(b"typed in a text editor\n")
    workspace = saved(repository)
    workspace.save(ABOUT, b"saved again\n", hash_of(b"saved\n"), BEN)
    assert [(p.blocked, p.who) for p in pending(workspace.store, git_of(repository))] == [(False, (ANNA, BEN))]


def test_what_was_committed_by_hand_is_not_pending(repository: Path) -> None:
    """Somebody who knows Git may commit for themselves."""
    workspace = saved(repository)
    run(repository, "commit", "--quiet", "--no-verify", "--all", "--message=By hand")
    assert pending(workspace.store, git_of(repository)) == ()


def test_renames_and_deletions_are_committed(repository: Path) -> None:
    """The page's old file goes and the new one comes in one commit, and its history follows it."""
    workspace = saved(repository, b"a page with enough words to be known again by Git\n" * 5)
    git = git_of(repository)
    commit_saved(workspace.store, git, ANNA, "Write more")
    workspace.rename({ABOUT: "pages/us/who.md"}, {ABOUT: workspace.read(ABOUT).hash}, ANNA)
    workspace.delete("data/clinic.yaml", hash_of(FILES["data/clinic.yaml"]), ANNA)
    commit_saved(workspace.store, git, BEN, "Move the page")
    assert run(repository, "status", "--porcelain") == ""
    told = run(repository, "show", "--name-status", "--find-renames", "--format=", "HEAD").splitlines()
    assert sorted(told) == ["D\tcontent/data/clinic.yaml", f"R100\tcontent/{ABOUT}\tcontent/pages/us/who.md"]
    history = git.history("pages/us/who.md")
    assert [(c.message, c.path, c.name) for c in history] == [
        ("Move the page", "pages/us/who.md", "Ben Example"),
        ("Write more", ABOUT, "Anna Example"),
        ("The start", ABOUT, "Machine Owner"),
    ]
    assert git.show(history[2]) == FILES[ABOUT]
    (deleted, first) = git.history("data/clinic.yaml")
    assert (deleted.deleted, git.show(deleted)) == (True, None)
    assert git.show(first) == FILES["data/clinic.yaml"]


def test_the_first_commit_of_a_repository_can_be_ours(project: Path) -> None:
    """A folder in which somebody has just typed `git init`."""
    run(project, "init", "--quiet", "--initial-branch=main")
    workspace = saved(project)
    git = git_of(project)
    assert git.history(ABOUT) == ()
    commit_saved(workspace.store, git, ANNA, "The first words")
    assert run(project, "log", "--format=%s") == "The first words\n"
    assert run(project, "ls-tree", "-r", "--name-only", "HEAD") == f"content/{ABOUT}\n"


def test_line_ends_are_kept_as_the_repository_asks(repository: Path) -> None:
    """Git stores LF for a file with CRLF where .gitattributes says so, as `git add` would."""
    (repository / ".gitattributes").write_text("*.md text=auto eol=crlf\n")
    workspace = saved(repository, b"one\r\ntwo\r\n")
    git = git_of(repository)
    commit_saved(workspace.store, git, ANNA, "Save")
    assert run(repository, "cat-file", "-p", f"HEAD:content/{ABOUT}").encode() == b"one\ntwo\n"
    assert run(repository, "status", "--porcelain", "content") == ""
    assert git.show(git.history(ABOUT)[0]) == b"one\r\ntwo\r\n"
    assert pending(workspace.store, git) == ()


def test_a_merge_that_somebody_began_is_not_disturbed(repository: Path) -> None:
    """Committing in the middle of it would end it with half its changes."""
    run(repository, "checkout", "--quiet", "-b", "other")
    (repository / "other.txt").write_text("theirs\n")
    run(repository, "commit", "--quiet", "--no-verify", "--all", "--message=theirs")
    run(repository, "checkout", "--quiet", "main")
    (repository / "other.txt").write_text("ours\n")
    run(repository, "commit", "--quiet", "--no-verify", "--all", "--message=ours")
    subprocess.run(["git", "merge", "--quiet", "other"], cwd=repository, check=False, capture_output=True)
    workspace = saved(repository)
    head = run(repository, "rev-parse", "HEAD")
    with pytest.raises(GitProblem, match="in the middle"):
        commit_saved(workspace.store, git_of(repository), ANNA, "Save")
    assert run(repository, "rev-parse", "HEAD") == head
    assert "UU other.txt" in run(repository, "status", "--porcelain")


def test_another_git_that_holds_the_index_is_waited_for_and_then_named(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:  # fmt: skip
    """A lock that a crashed Git left behind does not make the editor guess: nothing is committed."""
    workspace = saved(repository)
    (repository / ".git/index.lock").write_bytes(b"")
    monkeypatch.setattr("plugins.editor.versions.git._PATIENCE", 0.3)
    head = run(repository, "rev-parse", "HEAD")
    with pytest.raises(GitProblem, match="could not commit"):
        commit_saved(workspace.store, git_of(repository), ANNA, "Save")
    assert run(repository, "rev-parse", "HEAD") == head
    (repository / ".git/index.lock").unlink()
    assert commit_saved(workspace.store, git_of(repository), ANNA, "Save")


def test_a_commit_of_somebody_else_in_the_same_moment_is_built_upon(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:  # fmt: skip
    """Both commits are there, one on top of the other."""
    workspace = saved(repository)
    real, raced = Git._restage, []

    def race(self: Git, *args: object) -> None:
        real(self, *args)  # type: ignore[arg-type]
        if not raced:
            raced.append(True)
            tree = run(repository, "rev-parse", "HEAD^{tree}").strip()
            other = run(repository, "commit-tree", tree, "-p", "HEAD", "-m", "Faster").strip()
            run(repository, "update-ref", "refs/heads/main", other)

    monkeypatch.setattr(Git, "_restage", race)
    commit_saved(workspace.store, git_of(repository), ANNA, "Save")
    assert run(repository, "log", "--format=%s").splitlines() == ["Save", "Faster", "The start"]
    assert run(repository, "status", "--porcelain") == ""


def test_names_with_signs_that_git_reads_as_patterns(repository: Path) -> None:
    """A file with brackets or an umlaut in its name is that file, and not a pattern; an empty commit message is one."""
    (repository / "content/pages/[ab] über.md").write_bytes(b"old\n")
    run(repository, "add", "--all")
    run(repository, "commit", "--quiet", "--no-verify", "--allow-empty-message", "--message=")
    workspace = Workspace(repository)
    name = "pages/[ab] über.md"
    workspace.apply([Change(name, None, hash_of(b"old\n")), Change("pages/a.md", b"a\n")], ANNA, "rename")
    git = git_of(repository)
    commit_saved(workspace.store, git, ANNA, "Better names")
    assert run(repository, "status", "--porcelain") == ""
    assert [c.message for c in git.history(name)] == ["Better names", ""]


@pytest.mark.parametrize("how", ["no repository", "ignored", "a .git that is none"])
def test_a_folder_that_is_no_repository_has_no_git(project: Path, how: str) -> None:
    """Nor has one whose content Git is told to leave out."""
    if how == "ignored":
        run(project, "init", "--quiet")
        (project / ".gitignore").write_text("content/\n")
    elif how == "a .git that is none":
        (project / ".git").write_text("gitdir: /nowhere\n")
    assert Git.find(project / "content") is None


def test_no_git_on_the_machine(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The editor works without it."""
    run(project, "init", "--quiet")
    monkeypatch.setenv("PATH", "/nowhere")
    assert Git.find(project / "content") is None


def test_a_project_in_a_folder_of_a_larger_repository(tmp_path: Path) -> None:
    """The site may be one part of what the repository holds."""
    project = tmp_path / "clinic/site"
    path = project / "content" / ABOUT
    path.parent.mkdir(parents=True)
    path.write_bytes(b"old\n")
    run(tmp_path, "init", "--quiet")
    run(tmp_path, "add", "--all")
    run(tmp_path, "commit", "--quiet", "--message=The start")
    workspace = saved(project)
    commit_saved(workspace.store, git_of(project), ANNA, "Save")
    assert run(tmp_path, "show", f"HEAD:clinic/site/content/{ABOUT}") == "saved\n"
    assert [c.path for c in git_of(project).history(ABOUT)] == [ABOUT, ABOUT]
