"""Which formats there are, and the one function that renders any of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from .github import render_github
from .html import render_html
from .json import render_json
from .junit import render_junit
from .model import Report
from .sarif import render_sarif
from .terminal import render_text

_RENDERERS: Mapping[str, Callable[[Report], str]] = {
    "text": render_text,
    "json": render_json,
    "sarif": render_sarif,
    "junit": render_junit,
    "github": render_github,
    "html": render_html,
}
FORMATS = tuple(_RENDERERS)


def render(report: Report, format: str) -> str:
    """The report as text in one of FORMATS. Raises KeyError for another format."""
    return _RENDERERS[format](report)
