"""A small project for the editor's tests."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.editor.workspace import Workspace

FILES = {
    "pages/index.md": b"---\ntitle: Home\n---\n\nRead [about](about.md).\n",
    "pages/about.md": b"---\ntitle: About\n---\n\nWords.\n",
    "data/clinic.yaml": b"name: A clinic\n",
}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A folder with three content files."""
    for name, data in FILES.items():
        path = tmp_path / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return tmp_path


@pytest.fixture
def workspace(project: Path) -> Workspace:
    """The editor's view of that folder."""
    return Workspace(project)


def everything(project: Path) -> dict[str, bytes]:
    """All files of the project's content folder, hidden ones included, by name."""
    content = project / "content"
    return {p.relative_to(content).as_posix(): p.read_bytes() for p in sorted(content.rglob("*")) if p.is_file()}
