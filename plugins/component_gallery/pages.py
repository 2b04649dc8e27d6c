"""Makes the gallery's pages: an index, a page for each component, and each example alone on a page of its own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from jinja2 import Environment

from ..content_model.components import ComponentProblem, Components, as_html
from ..findings import Finding
from .examples import Component
from .messages import COMPONENT_EXAMPLES


@dataclass(slots=True)
class Gallery:
    """The pages by their path below the output ("components/index.html"), and what went wrong."""

    pages: dict[str, str] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)


def make_gallery(
    components: Iterable[Component],
    render: Components,
    environment: Environment,
    context: Mapping[str, Any],
    folder: str,
) -> Gallery:
    """Renders everything. `context` holds `assets`; `folder` is the gallery's place on the site.

    Each example stands alone, so that whatever checks a page can check an example.
    """
    gallery = Gallery()
    shown: list[Component] = []
    for component in components:
        try:
            bodies = [(e, as_html(render.render(component.name, e.arguments))) for e in component.examples]
        except ComponentProblem as problem:
            gallery.findings.append(
                COMPONENT_EXAMPLES.at(
                    str(problem),
                    "Correct the component's template, or the arguments of its example.",
                    file=component.file,
                )
            )
            continue
        shown.append(component)
        for example, html in bodies:
            gallery.pages[f"{folder}/{component.name}/{example.slug}/index.html"] = environment.get_template(
                "gallery/example.html"
            ).render(context, component=component, example=example, html=html)
    for component in shown:
        gallery.pages[f"{folder}/{component.name}/index.html"] = environment.get_template(
            "gallery/component.html"
        ).render(context, component=component)
    gallery.pages[f"{folder}/index.html"] = environment.get_template("gallery/index.html").render(
        context, components=shown
    )
    return gallery
