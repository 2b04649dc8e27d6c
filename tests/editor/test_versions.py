"""The editor's own history: every version with who and when, across renames, deletions and the store's limits."""

from __future__ import annotations

import datetime as dt
import json
from itertools import count
from pathlib import Path

from plugins.editor.editor import Editor
from plugins.editor.versions.blobs import ABSENT, Blobs, hash_of
from plugins.editor.versions.store import VersionStore
from plugins.editor.workspace import Change, Workspace
from tests.editor.conftest import FILES, everything
from tests.editor.people import ANNA, BEN
from tests.support.site import PROJECT, small_site

ABOUT = "pages/about.md"


def test_each_version_is_there_with_who_and_when(project: Path) -> None:
    """The newest first; the last one is what the file was before the editor touched it."""
    seconds = count()
    start = dt.datetime(2026, 3, 1, 9, tzinfo=dt.UTC)
    workspace = Workspace(project, clock=lambda: start + dt.timedelta(seconds=next(seconds)))
    workspace.save(ABOUT, b"one", hash_of(FILES[ABOUT]), ANNA)
    workspace.save(ABOUT, b"two", hash_of(b"one"), BEN)
    versions = workspace.store.versions(ABOUT)
    assert [(workspace.store.blobs.get(v.hash), v.who.name, v.what) for v in versions] == [
        (b"two", "Ben Example", "save"),
        (b"one", "Anna Example", "save"),
        (FILES[ABOUT], "Anna Example", "before"),
    ]
    assert [v.when for v in versions] == [start + dt.timedelta(seconds=1), start, start]


def test_what_another_program_wrote_is_kept_when_it_is_written_over(workspace: Workspace, project: Path) -> None:
    """A version that a text editor saved is in nobody's history, and would be lost with the next save."""
    workspace.save(ABOUT, b"one", hash_of(FILES[ABOUT]), ANNA)
    (project / "content" / ABOUT).write_bytes(b"from outside")
    workspace.save(ABOUT, b"two", hash_of(b"from outside"), ANNA)
    assert workspace.store.blobs.get(hash_of(b"from outside")) == b"from outside"
    assert b"from outside" in [workspace.store.blobs.get(v.hash) for v in workspace.store.versions(ABOUT)]


def test_a_version_is_restored_by_saving_it(workspace: Workspace) -> None:
    """Going back is a change like any other: it can be undone as well."""
    workspace.save(ABOUT, b"one", hash_of(FILES[ABOUT]), ANNA)
    oldest = workspace.store.versions(ABOUT)[-1]
    data = workspace.store.blobs.get(oldest.hash)
    workspace.apply([Change(ABOUT, data, hash_of(b"one"))], BEN, "restore")
    assert workspace.read(ABOUT).data == FILES[ABOUT]
    assert workspace.store.versions(ABOUT)[0].what == "restore"


def test_versions_follow_a_file_through_its_names(workspace: Workspace) -> None:
    """A page that was renamed twice still has its first version; a new page under the old name has none of them."""
    workspace.save(ABOUT, b"one", hash_of(FILES[ABOUT]), ANNA)
    workspace.rename({ABOUT: "pages/b.md"}, {ABOUT: hash_of(b"one")}, ANNA)
    workspace.save("pages/b.md", b"two", hash_of(b"one"), ANNA)
    workspace.rename({"pages/b.md": "pages/c.md"}, {"pages/b.md": hash_of(b"two")}, ANNA)
    workspace.save(ABOUT, b"another page", ABSENT, BEN)
    contents = [workspace.store.blobs.get(v.hash) for v in workspace.store.versions("pages/c.md") if v.hash]
    assert list(dict.fromkeys(contents)) == [b"two", b"one", FILES[ABOUT]]
    assert b"another page" not in contents
    assert workspace.store.blobs.get(workspace.store.versions(ABOUT)[0].hash) == b"another page"


def test_deleted_files_come_back_whole(workspace: Workspace, project: Path) -> None:
    """The list of what is gone names each file once, with its last version; a renamed file is not gone."""
    before = everything(project)
    workspace.delete(ABOUT, hash_of(FILES[ABOUT]), ANNA)
    index = hash_of(FILES["pages/index.md"])
    workspace.rename({"pages/index.md": "pages/start.md"}, {"pages/index.md": index}, ANNA)
    (gone,) = workspace.store.deleted(workspace.files())
    assert (gone.path, gone.who.name, gone.what) == (ABOUT, "Anna Example", "delete")
    workspace.apply([Change(ABOUT, workspace.store.blobs.get(gone.hash))], BEN, "restore")
    assert everything(project)[ABOUT] == before[ABOUT]
    assert workspace.store.deleted(workspace.files()) == ()


