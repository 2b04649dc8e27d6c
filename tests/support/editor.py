"""The real editor on a loopback port, and what asks it as the browser does."""

from __future__ import annotations

import http.client
import json
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import uvicorn

from plugins.editor.browser_packages import ensure_packages, packages_of
from plugins.editor.editor import Editor
from plugins.editor.person import Person
from plugins.editor.serve import listen
from plugins.editor.server.app import make_app
from plugins.editor.server.guard import Keys
from tests.support.site import PROJECT, Site

from .counts import HUNG

WHO = Person("Kim Writer", "kim@clinic.example")


@dataclass(frozen=True)
class Answer:
    """What the server said."""

    status: int
    headers: Mapping[str, str]
    data: bytes

    @property
    def json(self) -> Any:
        """The body, read as JSON."""
        return json.loads(self.data)


@dataclass(frozen=True)
class Running:
    """An editor that answers. `site` is its own copy of the content."""

    editor: Editor
    keys: Keys
    site: Site

    @property
    def url(self) -> str:
        """The server's address, without a slash at the end."""
        return f"http://127.0.0.1:{self.keys.port}"

    @property
    def allowed(self) -> Mapping[str, str]:
        """The headers of a browser that was let in, on a page of the editor."""
        return {"Cookie": f"{self.keys.cookie_name}={self.keys.cookie}", "Origin": self.url}

    def send(
        self, method: str, address: str, body: bytes | None = None, headers: Mapping[str, str] | None = None
    ) -> Answer:
        """Sends a request as it is; `headers` stand in the place of a browser's own."""
        connection = http.client.HTTPConnection("127.0.0.1", self.keys.port, timeout=HUNG)
        try:
            connection.request(method, address, body, dict(self.allowed if headers is None else headers))
            answer = connection.getresponse()
            return Answer(answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read())
        finally:
            connection.close()

    def call(self, method: str, name: str, /, **values: Any) -> Answer:
        """A call as the editor's own script sends it; a name may bring its query."""
        body = json.dumps(values).encode() if method in ("POST", "PUT") else None
        return self.send(method, f"/-/api/{name}", body, {**self.allowed, "Content-Type": "application/json"})


@contextmanager
def running(site: Site, **settings: Any) -> Iterator[Running]:
    """The editor of a content folder, with the project's settings, for as long as the block lasts."""
    editor = Editor.open(PROJECT, {"PATH": str(site.content), **settings})
    editor.people.set(WHO)
    with serving(editor) as keys:
        yield Running(editor, keys, site)


@contextmanager
def serving(editor: Editor) -> Iterator[Keys]:
    """The editor's server, for as long as the block lasts; the keys to it."""
    listening = listen()
    keys = Keys(listening.getsockname()[1])
    app = make_app(editor, ensure_packages(print, packages_of(PROJECT)), keys)
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning", ws="none"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    try:
        yield keys
    finally:
        server.should_exit = True
        thread.join(timeout=HUNG)
