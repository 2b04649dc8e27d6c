"""The calls as an OpenAPI document, made from their declarations: for tools that read one, and for tests that try them all."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec

from .call import Call, File

_REFUSALS = {
    "400": "The call is not understood",
    "403": "Not from a page of this editor",
    "404": "There is no such thing",
    "409": "Somebody else changed it meanwhile",
    "413": "More than the editor takes at once",
    "415": "The body has to be JSON",
    "422": "Refused, with the reason and what to do",
    "503": "The disk or the project does not let it happen",
}


def openapi(calls: Sequence[Call]) -> dict[str, Any]:
    """The document, in OpenAPI 3.1."""
    taken = [call.takes for call in calls]
    given = [call.gives for call in calls if call.gives is not File]
    schemas, components = msgspec.json.schema_components([*taken, *given], ref_template="#/components/schemas/{name}")
    takes = dict(zip((id(call) for call in calls), schemas, strict=False))
    gives = dict(zip((id(call) for call in calls if call.gives is not File), schemas[len(taken) :], strict=True))
    paths: dict[str, dict[str, Any]] = {}
    for call in calls:
        operation: dict[str, Any] = {"summary": call.summary, "operationId": f"{call.method.lower()}-{call.name}"}
        if call.method in ("GET", "DELETE") or call.uploads:
            operation["parameters"] = _parameters(takes[id(call)], components)
        if call.uploads:
            operation["requestBody"] = _body("application/octet-stream", {"type": "string", "format": "binary"})
        elif call.method in ("POST", "PUT"):
            operation["requestBody"] = _body("application/json", takes[id(call)])
        answer = {"application/json": {"schema": gives[id(call)]}} if id(call) in gives else {"*/*": {}}
        refusals = {status: {"description": words} for status, words in _REFUSALS.items()}
        operation["responses"] = {"200": {"description": "Done", "content": answer}, **refusals}
        paths.setdefault(f"/-/api/{call.name}", {})[call.method.lower()] = operation
    info = {"title": "The editor's calls", "version": "1"}
    return {"openapi": "3.1.0", "info": info, "paths": paths, "components": {"schemas": components}}


def _body(kind: str, schema: Any) -> dict[str, Any]:
    return {"required": True, "content": {kind: {"schema": schema}}}


def _parameters(schema: dict[str, Any], components: dict[str, Any]) -> list[dict[str, Any]]:
    found = components[schema["$ref"].rpartition("/")[2]]
    return [
        {"name": name, "in": "query", "required": name in found.get("required", ()), "schema": kind}
        for name, kind in found.get("properties", {}).items()
    ]
