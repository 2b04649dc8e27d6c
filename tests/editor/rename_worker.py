"""Renames the one page back or forth, with every link to it: `python -m tests.editor.rename_worker FOLDER`."""

from __future__ import annotations

import sys
from pathlib import Path

from plugins.editor.moves import plan_move
from plugins.editor.workspace import Workspace
from plugins.site_engine.session import Session
from tests.editor.people import ANNA
from tests.support.site import PROJECT

NAMES = ("pages/one.md", "pages/section/two.md")


def work(folder: Path) -> None:
    """Prints a line when all is planned and the first file is about to change, and another one when it is done."""
    workspace = Workspace(folder)
    session = Session.open(PROJECT, overrides={"PATH": str(folder / "content")})
    old, new = NAMES if NAMES[0] in workspace.files() else reversed(NAMES)
    move = plan_move(old, new, None, workspace.read(old).hash, workspace, session)
    print("planned", flush=True)
    move.carry_out(workspace, ANNA)
    print("done", flush=True)


if __name__ == "__main__":
    work(Path(sys.argv[1]))
