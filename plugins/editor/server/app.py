"""The editor's web application: the guard in front, the shell, the calls, the site's own addresses."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from ..axe_frame import axe_frame
from ..browser_packages import AXE, module_files
from ..calls import desk, files, going_live, history, importing, moves, pasting, pictures, signing, site
from ..editor import Editor
from .call import Call, answer
from .guard import Guard, Keys
from .shell import STATIC, Shell
from .site_files import site_answer

CALLS: tuple[Call, ...] = (
    *site.CALLS,
    *desk.CALLS,
    *files.CALLS,
    *history.CALLS,
    *pictures.CALLS,
    *signing.CALLS,
    *going_live.CALLS,
    *pasting.CALLS,
    *moves.CALLS,
    *importing.CALLS,
)


def make_app(editor: Editor, modules: Path, keys: Keys) -> Starlette:
    """The application for one project. `modules` is the folder of the browser's packages."""
    shell = Shell(modules)
    allowed = frozenset(str(file.relative_to(modules)) for file in module_files(modules).values())

    async def page(request: Request) -> Response:
        return shell.page()

    async def frame(request: Request) -> Response:
        return shell.frame()

    async def access(request: Request) -> Response:
        html, headers = await run_in_threadpool(axe_frame, module_files(modules)[AXE])
        return HTMLResponse(html, headers=headers)

    async def package(request: Request) -> Response:
        name = request.path_params["name"]
        if name not in allowed:
            return PlainTextResponse("There is no such file.\n", 404)
        data = await run_in_threadpool((modules / name).read_bytes)
        kept = {"cache-control": "private, max-age=31536000, immutable"}
        return Response(data, media_type="text/javascript", headers=kept)

    async def other(request: Request) -> Response:
        if request.url.path.startswith("/-/") or request.method not in ("GET", "HEAD"):
            return PlainTextResponse("There is no such address.\n", 404)
        return await run_in_threadpool(site_answer, editor, request.url.path)

    return Starlette(
        routes=[
            Route("/-/", page),
            Route("/-/frame", frame),
            Route("/-/axe-frame", access),
            Mount("/-/static", StaticFiles(directory=STATIC)),
            Route(f"{shell.packages}{{name:path}}", package),
            *_routes(CALLS, editor),
            Route("/{path:path}", other, methods=["GET", "POST", "PUT", "DELETE"]),
        ],
        middleware=[Middleware(Guard, keys=keys)],
    )


def _routes(calls: Sequence[Call], editor: Editor) -> list[Route]:
    return [_route(call, editor) for call in calls]


def _route(call: Call, editor: Editor) -> Route:
    async def endpoint(request: Request) -> Response:
        return await answer(call, editor, request)

    return Route(f"/-/api/{call.name}", endpoint, methods=[call.method])
