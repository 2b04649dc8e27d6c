"""Reading and writing content: atomic, confined, with conflicts shown and nothing lost."""

from __future__ import annotations

import os
import random
import threading
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.editor.paths import check_new, inside, is_plain
from plugins.editor.person import Person
from plugins.editor.refused import Refused
from plugins.editor.versions.blobs import ABSENT, hash_of
from plugins.editor.workspace import FILE_MOST, TEXT_MOST, Change, Conflict, Workspace
from tests.editor.conftest import FILES, everything
from tests.editor.people import ANNA, BEN


def test_a_save_writes_the_bytes_and_says_their_hash(workspace: Workspace, project: Path) -> None:
    """What is saved lies there byte for byte, and the hash that comes back is what the next save has to name."""
    seen = workspace.read("pages/about.md")
    done = workspace.save("pages/about.md", b"new\r\n", seen.hash, ANNA)
    assert (project / "content/pages/about.md").read_bytes() == b"new\r\n"
    assert done.hashes == {"pages/about.md": hash_of(b"new\r\n")}
    workspace.save("pages/about.md", b"newer", done.hashes["pages/about.md"], BEN)
    assert workspace.read("pages/about.md").data == b"newer"


def test_a_save_that_changes_nothing_writes_nothing(workspace: Workspace, project: Path) -> None:
    """Neither the file nor the history is touched."""
    path = project / "content/pages/about.md"
    before = path.stat()
    done = workspace.save("pages/about.md", FILES["pages/about.md"], hash_of(FILES["pages/about.md"]), ANNA)
    after = path.stat()
    assert done.record is None
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    assert workspace.store.records() == []


def test_a_save_over_a_change_of_somebody_else_is_a_conflict_with_both_versions(
    workspace: Workspace, project: Path
) -> None:
    """The person gets what lies there and what was to be written; nothing is written until they decide."""
    seen = workspace.read("pages/about.md").hash
    (project / "content/pages/about.md").write_bytes(b"by another program")
    with pytest.raises(Conflict) as caught:
        workspace.save("pages/about.md", b"mine", seen, ANNA)
    (clash,) = caught.value.clashes
    assert (clash.now, clash.wanted) == (b"by another program", b"mine")
    assert workspace.read("pages/about.md").data == b"by another program"
    workspace.save("pages/about.md", b"mine", clash.hash, ANNA)  # knowingly
    assert [v.hash for v in workspace.store.versions("pages/about.md")] == [hash_of(b"mine"), hash_of(clash.now)]


@pytest.mark.parametrize(
    ("path", "data", "seen"),
    [
        ("pages/about.md", b"new", ABSENT),  # made by somebody else meanwhile
        ("pages/gone.md", b"new", hash_of(b"old")),  # deleted by somebody else meanwhile
        ("pages/about.md", None, hash_of(b"old")),  # deleted here, changed there
    ],
)
def test_every_kind_of_surprise_is_a_conflict(
    workspace: Workspace, project: Path, path: str, data: bytes | None, seen: str
) -> None:
    """A file that is there, or gone, or other than the person believes, is not touched."""
    before = everything(project)
    with pytest.raises(Conflict):
        workspace.apply([Change(path, data, seen)], ANNA, "save")
    assert everything(project) == before


def test_one_conflict_among_several_files_stops_them_all(workspace: Workspace, project: Path) -> None:
    """Files that belong together change together."""
    before = everything(project)
    seen = workspace.read("pages/about.md").hash
    changes = [Change("pages/about.md", b"new", seen), Change("pages/index.md", b"new", hash_of(b"not that"))]
    with pytest.raises(Conflict) as caught:
        workspace.apply(changes, ANNA, "save")
    assert [clash.path for clash in caught.value.clashes] == ["pages/index.md"]
    assert everything(project) == before


def test_two_who_write_the_same_are_in_no_conflict(workspace: Workspace) -> None:
    """What is there already need not be decided about."""
    seen = workspace.read("pages/about.md").hash
    workspace.save("pages/about.md", b"same", seen, ANNA)
    assert workspace.save("pages/about.md", b"same", seen, BEN).record is None


