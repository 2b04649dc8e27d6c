"""One call of the browser, declared: its name, what comes in, what goes out; and how what goes wrong is said."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import msgspec
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from ...site_engine.problem import SessionProblem
from ...site_engine.system_words import system_words
from ..editor import Editor
from ..refused import Missing, Outside, Refused
from ..workspace import Conflict

_LOG = logging.getLogger("editor")


class Nothing(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A call that needs nothing."""


@dataclass(frozen=True, slots=True)
class Upload:
    """The bytes of a file that is sent as it is, with the call's other values."""

    values: Any
    data: bytes


@dataclass(frozen=True, slots=True)
class File:
    """An answer that is a file rather than JSON."""

    data: bytes
    type: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Call:
    """`takes` is the Struct that the query (GET, DELETE, uploads) or the JSON body (POST, PUT) is read into.

    `does` gets the editor and the value, an Upload where `uploads` is set, and gives what is sent back as JSON, or a File.
    """

    method: str
    name: str
    takes: type[Any]
    gives: Any
    does: Callable[[Editor, Any], Any]
    summary: str
    uploads: bool = False


class Problem(Exception):
    """Something that is not done, with its status and what else the browser needs to know."""

    def __init__(self, status: int, message: str, fix: str = "", **more: Any) -> None:
        super().__init__(message)
        self.status, self.message, self.fix, self.more = status, message, fix, more


async def answer(call: Call, editor: Editor, request: Request) -> Response:
    """Reads the request, carries the call out in a thread of its own, and writes the answer."""
    try:
        given = await _read(call, request)
        return _written(await run_in_threadpool(call.does, editor, given))
    except Problem as problem:
        return _json(problem.status, {"message": problem.message, "fix": problem.fix, **problem.more})
    except Missing as missing:
        return _json(404, {"message": missing.message, "fix": missing.fix})
    except Outside as outside:
        return _json(400, {"message": outside.message, "fix": outside.fix})
    except Refused as refused:
        return _json(422, {"message": refused.message, "fix": refused.fix})
    except Conflict as conflict:
        return _json(409, _conflict(conflict))
    except SessionProblem as problem:
        said = [f"{finding.where}: {finding.message} {finding.fix}" for finding in problem.findings]
        return _json(503, {"message": "The project cannot be opened", "fix": "\n".join(said)})
    except OSError as error:
        _LOG.warning("%s %s: %s", call.method, call.name, error)
        return _json(503, {"message": system_words(error), "fix": "Nothing is lost. Try again when that is mended."})


def _conflict(conflict: Conflict) -> Mapping[str, Any]:
    names = ", ".join(clash.path for clash in conflict.clashes)
    first = conflict.clashes[0]
    return {
        "message": f"Somebody else has changed {names} meanwhile",
        "fix": "Nothing was written. Look at both versions and take one, or bring them together.",
        "path": first.path,
        "hash": first.hash,
        "now": _text(first.now),
        "yours": _text(first.wanted),
    }


def _text(data: bytes | None) -> str | None:
    return None if data is None else data.decode("utf-8-sig", "replace")


async def _read(call: Call, request: Request) -> Any:
    if call.method in ("GET", "DELETE") or call.uploads:
        values = _converted(dict(request.query_params), call.takes)
        return Upload(values, await request.body()) if call.uploads else values
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
        raise Problem(415, "The call has to be JSON")
    try:
        return msgspec.json.decode(await request.body(), type=call.takes)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise Problem(400, f"The call is not understood: {error}") from None


def _converted(values: Mapping[str, str], takes: type[Any]) -> Any:
    try:
        return msgspec.convert(values, takes, strict=False)
    except msgspec.ValidationError as error:
        raise Problem(400, f"The call is not understood: {error}") from None


def _written(given: Any) -> Response:
    if not isinstance(given, File):
        return _json(200, given)
    name = f'attachment; filename="{given.name}"' if given.name else "inline"
    return Response(given.data, media_type=given.type, headers={"content-disposition": name})


def _json(status: int, value: Any) -> Response:
    return Response(msgspec.json.encode(value), status, media_type="application/json")
