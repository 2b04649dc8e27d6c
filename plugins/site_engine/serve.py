"""`python -m plugins.site_engine.serve`: shows the site on a staff machine, and builds it again when a file changes.

It runs in a process of its own because watchfiles is a dependency that a plain build does without. What makes the site
is imported where it is used, so that a mistake in its code is said, and waited for, like any other.
"""

from __future__ import annotations

import argparse
import importlib.util
import io
import os
import secrets
import sys
import traceback
import webbrowser
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path

import segno
from rich.console import Console
from rich.markup import escape
from rich.text import Text
from watchfiles import watch

from .handler import SiteServer, served
from .lan import Lan, NoNetwork, new_code, own_address
from .reload import Builds
from .settings_file import COMMON, PUBLISHING

_SETTINGS = (COMMON, PUBLISHING)
_WATCHED = ("content", "theme", "plugins", *_SETTINGS)
_CODE = "SITE_PREVIEW_CODE"  # the environment's name for the code, for when the process starts again
_NAMED = 3  # so many changed files are named
_STEP = 100  # milliseconds in which saves that follow each other are taken together
_LOOK = 400  # milliseconds after which it is seen whether a folder that is watched was replaced

Stamps = dict[Path, tuple[int, int, int]]  # each watched file's time, size and inode: what changes when somebody saves


class ServeProblem(Exception):
    """Why the site cannot be served, in words for the person who asked."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Serves until Ctrl+C. 0: that came; 1: the site cannot be served, and the reason was said."""
    parser = argparse.ArgumentParser(prog="python -m plugins.site_engine.serve", description=__doc__)
    parser.add_argument("--project", default=".", help="the project's folder")
    parser.add_argument("--port", type=int, default=8000, help="the port to listen on")
    parser.add_argument("--browser", action="store_true", help="open the site in the browser")
    parser.add_argument("--lan", action="store_true", help="let devices in the same network look, with a code")
    given = parser.parse_args(arguments)
    project = Path(given.project).resolve()
    try:
        serve_site(
            project, project / "output", given.port, open_browser=given.browser, lan=_lan() if given.lan else None
        )
    except ServeProblem as problem:
        print(problem, file=sys.stderr)
        return 1
    return 0


def _lan() -> Lan:
    """Where other devices find the site, with a code that holds until the command ends, however often it starts again.

    Raises ServeProblem.
    """
    try:
        return Lan(own_address(), os.environ.setdefault(_CODE, new_code()))
    except NoNetwork as error:
        raise ServeProblem(f"No other device can look at the site: {error.strerror}.") from None


def serve_site(project: Path, output: Path, port: int, *, open_browser: bool = False, lan: Lan | None = None) -> None:
    """Builds, serves and builds again until Ctrl+C, on 127.0.0.1 or for the local network. A failed build leaves the last
    one served.

    A change of the plugins' code or of the settings starts the process again, as Python keeps loaded code.
    Raises ServeProblem when the port cannot be used.
    """
    console = Console()
    try:
        with ExitStack() as stack:
            server = _listen(stack, output, port, lan)
            _build_until_code_changes(project, output, server, console, open_browser)
        _start_again()
    except KeyboardInterrupt:
        console.print("\nStopped.")


def _listen(stack: ExitStack, output: Path, port: int, lan: Lan | None) -> SiteServer:
    try:
        return stack.enter_context(served(output, port, Builds(secrets.token_hex(4)), lan))
    except OverflowError:
        raise ServeProblem(f"There is no port {port}. Choose one from 1024 to 65535: `--port 8001`.") from None
    except OSError as error:
        reason = f"Port {port} cannot be used ({(error.strerror or 'no reason given').lower()})"
        other = port + 1 if 1024 <= port < 65535 else 8001
        raise ServeProblem(f"{reason}. Stop what uses it, or choose another: `--port {other}`.") from None


def _build_until_code_changes(
    project: Path, output: Path, server: SiteServer, console: Console, open_browser: bool
) -> None:
    seen: Stamps = {}
    for now in _changes(project):
        changed = sorted(path for path in seen.keys() | now.keys() if seen.get(path) != now.get(path))
        if seen:
            changed = [path for path in changed if not path.is_dir()] or changed
            names = [path.relative_to(project).as_posix() for path in changed]
            shown = ", ".join(repr(name)[1:-1] for name in names[:_NAMED])  # control characters written out
            more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
            console.print(f"\nChanged: {escape(shown)}{more}", highlight=False)
            code = [
                path for path, name in zip(changed, names, strict=True) if name.startswith(("plugins/", *_SETTINGS))
            ]
            if code:
                console.print("Starting again with the new code and settings.")
                _forget_compiled(code)
                return
        _build(project, output, server, console)
        if not seen and server.lan is not None:
            print_way_in(server, server.lan, console)
        if not seen and open_browser:
            webbrowser.open(server.address + "/")
        seen = now