def test_a_rename_moves_the_page_and_changes_the_links_in_one_action(workspace: Workspace, project: Path) -> None:
    """The old file is gone, the new one is there, and the page that links to it is changed."""
    seen = {"pages/about.md": workspace.read("pages/about.md").hash}
    index = workspace.read("pages/index.md")
    linked = Change("pages/index.md", index.data.replace(b"about.md", b"us/who.md"), index.hash)
    done = workspace.rename({"pages/about.md": "pages/us/who.md"}, seen, ANNA, [linked])
    files = everything(project)
    assert "pages/about.md" not in files
    assert files["pages/us/who.md"] == FILES["pages/about.md"]
    assert b"us/who.md" in files["pages/index.md"]
    assert done.record is not None
    assert done.record.what == "rename"
    assert [v.path for v in workspace.store.versions("pages/us/who.md")] == ["pages/us/who.md", "pages/about.md"]


def test_a_renamed_file_may_change_along_with_its_name(workspace: Workspace) -> None:
    """A page that moves to another folder has its own links to change."""
    seen = workspace.read("pages/index.md")
    also = Change("pages/index.md", b"moved", seen.hash)
    workspace.rename({"pages/index.md": "pages/start.md"}, {"pages/index.md": seen.hash}, ANNA, [also])
    assert workspace.read("pages/start.md").data == b"moved"


def test_a_name_may_change_its_capitals_alone(workspace: Workspace, project: Path) -> None:
    """About.md becomes about.md, which on many computers is the same file."""
    (project / "content/pages/Team.md").write_bytes(b"team")
    workspace.rename({"pages/Team.md": "pages/team.md"}, {"pages/Team.md": hash_of(b"team")}, ANNA)
    assert [name for name in everything(project) if "eam" in name] == ["pages/team.md"]


def test_two_files_may_change_places(workspace: Workspace) -> None:
    """A swap of names is one action."""
    changes = [
        Change("pages/about.md", FILES["pages/index.md"], hash_of(FILES["pages/about.md"])),
        Change("pages/index.md", FILES["pages/about.md"], hash_of(FILES["pages/index.md"])),
    ]
    workspace.apply(changes, ANNA, "rename")
    assert workspace.read("pages/about.md").data == FILES["pages/index.md"]


def test_a_deleted_file_takes_its_empty_folder_with_it(workspace: Workspace, project: Path) -> None:
    """A folder without a page would be reported; the folders right below content/ stay."""
    workspace.save("pages/deep/er/page.md", b"x", ABSENT, ANNA)
    workspace.delete("pages/deep/er/page.md", hash_of(b"x"), ANNA)
    assert not (project / "content/pages/deep").exists()
    for name in ("index", "about"):
        workspace.delete(f"pages/{name}.md", hash_of(FILES[f"pages/{name}.md"]), ANNA)
    assert (project / "content/pages").is_dir()


def test_permissions_survive_a_save(workspace: Workspace, project: Path) -> None:
    """A file that colleagues may write stays one."""
    path = project / "content/pages/about.md"
    path.chmod(0o664)
    workspace.save("pages/about.md", b"new", hash_of(FILES["pages/about.md"]), ANNA)
    assert path.stat().st_mode & 0o777 == 0o664


OUTSIDE = [
    "", "/", ".", "..", "../x.md", "/etc/passwd", "pages/../../x.md", "pages/../about.md", "pages//about.md", "./pages/about.md",
    "pages/about.md/", "pages", "pages\\about.md", "..\\x.md", "C:/x.md", "C:x.md", "\\\\server\\share\\x.md", "//server/x.md",
    "pages/\x00.md", "pages/about.md\x00.png", "pages/a\nb.md", "pages/.hidden.md", ".git/config", "pages/.git/config",
    "pages/con", "pages/CON.md", "pages/nul.md", "pages/aux.tar.md", "pages/com1.md", "pages/LPT9.md", "pages/COM\u00b9.md",
    "pages/about.md.", "pages/about.md ", "pages/ about.md", "pages/about.md::$DATA", "pages/about~", "pages/#about.md#",
    "pages/" + "a" * 300 + ".md", "a/" * 150 + "x.md", "pages/\u202eabout.md", "pages/\ud800.md", "pages/a*.md", 'pages/a".md',
    "link.md", "linked/x.md", "pages/socket", "pages/about.md/x.md",
]  # fmt: skip