def test_a_renamed_and_then_deleted_file_is_gone_under_its_last_name(workspace: Workspace) -> None:
    """Its first name is not offered as well."""
    workspace.rename({ABOUT: "pages/b.md"}, {ABOUT: hash_of(FILES[ABOUT])}, ANNA)
    workspace.delete("pages/b.md", hash_of(FILES[ABOUT]), ANNA)
    assert [v.path for v in workspace.store.deleted(workspace.files())] == ["pages/b.md"]


def test_the_same_content_is_kept_once_and_a_damaged_one_is_not_handed_out(tmp_path: Path) -> None:
    """A content is known by its hash, and checked by it."""
    blobs = Blobs(tmp_path)
    name = blobs.put(b"words" * 1000)
    assert blobs.put(b"words" * 1000) == name
    (file,) = (p for p in tmp_path.rglob("*") if p.is_file())
    assert file.stat().st_size < 200
    file.write_bytes(file.read_bytes()[:-5])
    assert blobs.get(name) is None
    assert blobs.get("../../etc/passwd") is None
    assert blobs.get("0" * 64) is None


def test_a_half_written_line_costs_that_line_alone(workspace: Workspace, project: Path) -> None:
    """The history is read and goes on after a crash in the middle of its last line, or damage to any."""
    workspace.save(ABOUT, b"one", hash_of(FILES[ABOUT]), ANNA)
    workspace.save(ABOUT, b"two", hash_of(b"one"), ANNA)
    log = project / ".editor/history.jsonl"
    lines = log.read_bytes().split(b"\n")
    log.write_bytes(b"\n".join([lines[0], b"\xff{damaged", b'{"id": 3}', lines[1][:50]]))
    workspace.save(ABOUT, b"three", hash_of(b"two"), ANNA)
    assert [r.steps[0].after for r in workspace.store.records()] == [hash_of(b"one"), hash_of(b"three")]
    assert json.loads(log.read_bytes().splitlines()[-1])["what"] == "save"


def test_the_store_is_bounded_and_lets_go_of_the_oldest(workspace: Workspace, project: Path) -> None:
    """Many large texts: the newest stay, what was deleted stays longest, and no picture pushes a text out."""
    noise = [bytes((i * 7 + j * j) % 251 for j in range(3000)) for i in range(60)]
    seen = hash_of(FILES[ABOUT])
    workspace.save("pages/kept.md", b"deleted long ago", ABSENT, ANNA)
    workspace.delete("pages/kept.md", hash_of(b"deleted long ago"), ANNA)
    for number, data in enumerate(noise):
        workspace.save(ABOUT, data, seen, ANNA)
        seen = hash_of(data)
        workspace.save(f"images/{number}.png", data + b"picture", ABSENT, ANNA)
    small = VersionStore(project / ".editor", text_bytes=8_000, file_bytes=8_000)
    size = sum(small.blobs.size(name) for name in small.blobs.names())
    small.prune()
    left = [v for v in small.versions(ABOUT) if v.kept]
    assert 16_000 >= sum(small.blobs.size(name) for name in small.blobs.names()) > 8_000 < size
    assert 2 <= len(left) < len(noise)
    assert [v.hash for v in left] == [hash_of(data) for data in reversed(noise[-len(left) :])]
    assert [v.path for v in small.deleted(workspace.files())] == ["pages/kept.md"]
    assert small.deleted(workspace.files())[0].kept
    before = small.records()
    small.prune()
    assert small.records() == before


def test_contents_that_are_needed_elsewhere_are_kept(workspace: Workspace, project: Path) -> None:
    """A draft that has not been saved names its contents."""
    name = workspace.store.blobs.put(b"a draft")
    small = VersionStore(project / ".editor", text_bytes=0, file_bytes=0)
    small.prune(keep=[name])
    assert small.blobs.get(name) == b"a draft"
    small.prune()
    assert small.blobs.get(name) is None


def test_a_start_lets_go_of_what_nothing_needs(tmp_path: Path) -> None:
    """The history is held within its limits at each start; what belongs to a change stays."""
    site = small_site(tmp_path)
    first = Editor.open(PROJECT, {"PATH": str(site.content)}).workspace
    saved = first.save("pages/new.md", b"kept", ABSENT, ANNA)
    left_over = first.store.blobs.put(b"what a killed action had put there")
    again = Editor.open(PROJECT, {"PATH": str(site.content)}).workspace
    assert again.store.blobs.get(left_over) is None
    assert again.store.blobs.get(saved.hashes["pages/new.md"]) == b"kept"
