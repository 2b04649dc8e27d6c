"""Renders a theme component from Python: the macro in components/<name>/<name>.html."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from jinja2 import Environment, TemplateError
from markupsafe import Markup


class ComponentProblem(Exception):
    """A component that is missing, or whose template cannot be rendered."""


class Components:
    """The components among the theme's templates."""

    def __init__(self, templates: Environment) -> None:
        self._templates = templates

    def render(self, name: str, arguments: Mapping[str, Any]) -> str:
        """The component's HTML, without white space around it. Raises ComponentProblem."""
        try:
            module = self._templates.get_template(f"components/{name}/{name}.html").module
            html = getattr(module, name.replace("-", "_"))(**arguments)
        except (TemplateError, AttributeError, TypeError) as error:
            raise ComponentProblem(f"The component `{name}` cannot be rendered: {error}") from error
        return str(html).strip()


def as_html(text: str) -> Markup:
    """Marks text that is HTML already, so that a template prints it as it is."""
    return Markup(text)