@pytest.mark.parametrize("name", OUTSIDE)
def test_no_name_leads_out_of_the_folder(workspace: Workspace, project: Path, tmp_path_factory: pytest.TempPathFactory, name: str) -> None:  # fmt: skip
    """Absolute names, steps up, links, devices, hidden files, other systems' names: all are refused and nothing changes."""
    outside = tmp_path_factory.mktemp("outside")
    (outside / "x.md").write_bytes(b"outside")
    (project / "content/link.md").symlink_to(outside / "x.md")
    (project / "content/linked").symlink_to(outside)
    os.mkfifo(project / "content/pages/socket")
    before = {p: p.read_bytes() for p in project.rglob("*") if p.is_file()}
    with pytest.raises(Refused):
        inside(workspace.content, name)
    for data in (b"harm", None):
        with pytest.raises(Refused):
            workspace.apply([Change(name, data, hash_of(b"outside"))], ANNA, "save")
        with pytest.raises(Refused):
            workspace.apply([Change("pages/about.md", b"", hash_of(FILES["pages/about.md"])), Change(name, data)], ANNA, "save")  # fmt: skip
    assert {p: p.read_bytes() for p in project.rglob("*") if p.is_file()} == before
    assert (outside / "x.md").read_bytes() == b"outside"
    assert name not in workspace.files()


@given(st.text(max_size=60) | st.lists(st.sampled_from(["..", ".", "pages", "a.md", "", "/", "\\", "~"])).map("/".join))
def test_any_name_stays_inside_or_is_refused(tmp_path_factory: pytest.TempPathFactory, name: str) -> None:
    """Whatever is asked for, a path that comes back lies below content/."""
    content = tmp_path_factory.getbasetemp() / "any-name"
    content.mkdir(exist_ok=True)
    try:
        path = inside(content, name)
    except Refused:
        return
    assert is_plain(name)
    assert path.resolve().is_relative_to(content.resolve())
    assert path != content


@pytest.mark.parametrize(
    "name",
    ["page.md", "pages/page.html", "pages/page.php", "pages/a b.md", "pages/\u00e4.md", "data/x/y.yaml", "images/x.yaml",
     "pages/photo.jpg", "images/photo.heic", "images/run.exe", "images/x.js", "images/x.svgz", "pages/about", "pages/.md",
     "pages/about.MD", "pages/x.yaml", "images/x.htm"],
)  # fmt: skip
def test_a_new_file_has_a_good_name_and_a_place(workspace: Workspace, project: Path, name: str) -> None:
    """Names that make no address, and kinds of files that nothing reads or that would run, are not made."""
    before = everything(project)
    with pytest.raises(Refused):
        workspace.save(name, b"x", ABSENT, ANNA)
    assert everything(project) == before


@pytest.mark.parametrize("name", ["pages/About.md", "PAGES/about.md", "pages/about.md/x.md", "pages.md/x.md"])
def test_a_new_name_differs_by_more_than_capitals(workspace: Workspace, name: str) -> None:
    """Many computers cannot hold both, and a folder of a file's name cannot be."""
    with pytest.raises(Refused):
        check_new(name, [*FILES, "pages.md"])


def test_odd_names_that_are_there_can_be_mended(workspace: Workspace, project: Path) -> None:
    """A copy that a sync program left has a bad name; it can be read, and renamed or deleted."""
    name = "pages/about (Anna's conflicted copy 2026-03-01).md"
    (project / "content" / name).write_bytes(b"copy")
    assert name in workspace.files()
    workspace.rename({name: "pages/about-2.md"}, {name: workspace.read(name).hash}, ANNA)
    assert workspace.read("pages/about-2.md").data == b"copy"


