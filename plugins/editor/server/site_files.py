"""The site's own addresses: pictures, the theme's files, and pages as they are saved, so that previews find what they show."""

from __future__ import annotations

import mimetypes
from functools import lru_cache
from pathlib import Path

from starlette.responses import HTMLResponse, PlainTextResponse, Response

from ...site_engine.session import Session
from ...site_engine.steps import make
from ..editor import Editor
from ..paths import inside
from ..refused import Refused
from .shell import FRAME_POLICY

_TYPES = {
    ".webp": "image/webp",
    ".avif": "image/avif",
    ".js": "text/javascript",
    ".webmanifest": "application/manifest+json",
}


def site_answer(editor: Editor, path: str) -> Response:
    """What stands at an address of the site: `path` starts with a slash."""
    session = editor.sessions().development
    base = session.model.base_path
    if base and (path == base or path.startswith(base + "/")):
        path = path[len(base) :] or "/"
    found = session.assets.files().get(path.lstrip("/"))
    if found is not None:
        return _file(path, found)
    if path in session.model.file_urls:
        return _content_file(session, path)
    entry = session.model.by_url.get(path)
    if entry is None:
        return PlainTextResponse("There is no such page.\n", 404)
    made = make(entry, session)
    if made.page is None:
        return PlainTextResponse("The page cannot be made as it is saved. Open it in the editor.\n", 422)
    return HTMLResponse(made.html, headers={"content-security-policy": FRAME_POLICY})


def _content_file(session: Session, path: str) -> Response:
    try:
        return _file(path, inside(Path(session.settings["PATH"]), path.lstrip("/")).read_bytes())
    except (Refused, OSError):
        return PlainTextResponse("There is no such file.\n", 404)


def _file(path: str, data: bytes) -> Response:
    # A drawing that is opened by itself is a page; its own policy lets nothing in it run.
    return Response(
        data, media_type=_type(Path(path).suffix.lower()), headers={"content-security-policy": FRAME_POLICY}
    )


@lru_cache(maxsize=64)
def _type(suffix: str) -> str:
    return _TYPES.get(suffix) or mimetypes.types_map.get(suffix, "application/octet-stream")
