"""Saves, renames and uploads without end until it is killed: `python -m tests.editor.crash_worker FOLDER SEED`."""

from __future__ import annotations

import random
import re
import sys
from pathlib import Path

from plugins.editor.versions.blobs import ABSENT, hash_of
from plugins.editor.workspace import Change, Workspace
from tests.editor.people import ANNA


def work(project: Path, seed: int) -> None:
    """Prints a line after each action. Every file but index.md ends with the hash of what stands before it."""
    chance, workspace = random.Random(seed), Workspace(project)
    for number in range(1_000_000):
        index = workspace.read("pages/index.md")
        names = ["pages/" + name for name in re.findall(r"\((.*?)\)", index.data.decode())]
        what = chance.choice(["save", "rename", "upload"])
        if what == "rename":
            old, new = chance.choice(names), f"pages/p{seed}-{number}.md"
            text = index.data.decode().replace(f"({old.removeprefix('pages/')})", f"({new.removeprefix('pages/')})")
            linked = Change("pages/index.md", text.encode(), index.hash)
            workspace.rename({old: new}, {old: workspace.read(old).hash}, ANNA, [linked])
        else:
            name = chance.choice(names) if what == "save" else f"images/i{chance.randrange(3)}.png"
            data = chance.randbytes(chance.randrange(200_000))
            seen = workspace.read(name).hash if name in workspace.files() else ABSENT
            workspace.save(name, data + hash_of(data).encode(), seen, ANNA)
        print(number, flush=True)


if __name__ == "__main__":
    work(Path(sys.argv[1]), int(sys.argv[2]))
