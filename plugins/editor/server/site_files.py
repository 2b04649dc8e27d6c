"""The site's own addresses: pictures, the theme's files, and pages as they are saved, so that previews find what they show."""

from __future__ import annotations

import mimetypes
from functools import lru_cache
from pathlib import Path

from starlette.responses import HTMLResponse, PlainTextResponse, Response

from ...site_engine.steps import make
from ..editor import Editor
from ..site_file import below_base, site_file
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
    data = site_file(session, path)
    if data is not None:
        return _file(path, data)
    entry = session.model.by_url.get(below_base(session, path))
    if entry is None:
        return PlainTextResponse("There is no such page.\n", 404)
    made = make(entry, session)
    if made.page is None:
        return PlainTextResponse("The page cannot be made as it is saved. Open it in the editor.\n", 422)
    return HTMLResponse(made.html, headers={"content-security-policy": FRAME_POLICY})


def _file(path: str, data: bytes) -> Response:
    # A drawing that is opened by itself is a page; its own policy lets nothing in it run.
    return Response(
        data, media_type=_type(Path(path).suffix.lower()), headers={"content-security-policy": FRAME_POLICY}
    )


@lru_cache(maxsize=64)
def _type(suffix: str) -> str:
    return _TYPES.get(suffix) or mimetypes.types_map.get(suffix, "application/octet-stream")
