"""`python -m plugins.editor.import_page.command FILE-OR-URL`: an existing page as a draft of this site."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console

from ...site_engine.problem import SessionProblem
from ...site_engine.report import print_findings
from ..editor import Editor
from ..person import Person
from ..refused import Refused
from ..workspace import Conflict
from .importing import bring_in
from .origin import from_address, from_file

_NOBODY = Person("invoke import-page", "import-page@localhost")  # until somebody says in the editor who they are


def main(arguments: Sequence[str] | None = None) -> int:
    """0: the page is written; 1: it is not, and the reason was said."""
    parser = argparse.ArgumentParser(prog="python -m plugins.editor.import_page.command", description=__doc__)
    parser.add_argument("origin", help="a saved page, or an address that starts with https://")
    parser.add_argument("--project", default=".", help="the project's folder")
    parser.add_argument("--kind", default="article", help="the kind of page: article, page, therapy ...")
    parser.add_argument("--title", default="", help="a title in the place of the page's own")
    given = parser.parse_args(arguments)
    console = Console(highlight=False, soft_wrap=True)
    is_address = given.origin.lower().startswith(("http://", "https://"))
    try:
        editor = Editor.open(Path(given.project).resolve())
        origin = from_address(given.origin) if is_address else from_file(Path(given.origin))
        done, _ = bring_in(origin, given.kind, given.title, editor, editor.people.current() or _NOBODY)
    except SessionProblem as problem:
        print_findings(problem.findings, console)
        return 1
    except (Refused, Conflict) as refused:
        print(refused, file=sys.stderr)
        return 1
    console.print(f"Wrote content/{done.path}: {done.title}. It is a draft until you change its status to published.")
    for name in done.pictures:
        console.print(f"Brought the picture content/images/{name}.")
    if done.old:
        console.print(f"{done.old} leads to it once it is out.")
    for what in done.left_out:
        console.print(f"Left out: {what}.", markup=False)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
