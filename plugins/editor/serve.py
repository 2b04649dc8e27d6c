"""`python -m plugins.editor.serve`: the editor of a project, on the loopback address until Ctrl+C."""

from __future__ import annotations

import argparse
import socket
import sys
import webbrowser
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import uvicorn
from rich.console import Console

from ..site_engine.problem import SessionProblem
from ..site_engine.report import print_findings
from .browser_packages import ensure_packages, packages_of
from .editor import Editor
from .refused import Refused
from .server.app import make_app
from .server.guard import Keys

PORT = 8010


def main(arguments: Sequence[str] | None = None) -> int:
    """Serves until Ctrl+C. 0: that came; 1: it cannot be served, and the reason was said."""
    parser = argparse.ArgumentParser(prog="python -m plugins.editor.serve", description=__doc__)
    parser.add_argument("--project", default=".", help="the project's folder")
    parser.add_argument(
        "--port", type=int, default=0, help=f"the port to listen on (default: {PORT}, or one that is free)"
    )
    parser.add_argument("--no-browser", action="store_true", help="do not open the browser")
    given = parser.parse_args(arguments)
    console = Console(highlight=False, soft_wrap=True)
    project = Path(given.project).resolve()
    try:
        editor = Editor.open(project)
        editor.sessions()
        modules = ensure_packages(console.print, packages_of(project))
        listening = listen(given.port)
    except SessionProblem as problem:
        print_findings(problem.findings, console)
        return 1
    except Refused as refused:
        print(refused, file=sys.stderr)
        return 1
    keys = Keys(listening.getsockname()[1])
    server = uvicorn.Server(
        uvicorn.Config(
            make_app(editor, modules, keys), log_level="warning", access_log=False, server_header=False, ws="none"
        )
    )
    console.print(f"The editor is at [link={keys.address}]{keys.address}[/link]  Stop with Ctrl+C.")
    if not given.no_browser:
        webbrowser.open(keys.address)
    with suppress(KeyboardInterrupt):
        server.run(sockets=[listening])
    console.print("\nStopped. What was not saved waits in the browser.")
    return 0


def listen(port: int = 0) -> socket.socket:
    """The loopback address, on the port, or on a free one when none was asked for. Raises Refused."""
    for wanted in (port,) if port else (PORT, 0):
        listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listening.bind(("127.0.0.1", wanted))
            listening.listen(128)
            return listening
        except (OSError, OverflowError) as error:
            listening.close()
            reason = getattr(error, "strerror", "") or "there is no such port"
    raise Refused(
        f"Port {port} cannot be used ({reason.lower()})", "Stop what uses it, or choose another: `--port 8011`."
    )


if __name__ == "__main__":
    raise SystemExit(main())
