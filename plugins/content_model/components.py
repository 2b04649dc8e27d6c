"""Renders a theme component from Python: the macro in components/<name>/<name>.html."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property
from typing import Any

from jinja2 import Environment, TemplateError
from markupsafe import Markup

_HTML = ("html",)
_ID = re.compile(r'\sid="([\w-]+)"')


class ComponentProblem(Exception):
    """A component that is missing, or whose template cannot be rendered."""


class Components:
    """The components among the theme's templates."""

    def __init__(self, templates: Environment) -> None:
        self._templates = templates

    @cached_property
    def fixed_ids(self) -> frozenset[str]:
        """The ids that stand in the templates as they are: names of places that no page's text may use again."""
        loader = self._templates.loader
        if loader is None:
            return frozenset()
        sources = (loader.get_source(self._templates, name)[0] for name in self._templates.list_templates(_HTML))
        return frozenset(id for source in sources for id in _ID.findall(source))

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