def test_hidden_and_linked_files_are_not_listed(workspace: Workspace, project: Path) -> None:
    """The list is what the editor may touch."""
    for name in (".git/config", "pages/.about.md.swp", "pages/about.md~", "pages/#about.md#"):
        (project / "content" / name).parent.mkdir(exist_ok=True)
        (project / "content" / name).write_bytes(b"x")
    (project / "content/pages/link.md").symlink_to("about.md")
    (project / "content/more").symlink_to(project / "content/pages")
    assert workspace.files() == sorted(FILES)


def test_files_have_a_largest_size(workspace: Workspace, project: Path) -> None:
    """A text of more than two million bytes or a picture of more than 25 is a mistake, or an attack."""
    before = everything(project)
    for name, size in (("pages/big.md", TEXT_MOST + 1), ("images/big.png", FILE_MOST + 1)):
        with pytest.raises(Refused):
            workspace.save(name, bytes(size), ABSENT, ANNA)
    assert everything(project) == before


def test_a_full_disk_leaves_every_file_whole(workspace: Workspace, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:  # fmt: skip
    """When the system refuses to write, the old file is there and nothing lies about."""
    before = everything(project)

    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        workspace.save("pages/about.md", b"new", hash_of(FILES["pages/about.md"]), ANNA)
    assert everything(project) == before


@pytest.mark.parametrize("who", [("", "a@b.c"), ("A\nB", "a@b.c"), ("A <x>", "a@b.c"), ("A", "nobody"), ("A", "a@b c")])
def test_a_person_has_a_name_and_an_address(who: tuple[str, str]) -> None:
    """What would break a line of a history is no name."""
    with pytest.raises(Refused):
        Person(*who)


def test_a_thousand_saves_of_two_clients_lose_nothing_unseen(project: Path) -> None:
    """Two clients of two workspaces save in turns by chance: whoever was too late is told, and every version is kept."""
    chance = random.Random(12)
    clients = [(Workspace(project), who) for who in (ANNA, BEN)]
    seen = ["", ""]
    written: list[bytes] = [FILES["pages/about.md"]]
    for index in (0, 1):
        seen[index] = clients[index][0].read("pages/about.md").hash
    conflicts = 0
    for number in range(1000):
        index = chance.randrange(2)
        workspace, who = clients[index]
        text = f"{who.name} {number}".encode()
        try:
            done = workspace.save("pages/about.md", text, seen[index], who)
        except Conflict as conflict:
            conflicts += 1
            (clash,) = conflict.clashes
            assert clash.now == written[-1]
            assert clash.wanted == text
            seen[index] = clash.hash
            continue
        assert seen[index] == hash_of(written[-1]), "a save over a version that its writer had not seen"
        written.append(text)
        seen[index] = done.hashes["pages/about.md"]
    assert conflicts > 100
    kept = clients[0][0].store.versions("pages/about.md")
    assert [v.hash for v in reversed(kept)] == [hash_of(text) for text in written]
    assert all(clients[0][0].store.blobs.get(v.hash) for v in kept)


def test_threads_that_save_at_once_never_overwrite_each_other(project: Path) -> None:
    """Each of eight threads adds a line by reading and saving until it succeeds: no line is lost."""
    workspace = Workspace(project)

    def add(line: bytes) -> None:
        while True:
            seen = workspace.read("pages/about.md")
            try:
                workspace.save("pages/about.md", seen.data + line, seen.hash, ANNA)
            except Conflict:
                continue
            return

    threads = [threading.Thread(target=add, args=(f"line {n}\n".encode(),)) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    text = workspace.read("pages/about.md").data
    assert sorted(text.removeprefix(FILES["pages/about.md"]).splitlines()) == [f"line {n}".encode() for n in range(8)]
