"""Forms, their controls, and the controls' labels."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ..capture import Attributes, Frame
    from ..walker import Walker
    from .types import Start


def _form(walker: Walker, attributes: Attributes, frame: Frame) -> None:
    get = attributes.get
    action = get("action", "")
    form: dict[str, Any] = {
        "action": action, "method": (get("method") or "get").strip().lower(),
        "target": walker.resolver.resolve(action, walker.url, walker.base),
        "in_main": walker.in_main, "name": get("aria-label", ""), "labelledby": get("aria-labelledby", ""),
        "role": get("role", ""), "classes": tuple(get("class", "").split()),
    }  # fmt: skip
    walker.add_request("form", action)
    fields: list[dict[str, Any]] = []
    walker.form_fields = fields
    capture = walker.open_capture(frame)

    def leave() -> None:
        walker.close_capture(capture)
        form["text"] = capture.text
        walker.form_fields = None
        walker.pending_forms.append((form, fields))

    walker.on_leave(frame, leave)


def _field(walker: Walker, attributes: Attributes, frame: Frame) -> None:
    get = attributes.get
    kind = get("type", "text").lower() if frame.tag == "input" else frame.tag
    value, alt = get("value", ""), get("alt", "")
    field: dict[str, Any] = {
        "type": kind, "name": get("name", ""), "id": get("id", ""), "required": "required" in attributes,
        "autocomplete": get("autocomplete", ""), "value": value, "aria": get("aria-label", "").strip(),
        "labelledby": get("aria-labelledby", ""),
        "fallback": (value if kind in ("submit", "button", "reset") else alt if kind == "image" else "") or get("title", ""),
    }  # fmt: skip
    if kind in ("submit", "reset") and frame.tag == "input" and not field["fallback"]:
        field["fallback"] = kind  # the browser's own words
    if get("formaction"):
        walker.add_request("form", get("formaction", ""))
    if kind == "image":
        walker.add_request("image", get("src", ""))
    if walker.form_fields is not None:
        walker.form_fields.append(field)
    if walker.label_fields is not None:
        walker.label_fields.append(field)
    if frame.tag != "input":
        walker.count("in_control", frame)
    if frame.tag == "button":
        capture = walker.open_capture(frame)

        def leave() -> None:
            walker.close_capture(capture)
            field["fallback"] = capture.name or field["fallback"]

        walker.on_leave(frame, leave)


def _control(walker: Walker, attributes: Attributes, frame: Frame) -> None:
    walker.count("in_control", frame)


def _label(walker: Walker, attributes: Attributes, frame: Frame) -> None:
    walker.count("in_control", frame)
    fields: list[dict[str, Any]] = []
    walker.label_fields = fields
    capture, names = walker.open_capture(frame), attributes.get("for", "")

    def leave() -> None:
        walker.close_capture(capture)
        walker.label_fields = None
        if names:
            walker.label_for[names] = capture.name
        for field in fields:
            field["wrapped"] = capture.name

    walker.on_leave(frame, leave)


STARTS: Mapping[str, Start] = {
    "form": _form,
    "input": _field,
    "select": _field,
    "textarea": _field,
    "button": _field,
    "label": _label,
    "legend": _control,
    "option": _control,
}
