"""Shows the site on a staff machine, and builds it again when a file changes."""

from __future__ import annotations

import time
import webbrowser
from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path

from rich.console import Console
from rich.markup import escape

from .build import build_site
from .handler import SiteServer, served
from .report import print_result, progress_on

_WATCHED = ("content", "theme", "plugins", "pelicanconf.py", "publishconf.py")
_PAUSE = 0.5  # seconds between two looks
_NAMED = 3  # so many changed files are named

Stamps = dict[Path, tuple[int, int]]  # each watched file's time and size: what changes when somebody saves


class ServeProblem(Exception):
    """Why the site cannot be served, in words for the person who asked."""


def serve_site(project: Path, output: Path, port: int, *, open_browser: bool = False) -> None:
    """Builds, serves on 127.0.0.1 and builds again until Ctrl+C. A failed build leaves the last one served.

    A change of the plugins' code is taken up at the next start, as Python keeps loaded code.
    Raises ServeProblem when the port cannot be used.
    """
    console = Console()
    with ExitStack() as stack:
        server = _listen(stack, output, port)
        try:
            _build_on_change(project, output, server, console, open_browser)
        except KeyboardInterrupt:
            console.print("\nStopped.")


def _listen(stack: ExitStack, output: Path, port: int) -> SiteServer:
    try:
        return stack.enter_context(served(output, port))
    except OverflowError:
        raise ServeProblem(f"There is no port {port}. Choose one from 1024 to 65535: `--port 8001`.") from None
    except OSError as error:
        reason = f"Port {port} cannot be used ({(error.strerror or 'no reason given').lower()})"
        other = port + 1 if 1024 <= port < 65535 else 8001
        raise ServeProblem(f"{reason}. Stop what uses it, or choose another: `--port {other}`.") from None


def _build_on_change(project: Path, output: Path, server: SiteServer, console: Console, open_browser: bool) -> None:
    seen: Stamps | None = None
    while True:
        now = _stamps(project)  # before the build: what is saved while it runs is seen the next time
        if now != seen:
            if seen is not None:
                console.print(f"\nChanged: {escape(_changed(seen, now, project))}", highlight=False)
            _build(project, output, server, console)
            if seen is None and open_browser:
                webbrowser.open(server.address + "/")
            seen = now
        time.sleep(_PAUSE)


def _build(project: Path, output: Path, server: SiteServer, console: Console) -> None:
    try:
        with progress_on(console) as progress:
            result = build_site(project, output=output, progress=progress)
    except OSError as error:
        console.print(f"[bold red]Not built:[/] {escape(str(error))}. Is the disk full, or a folder protected?")
        return
    print_result(result, console, project=project)
    if result.ok and result.model is not None:
        server.base_path = result.model.base_path
    if output.exists():
        address = f"{server.address}/"
        console.print(f"The site is at [link={address}]{address}[/link]  Stop with Ctrl+C.", highlight=False)
    else:
        console.print("The site will be shown as soon as the errors are mended. Stop with Ctrl+C.", highlight=False)


def _changed(before: Stamps, now: Stamps, project: Path) -> str:
    paths = sorted(path for path in before.keys() | now.keys() if before.get(path) != now.get(path))
    names = [path.relative_to(project).as_posix() for path in paths[:_NAMED]]
    return ", ".join(names) + (f" and {len(paths) - _NAMED} more" if len(paths) > _NAMED else "")


def _stamps(project: Path) -> Stamps:
    def files() -> Iterable[Path]:
        for name in _WATCHED:
            path = project / name
            yield from path.rglob("*") if path.is_dir() else [path]

    stamps: Stamps = {}
    for path in files():
        try:
            if "__pycache__" not in path.parts and path.is_file():
                stat = path.stat()
                stamps[path] = (stat.st_mtime_ns, stat.st_size)
        except OSError:  # gone between two looks
            continue
    return stamps
