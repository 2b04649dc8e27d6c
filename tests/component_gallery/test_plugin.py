from __future__ import annotations

from tests.support.site import PROJECT, Site, lines

PLUGINS = ["plugins.content_model", "plugins.us_care", "plugins.theme_assets", "plugins.component_gallery"]


def test_a_development_build_has_the_gallery(small: Site) -> None:
    """Every component folder of the theme has its page, and search engines are asked to stay away."""
    result = small.build(PLUGINS=PLUGINS)
    assert result.ok, lines(result.findings)
    index = small.html("/components/")
    assert '<meta name="robots" content="noindex">' in index
    names = [p.parent.name for p in (PROJECT / "theme/templates/components").glob("*/examples.yaml")]
    assert len(names) > 20
    for name in names:
        assert f'href="/components/{name}/"' in index
        assert f"<h1>{name}</h1>" in small.html(f"/components/{name}/")


def test_a_publish_build_has_none(small: Site) -> None:
    """What is for staff never reaches visitors."""
    result = small.build(PLUGINS=PLUGINS, CONTENT_MODEL_MODE="publish")
    assert result.ok, lines(result.findings)
    assert (small.output / "index.html").is_file()
    assert not (small.output / "components").exists()


def test_two_builds_make_the_same_gallery(small: Site) -> None:
    """The output does not depend on time or order."""
    small.build(PLUGINS=PLUGINS)
    first = small.snapshot()
    small.build(PLUGINS=PLUGINS)
    assert small.snapshot() == first
