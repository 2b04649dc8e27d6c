from __future__ import annotations

from jinja2 import DictLoader, Environment

from plugins.component_gallery.examples import Component, Example
from plugins.component_gallery.pages import make_gallery
from plugins.content_model.components import ComponentProblem, Components
from plugins.site_engine.settings_file import read_settings
from plugins.site_engine.theme import make_environment
from plugins.theme_assets.brand.brand import read_brand
from tests.support.site import PROJECT


def gallery_of(*components: Component) -> tuple[dict[str, str], list[str]]:
    """The gallery's pages and messages, on templates that only name what they got."""
    environment = Environment(
        loader=DictLoader(
            {
                "gallery/example.html": "{{ component.name }}/{{ example.slug }}: {{ html }}",
                "gallery/component.html": "{{ component.name }} in {{ gallery_url }}",
                "gallery/index.html": "{% for c in components %}{{ c.name }} {% endfor %}",
            }
        ),
        autoescape=True,
    )
    render = Components(
        make_environment(
            read_settings(PROJECT / "pelicanconf.py"),
            [PROJECT / "theme/templates"],
            read_brand(PROJECT / "theme"),
            publish=False,
        )
    )
    gallery = make_gallery(components, render, environment, {"gallery_url": "/parts/"}, "parts")
    return gallery.pages, [f.message for f in gallery.findings]


def test_each_example_has_a_page_of_its_own() -> None:
    """The index, one page for the component, one for each example, with the component's own HTML."""
    pages, messages = gallery_of(
        Component(
            "fact",
            "",
            "main",
            (Example("Known", "known", {"fact": "Ventura"}), Example("B", "b", {"fact": "A & B"})),
            "f",
        )
    )
    assert messages == []
    assert pages == {
        "parts/index.html": "fact ",
        "parts/fact/index.html": "fact in /parts/",
        "parts/fact/known/index.html": "fact/known: Ventura",
        "parts/fact/b/index.html": "fact/b: A &amp; B",
    }


def test_an_example_that_cannot_be_rendered_is_a_finding_and_has_no_page() -> None:
    """A wrong argument is told with the examples' file; the other components are shown."""
    pages, messages = gallery_of(
        Component(
            "button",
            "",
            "main",
            (Example("A", "a", {"nonsense": 1}),),
            "theme/templates/components/button/examples.yaml",
        ),
        Component("fact", "", "main", (Example("Known", "known", {"fact": "x"}),), "f"),
    )
    assert len(messages) == 1
    assert "The component `button` cannot be rendered" in messages[0]
    assert sorted(pages) == ["parts/fact/index.html", "parts/fact/known/index.html", "parts/index.html"]


def test_a_component_that_is_not_there_is_a_finding() -> None:
    """The gallery never raises."""
    assert issubclass(ComponentProblem, Exception)
    _, messages = gallery_of(Component("no-such", "", "main", (Example("A", "a"),), "f"))
    assert len(messages) == 1
