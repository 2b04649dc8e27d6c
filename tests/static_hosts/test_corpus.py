"""The leak corpus: no file that carries a secret reaches the output of a publish, and no clean file is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.static_hosts.inline import look_inside
from plugins.static_hosts.leaks import look_for_leaks
from plugins.static_hosts.output_files import read_output
from plugins.static_hosts.pictures import picture_metadata
from tests.static_hosts.corpus import CLEAN, SECRETS
from tests.static_hosts.project import Project
from tests.support.site import PLAIN

_PHOTOS = (".jpg", ".png", ".webp", ".avif")


def found(folder: Path, name: str, data: bytes | str) -> list[str]:
    """What publishing says of an output that holds one file."""
    path = folder / "images" / name
    path.parent.mkdir(parents=True)
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    files = read_output(folder)
    inline = look_inside(folder, files.files.values())
    return [f"{f.rule}: {f.message}" for f in look_for_leaks(files, inline)]


@pytest.mark.parametrize("name", SECRETS)
def test_each_secret_is_found(name: str, tmp_path: Path) -> None:
    """The file is refused."""
    assert found(tmp_path, name, SECRETS[name])


@pytest.mark.parametrize("name", CLEAN)
def test_no_clean_file_is_refused(name: str, tmp_path: Path) -> None:
    """Nothing is said of it."""
    assert found(tmp_path, name, CLEAN[name]) == []


def test_the_corpus_is_large_enough() -> None:
    """At least 60 files of 12 kinds with a secret, and 30 without."""
    assert len(SECRETS) >= 60
    assert len({name.rpartition(".")[2].lower() for name in SECRETS}) >= 12
    assert len(CLEAN) >= 30


def test_none_of_it_goes_live(tmp_path: Path) -> None:
    """All of it lies in content/images/ and is linked from a page: each file is named, but photos, which go out without it."""
    project = Project(tmp_path / "project")
    left = {name: data for name, data in SECRETS.items() if not name.endswith((".html", ".css", ".js"))}
    for _ in range(4):  # what the build cannot read is named first
        links = "\n".join(f"- [The file number {n}](../images/{name})" for n, name in enumerate(left))
        project.write({f"images/{name}": data for name, data in left.items()})
        project.write({"pages/plain.md": f"{PLAIN}\n\n{links}\n"})
        outcome = project.publish()
        if outcome.ok:
            break
        assert not project.www.exists()
        said = "\n".join(f"{f.file} {f.message}" for f in outcome.findings if f.severity == "error")
        named = [name for name in left if name in said]
        assert named, said
        project.write({f"images/{name}": None for name in named})
        left = {name: data for name, data in left.items() if name not in named}
    photos = {path: data for path, data in project.live().items() if path.lower().endswith(_PHOTOS)}
    assert left
    assert all(name.lower().endswith(_PHOTOS) for name in left), left.keys()
    assert len(photos) >= len(left)
    for path, data in photos.items():
        assert not list(picture_metadata(data)), path
        assert b"Somebody" not in data, path
