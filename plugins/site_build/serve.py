"""Serves the built site on the loopback address and builds again when a file changes."""

from __future__ import annotations

import threading
import time
import webbrowser
from collections.abc import Iterable
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from rich.console import Console

from .build import build_site
from .report import print_result

_WATCHED = ("content", "theme", "plugins", "pelicanconf.py", "publishconf.py")
_PAUSE = 0.5  # seconds between two looks


class _Handler(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Says nothing: the terminal is for the build."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory) / "404.html"
        if code != 404 or not page.is_file():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-store")
        super().end_headers()


def serve_site(project: Path, output: Path, port: int, *, open_browser: bool = False) -> None:
    """Builds, serves on 127.0.0.1 and rebuilds until Ctrl+C. A failed build leaves the last one served.

    A change of the plugins' code is taken up at the next start, as Python keeps loaded code.
    Raises OSError when the port is taken.
    """
    console = Console()
    server = ThreadingHTTPServer(("127.0.0.1", port), partial(_Handler, directory=str(output)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_address[1]}/"
    seen: dict[Path, tuple[int, int]] = {}
    try:
        while True:
            now = _stamps(project)
            if now != seen:
                first, seen = not seen, now
                print_result(build_site(project, output=output), console, project=project)
                console.print(f"The site is at [link]{address}[/link]. Stop with Ctrl+C.", highlight=False)
                if first and open_browser:
                    webbrowser.open(address)
            time.sleep(_PAUSE)
    except KeyboardInterrupt:
        console.print("Stopped.")
    finally:
        server.shutdown()
        server.server_close()


def _stamps(project: Path) -> dict[Path, tuple[int, int]]:
    """Each watched file with its time and size: what changes when somebody saves."""

    def files() -> Iterable[Path]:
        for name in _WATCHED:
            path = project / name
            yield from path.rglob("*") if path.is_dir() else [path]

    stamps: dict[Path, tuple[int, int]] = {}
    for path in files():
        if path.is_file() and "__pycache__" not in path.parts:
            try:
                stat = path.stat()
            except OSError:
                continue
            stamps[path] = (stat.st_mtime_ns, stat.st_size)
    return stamps
