"""Forms, their controls, and the controls' labels."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial

from ..parts import Form, FormField, Target
from ..walk import Walk
from ..walk.element_stack import Attributes, Start
from ..walk.text import Capture


@dataclass(slots=True)
class _Control:
    """A control, and the names that it may get until the page's end."""

    type: str
    attributes: Attributes
    in_label: str = ""  # the text of the label around it
    own_text: str = ""  # of a button

    @property
    def fallback(self) -> str:
        """Its name where no label gives it one."""
        get = self.attributes.get
        named_by = {"submit": "value", "button": "value", "reset": "value", "image": "alt"}.get(self.type)
        name = self.own_text or (get(named_by, "") if named_by else "") or get("title", "")
        return name or (self.type if self.type in ("submit", "reset") else "")  # the browser's own words


@dataclass(slots=True)
class _Form:
    """A form with its controls; `text` is known at its end."""

    attributes: Attributes
    target: Target
    in_main: bool
    controls: list[_Control] = field(default_factory=list)
    text: str = ""


class Forms:
    """The page's forms in the order of their ends. Controls outside of any form are left out."""

    def __init__(self, walk: Walk) -> None:
        self.forms: list[Form] = []
        self._walk = walk
        self._form: _Form | None = None  # the one that is open
        self._ended: list[_Form] = []
        self._in_label: list[_Control] | None = None  # the controls in the label that is open
        self._labels: dict[str, str] = {}  # the texts of labels by the id that they are for

    def starts(self) -> dict[str, Start]:
        controls = dict.fromkeys(("input", "select", "textarea", "button"), self._control)
        return {"form": self._start_form, "label": self._label, **controls}

    def _start_form(self, tag: str, attributes: Attributes) -> None:
        action = attributes.get("action", "")
        self._walk.requests.add("form", action)
        form = self._form = _Form(attributes, self._walk.addresses.resolve(action), self._walk.landmarks.in_main)
        self._walk.text.capture(partial(self._end_form, form))

    def _end_form(self, form: _Form, text: Capture) -> None:
        form.text = text.text
        self._form = None
        self._ended.append(form)

    def _control(self, tag: str, attributes: Attributes) -> None:
        control = _Control(attributes.get("type", "text").lower() if tag == "input" else tag, attributes)
        self._walk.requests.add("form", attributes.get("formaction", ""))
        if control.type == "image":
            self._walk.requests.add("image", attributes.get("src", ""))
        if self._form is not None:
            self._form.controls.append(control)
        if self._in_label is not None:
            self._in_label.append(control)
        if tag == "button":
            self._walk.text.capture(partial(self._end_button, control))

    def _end_button(self, button: _Control, text: Capture) -> None:
        button.own_text = text.name

    def _label(self, tag: str, attributes: Attributes) -> None:
        controls = self._in_label = []
        self._walk.text.capture(partial(self._end_label, attributes.get("for", ""), controls))

    def _end_label(self, is_for: str, controls: list[_Control], text: Capture) -> None:
        self._in_label = None
        if is_for:
            self._labels[is_for] = text.name
        for control in controls:
            control.in_label = text.name

    # -- at the page's end, when every label is known ----------------------------------------------

    def finish(self) -> None:
        """Makes the forms."""
        self.forms = [self._made(form) for form in self._ended]

    def _made(self, form: _Form) -> Form:
        get = form.attributes.get
        return Form(
            action=get("action", ""),
            method=(get("method") or "get").strip().lower(),
            target=form.target,
            fields=tuple(self._field(control) for control in form.controls),
            in_main=form.in_main,
            name=get("aria-label") or self._walk.references.texts(get("aria-labelledby", "")),
            role=get("role", ""),
            classes=tuple(get("class", "").split()),
            text=form.text,
        )

    def _field(self, control: _Control) -> FormField:
        get = control.attributes.get
        id_ = get("id", "")
        label = get("aria-label", "").strip() or self._walk.references.texts(get("aria-labelledby", ""))
        return FormField(
            type=control.type,
            name=get("name", ""),
            label=label or self._labels.get(id_) or control.in_label or control.fallback,
            id=id_,
            required="required" in control.attributes,
            autocomplete=get("autocomplete", ""),
            value=get("value", ""),
        )