def print_way_in(server: SiteServer, lan: Lan, console: Console) -> None:
    """The address and the code for other devices, and both in one as a picture that a telephone's camera reads."""
    whole = f"{server.address}/?code={lan.code}"
    picture = io.StringIO()
    segno.make(whole, micro=False).terminal(picture, border=2, compact=True)
    console.print(Text(picture.getvalue(), style="bright_white on black"), no_wrap=True)
    console.print(
        f"Devices in the same network see the site at {server.address}/ with the code [bold]{lan.code}[/], or by this "
        "picture. Whoever has the code can see every draft. It ends with this command.",
        highlight=False,
    )


def _start_again() -> None:
    """Puts a new process in the place of this one, with the same arguments; it opens no second browser window."""
    arguments = [argument for argument in sys.orig_argv[1:] if argument != "--browser"]
    sys.stdout.flush()
    os.execv(sys.executable, [sys.executable, *arguments])


def _forget_compiled(code: Iterable[Path]) -> None:
    """Deletes the compiled forms of files: Python takes one for good when the file was saved in the same second."""
    for path in code:
        if path.suffix == ".py":
            Path(importlib.util.cache_from_source(str(path))).unlink(missing_ok=True)


def _build(project: Path, output: Path, server: SiteServer, console: Console) -> None:
    try:
        from .build import build_site
        from .report import print_result, progress_on
    except Exception as error:  # whatever the code of a plugin raises while it is loaded
        reason = traceback.format_exception_only(error)[-1].strip()
        place = traceback.extract_tb(error.__traceback__)[-1]
        file, line = (
            (error.filename, error.lineno) if isinstance(error, SyntaxError) else (place.filename, place.lineno)
        )
        console.print(f"[bold red]Not built:[/] {escape(f'{file}:{line}: {reason}')}", soft_wrap=True)
        console.print("It will be tried again when the code is changed. Stop with Ctrl+C.", highlight=False)
        return
    try:
        with progress_on(console) as progress:
            result = build_site(project, output=output, progress=progress)
    except OSError as error:
        console.print(f"[bold red]Not built:[/] {escape(str(error))}. Is the disk full, or a folder protected?")
        return
    print_result(result, console, project=project)
    if result.ok and result.model is not None:
        server.base_path = result.model.base_path
        if server.builds is not None:
            server.builds.done()
    if output.exists():
        address = f"{server.address}/"
        console.print(f"The site is at [link={address}]{address}[/link]  Stop with Ctrl+C.", highlight=False)
    else:
        console.print("The site will be shown as soon as the errors are mended. Stop with Ctrl+C.", highlight=False)


def _changes(project: Path) -> Iterator[Stamps]:
    """The stamps of what is watched: now, and each time they are others.

    What the system reports only says that it is time to look. It is reported while the caller is at work as well, so
    that whatever is saved meanwhile is seen as soon as it asks for the next.
    """
    seen: Stamps | None = None
    while True:
        watched = _watched(project)
        reports = watch(*watched, watch_filter=None, step=_STEP, rust_timeout=_LOOK, yield_on_timeout=True)
        try:
            next(reports)  # from here on changes are reported
        except FileNotFoundError:  # gone since it was looked at
            continue
        while _watched(project) == watched:  # a folder that is replaced by another is reported no more
            now = _stamps(project)
            if now != seen:
                yield now
                seen = now
                continue
            while not next(reports) and _watched(project) == watched:
                pass


def _watched(project: Path) -> dict[Path, int]:
    """What there is to watch, with its inode."""
    found = {}
    for name in _WATCHED:
        try:
            found[project / name] = (project / name).stat().st_ino
        except OSError:
            continue
    return found


def _stamps(project: Path) -> Stamps:
    """Of all files, and of the folders of content/: a file that came and went during a build has changed its folder."""
    stamps: Stamps = {}
    for root in _watched(project):
        for path in [root, *root.rglob("*")]:
            try:
                stat = path.stat()
                if "__pycache__" not in path.parts and (path.is_file() or root.name == "content"):
                    stamps[path] = (stat.st_mtime_ns, stat.st_size, stat.st_ino)
            except OSError:  # gone between two looks
                continue
    return stamps


if __name__ == "__main__":
    raise SystemExit(main())
