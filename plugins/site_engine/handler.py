"""A small web server that shows a built site as a static host would: on the loopback address, or where somebody lets others look."""

from __future__ import annotations

import io
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, BinaryIO

from .lan import Lan
from .reload import ADDRESS, ALIVE, Builds, with_script

LOOPBACK = "127.0.0.1"


class SiteHandler(SimpleHTTPRequestHandler):
    """404.html for what is not there, no lists of folders, nothing kept by the browser, no log.

    Answers only who asks for this machine: another site's address may lead here as well, and its scripts could read
    what is served. Nothing that lies outside of the folder is served, whatever leads to it.
    """

    server: SiteServer
    extensions_map = {
        **SimpleHTTPRequestHandler.extensions_map,
        ".html": "text/html; charset=utf-8",
        ".txt": "text/plain; charset=utf-8",
        ".js": "text/javascript",
        ".webp": "image/webp",
        ".avif": "image/avif",
        ".webmanifest": "application/manifest+json",
    }

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing: the terminal is for the build."""

    def send_head(self) -> io.BytesIO | BinaryIO | None:
        """The head of an answer, and what to send after it."""
        if self.headers.get("Host") not in self.server.hosts:
            super().send_error(421, explain=f"This server answers for {self.server.hosts[0]} only.")
            return None
        if self.server.lan is not None and not self.server.lan.knows(self.headers.get("Cookie") or ""):
            return self._ask_for_code(self.server.lan)
        if self.path == ADDRESS and self.server.builds is not None:
            self._tell_of_builds(self.server.builds)
            return None
        path = Path(self.translate_path(self.path))
        if all(self._is_inside(file) for file in (path, path / "index.html", path / "index.htm")):
            return self._page(path) or super().send_head()
        self.send_error(404)
        return None

    def _ask_for_code(self, lan: Lan) -> io.BytesIO | None:
        """The way in for who brings the code, and the page that asks for it for anybody else."""
        if lan.opens(self.path):
            self.send_response(303)
            self.send_header("Location", lan.without_code(self.path))
            self.send_header("Set-Cookie", lan.cookie)
            self.send_header("Content-Length", "0")
            self.end_headers()
            return None
        body = lan.page(self.path)
        self.send_response(401)
        self.send_header("Content-Type", self.extensions_map[".html"])
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        return io.BytesIO(body)

    def _page(self, path: Path) -> io.BytesIO | None:
        """The head of a page that loads itself again, and its bytes; None for anything else."""
        file = path / "index.html" if self.path.partition("?")[0].endswith("/") else path
        if self.server.builds is None or file.suffix != ".html" or not file.is_file():
            return None
        seen = self.server.builds.latest  # before the file is read: at worst the page is loaded once more
        body = with_script(file.read_bytes(), seen)
        self.send_response(200)
        self.send_header("Content-Type", self.extensions_map[".html"])
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        return io.BytesIO(body)

    def _tell_of_builds(self, builds: Builds) -> None:
        """Writes the name of the last build, and of each one after it, until the page goes away."""
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        seen = builds.latest
        with suppress(OSError):
            while not builds.over:
                self.wfile.write(f"data: {seen}\n\n".encode())
                self.wfile.flush()
                seen = builds.after(seen, ALIVE)

    def translate_path(self, path: str) -> str:
        """The file that an address stands for: addresses start with the folder that the site stands in."""
        path, base = path.partition("?")[0], self.server.base_path
        return super().translate_path(path.removeprefix(base) if f"{path}/".startswith(f"{base}/") else path)

    def _is_inside(self, path: Path) -> bool:
        try:
            return path.resolve().is_relative_to(Path(self.directory).resolve())
        except (OSError, RuntimeError, ValueError):  # links that lead in a circle, a name that no file can have
            return False

    def list_directory(self, path: Any) -> None:
        """A folder without a page is not there, as on a host."""
        self.send_error(404)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """The site's own page for an address that leads nowhere."""
        page = Path(self.directory) / "404.html"
        if code != 404 or not page.is_file() or not self._is_inside(page):
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", self.extensions_map[".html"])
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-store")
        super().end_headers()


class SiteServer(ThreadingHTTPServer):
    """Serves a folder. `base_path` is the folder that the site stands in on its host, "" at a domain's root.

    With `builds` the pages load themselves again after each. With `lan` other devices may look, who give its code.
    """

    daemon_threads = True

    def __init__(self, folder: Path, port: int = 0, builds: Builds | None = None, lan: Lan | None = None) -> None:
        """Port 0 stands for any that is free. Raises OSError when the port is taken or may not be used."""
        self.base_path = ""
        self.builds = builds
        self.lan = lan
        super().__init__((lan.host if lan else LOOPBACK, port), partial(SiteHandler, directory=str(folder)))

    @property
    def address(self) -> str:
        """The address of the site's home page, without a slash at the end."""
        return f"http://{self.server_address[0]!s}:{self.server_address[1]}{self.base_path}"

    @property
    def hosts(self) -> tuple[str, ...]:
        """What a browser calls the server: by its address, on this machine by its name as well."""
        port = self.server_address[1]
        names = (LOOPBACK, "localhost") if self.lan is None else (self.lan.host,)
        return (*(f"{name}:{port}" for name in names), *(names if port == 80 else ()))

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that goes away in the middle of an answer is no news."""


@contextmanager
def served(folder: Path, port: int = 0, builds: Builds | None = None, lan: Lan | None = None) -> Iterator[SiteServer]:
    """Serves a folder meanwhile. Raises OSError when the port is taken."""
    server = SiteServer(folder, port, builds, lan)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        if builds is not None:
            builds.end()
        server.shutdown()
        server.server_close()
        thread.join(timeout=5)
