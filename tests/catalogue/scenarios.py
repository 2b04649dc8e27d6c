"""What brings about the messages that take more than files in content/: one function each, in a folder of its own.

A scenario gets a folder and whether something is to be wrong, and gives what was found.
"""

from __future__ import annotations

import json
import logging
import runpy
import shutil
import struct
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from types import ModuleType

import pytest
from pelican import Pelican, signals
from pelican.generators import PagesGenerator

from plugins.component_gallery.messages import COMPONENT_EXAMPLES
from plugins.content_model.load.messages import (
    FILE_OUTSIDE,
    FILE_UNREADABLE,
    PAGE_LOST,
    PICTURE_PIXELS,
    PLUGIN_CLASH,
    TEMPLATE_MISSING,
)
from plugins.content_model.markdown.messages import BLOCK_COMPONENT
from plugins.content_model.schema.blocks import Block
from plugins.content_model.schema.field_types import DATE
from plugins.content_model.schema.fields import Field
from plugins.content_model.yaml.messages import BLOCK_OPTION_DATE, FACTS_DATE
from plugins.findings import Finding, Hit, Message, Rule, Sample, Scope, Severity
from plugins.plugin_settings.messages import SETTING_UNKNOWN, SETTING_VALUE, SETTINGS_FILE
from plugins.seo_checks.messages import BASELINE_BROKEN, BASELINE_STALE, PAGE_UNREADABLE, RULE_CRASHED
from plugins.site_engine import build_site
from plugins.site_engine.messages import BUILD_FAILED, OUTPUT_LINK, PELICAN, PLUGIN_MISSING, TEMPLATE
from plugins.site_search.messages import SEARCH_INDEX
from plugins.theme_assets.messages import (
    BRAND_BROKEN,
    BRAND_CONTRAST,
    THEME_FONT_MISSING,
    THEME_STYLE,
    THEME_STYLE_MISSING,
)
from tests.catalogue.samples import site_of
from tests.support.site import PROJECT, Site, small_site

Scenario = Callable[[Path, bool], Iterable[Finding]]
SCENARIOS: dict[str, Scenario] = {}


def scenario(message: Message) -> Callable[[Scenario], Scenario]:
    """Declares the scenario of a message."""

    def declare(function: Scenario) -> Scenario:
        SCENARIOS[message.id] = function
        return function

    return declare


AS_IT_IS = Sample()
CALLOUT = "/// callout\n\nTake your time.\n\n///"
USUAL_PLUGINS = tuple(runpy.run_path(str(PROJECT / "pelicanconf.py"))["PLUGINS"])


def _with_theme(folder: Path, sample: Sample = AS_IT_IS) -> tuple[Site, Path]:
    """A site with a theme of its own, and the theme's folder."""
    site = site_of(sample, folder)
    shutil.copytree(PROJECT / "theme", folder / "theme")
    site.settings["THEME"] = str(folder / "theme")
    return site, folder / "theme"


def _with_plugin(folder: Path, sample: Sample = AS_IT_IS, **functions: Callable[..., None]) -> Iterable[Finding]:
    """The build of the small site with one plugin more, which has these functions."""
    plugin = ModuleType("plugin_of_a_scenario")
    vars(plugin).update({"register": lambda: None, **functions})
    return site_of(sample, folder).build(PLUGINS=[*USUAL_PLUGINS, plugin]).findings


# -- content ---------------------------------------------------------------------------------------


@scenario(FILE_UNREADABLE)
def a_link_that_leads_nowhere(folder: Path, wrong: bool) -> Iterable[Finding]:
    """A page's file that is a link to a file which is not there."""
    site = small_site(folder)
    page = site.content / "pages/plain.md"
    if wrong:
        page.unlink()
        page.symlink_to("nowhere.md")
    return site.build().findings


@scenario(FILE_OUTSIDE)
def a_link_that_leads_out(folder: Path, wrong: bool) -> Iterable[Finding]:
    """A download that is a link, to a file elsewhere or to another one of content/."""
    site = small_site(folder)
    site.write({"images/form.pdf": "A form."})
    (folder / "secret.pdf").write_text("A secret.")
    (site.content / "images/copy.pdf").symlink_to(folder / "secret.pdf" if wrong else "form.pdf")
    return site.build().findings


@scenario(PICTURE_PIXELS)
def a_picture_of_too_many_pixels(folder: Path, wrong: bool) -> Iterable[Finding]:
    """A few bytes that promise a picture as large as a house, or a small one."""
    side = 30_000 if wrong else 300
    picture = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + struct.pack(">II", side, side) + b"\x08\x02\x00\x00\x00" * 20
    site = small_site(folder)
    site.write({"images/wall.png": picture, "images/images.yaml": "wall.png:\n  alt: A wall\n"})
    return site.build().findings


@scenario(BLOCK_COMPONENT)
def a_block_without_its_component(folder: Path, wrong: bool) -> Iterable[Finding]:
    """The component of a block that a page uses."""
    site, theme = _with_theme(folder, Sample(body=CALLOUT))
    if wrong:
        (theme / "templates/components/callout/callout.html").unlink()
    return site.build().findings


@scenario(BLOCK_OPTION_DATE)
def a_block_with_a_day(folder: Path, wrong: bool) -> Iterable[Finding]:
    """A plugin's block with an option that is a day; the core has none."""
    block = Block("since", "Since", "A day.", (Field("day", "Day", DATE),), html=lambda use: "<p>Since</p>")
    sample = Sample(body=f"/// since\n    day: {'last year' if wrong else '2026-03-31'}\n///")
    return _with_plugin(folder, sample, contribute=lambda registry: registry.add_blocks(block))


@scenario(FACTS_DATE)
def a_fact_that_is_a_day(folder: Path, wrong: bool) -> Iterable[Finding]:
    """A plugin's fact that is a day."""
    facts = (PROJECT / "content/data/clinic.yaml").read_text(encoding="utf-8")
    opened = f"{facts}\nopened: {'last year' if wrong else '2026-03-31'}\n"
    fact = Field("opened", "First opened", DATE)
    sample = Sample((("data/clinic.yaml", opened),))
    return _with_plugin(folder, sample, contribute=lambda registry: registry.add_facts(fact))


@scenario(SEARCH_INDEX)
def an_index_that_cannot_be_made(folder: Path, wrong: bool) -> Iterable[Finding]:
    """The program that makes the index, which somebody has deleted."""
    site = small_site(folder)
    title, description = "Search", "Where the words of the small site can be searched, made for tests of the search."
    site.write({"pages/search.md": f"---\ntitle: {title}\nkind: search\ndescription: {description}\n---\n"})
    with pytest.MonkeyPatch.context() as patch:
        if wrong:
            patch.setattr("plugins.site_search.index.get_executable", lambda: folder / "pagefind")
        return site.build(SITE_SEARCH_CACHE=None).findings


# -- theme -----------------------------------------------------------------------------------------


@scenario(TEMPLATE_MISSING)
def a_kind_without_its_template(folder: Path, wrong: bool) -> Iterable[Finding]:
    """The template of ordinary pages."""
    site, theme = _with_theme(folder)
    if wrong:
        (theme / "templates/page.html").unlink()
    return site.build().findings


@scenario(TEMPLATE)
def a_template_with_a_mistake(folder: Path, wrong: bool) -> Iterable[Finding]:
    """A template with a tag that is never closed."""
    site, theme = _with_theme(folder)
    if wrong:
        (theme / "templates/page.html").write_text("<p>\n{% if page %}\n")
    return site.build().findings


@scenario(OUTPUT_LINK)
def an_output_that_is_a_link(folder: Path, wrong: bool) -> Iterable[Finding]:
    """An output folder that is a link to another one."""
    site = small_site(folder)
    if wrong:
        site.output.symlink_to(folder)
    return site.build().findings


@scenario(THEME_STYLE)
def a_style_with_a_mistake(folder: Path, wrong: bool) -> Iterable[Finding]:
    """A style that starts with a brace."""
    site, theme = _with_theme(folder)
    if wrong:
        (theme / "static/css/base.css").write_text("}")
    return site.build().findings


@scenario(THEME_STYLE_MISSING)
def a_style_that_is_gone(folder: Path, wrong: bool) -> Iterable[Finding]:
    """The theme's base style."""
    site, theme = _with_theme(folder)
    if wrong:
        (theme / "static/css/base.css").unlink()
    return site.build().findings


@scenario(BRAND_BROKEN)
def a_brand_without_its_mark(folder: Path, wrong: bool) -> Iterable[Finding]:
    """The mark is not in theme/brand.yaml."""
    site, theme = _with_theme(folder)
    if wrong:
        file = theme / "brand.yaml"
        file.write_text(file.read_text(encoding="utf-8").replace("mark:\n  box", "sign:\n  box"), encoding="utf-8")
    return site.build().findings


@scenario(BRAND_CONTRAST)
def a_palette_that_cannot_be_read(folder: Path, wrong: bool) -> Iterable[Finding]:
    """Pale text on pale paper."""
    site, theme = _with_theme(folder)
    if wrong:
        file = theme / "brand.yaml"
        file.write_text(file.read_text(encoding="utf-8").replace('ink: "#1d2b2a"', 'ink: "#b0b8b7"'), encoding="utf-8")
    return site.build().findings


@scenario(THEME_FONT_MISSING)
def font_missing(folder: Path, wrong: bool) -> Iterable[Finding]:
    """A font of the theme."""
    site, theme = _with_theme(folder)
    if wrong:
        (theme / "static/css/fonts.css").write_text('@font-face{font-family:A;src:url("font:no_such_package/a.ttf")}')
    return site.build().findings


@scenario(COMPONENT_EXAMPLES)
def a_component_without_examples(folder: Path, wrong: bool) -> Iterable[Finding]:
    """A component's examples."""
    site, theme = _with_theme(folder)
    if wrong:
        (theme / "templates/components/callout/examples.yaml").unlink()
    return site.build().findings


# -- plugins ---------------------------------------------------------------------------------------


@scenario(PLUGIN_MISSING)
def a_plugin_with_a_wrong_name(folder: Path, wrong: bool) -> Iterable[Finding]:
    """A name in PLUGINS that no plugin has."""
    more = ["plugins.seo_chekcs"] if wrong else []
    return small_site(folder).build(PLUGINS=[*USUAL_PLUGINS, *more]).findings


@scenario(PLUGIN_CLASH)
def a_plugin_that_adds_a_name_again(folder: Path, wrong: bool) -> Iterable[Finding]:
    """A field that every page has already."""
    name = "title" if wrong else "mood"
    return _with_plugin(folder, contribute=lambda registry: registry.add_fields(Field(name, "A name")))


def lose_a_page(generator: PagesGenerator) -> None:
    """Does to a page what Pelican does when it cannot read it."""
    generator.pages = generator.pages[1:]


@scenario(PAGE_LOST)
def a_page_that_pelican_drops(folder: Path, wrong: bool) -> Iterable[Finding]:
    """A plugin that takes a page away from Pelican."""
    return _with_plugin(folder, register=lambda: wrong and signals.page_generator_finalized.connect(lose_a_page))


def log_an_error(pelican: Pelican) -> None:
    """Logs an error as Pelican would, and goes on."""
    logging.getLogger("pelican.contents").error("Unable to find something")


@scenario(PELICAN)
def an_error_in_pelicans_log(folder: Path, wrong: bool) -> Iterable[Finding]:
    """An error that Pelican logs and does not stop for."""
    return _with_plugin(folder, register=lambda: wrong and signals.finalized.connect(log_an_error))


def fail(pelican: Pelican) -> None:
    """Fails as code with a mistake in it would."""
    raise ZeroDivisionError("a mistake")


@scenario(BUILD_FAILED)
def a_plugin_that_fails(folder: Path, wrong: bool) -> Iterable[Finding]:
    """A receiver of a plugin that raises an exception which nobody foresees."""
    return _with_plugin(folder, register=lambda: wrong and signals.initialized.connect(fail))


# -- settings, and the checks themselves -----------------------------------------------------------


def crash(site: object, context: object) -> Iterator[Hit]:
    """A rule's check with a mistake in it."""
    raise ZeroDivisionError("a mistake")


def find_nothing(site: object, context: object) -> Iterator[Hit]:
    """A rule's check that finds nothing."""
    return iter(())


@scenario(RULE_CRASHED)
def a_rule_with_a_mistake(folder: Path, wrong: bool) -> Iterable[Finding]:
    """A contributed rule that raises an exception."""
    rule = Rule(
        "rule-of-a-scenario", Severity.ERROR, Scope.SITE, "S.", "W.", "F.", "own", crash if wrong else find_nothing
    )
    return _with_plugin(folder, contribute=lambda registry: registry.add_rules(rule))


@scenario(SETTING_VALUE)
def a_setting_with_a_wrong_value(folder: Path, wrong: bool) -> Iterable[Finding]:
    """The level of a rule that there is not."""
    levels = {"url-too-lang" if wrong else "url-too-long": "off"}
    return small_site(folder).build(SEO_CHECKS_SEVERITY=levels).findings


@scenario(SETTING_UNKNOWN)
def a_setting_with_a_wrong_name(folder: Path, wrong: bool) -> Iterable[Finding]:
    """A setting whose name has a letter too few."""
    name = "SEO_CHEKS_SEVERITY" if wrong else "SEO_CHECKS_SEVERITY"
    return small_site(folder).build(**{name: {}}).findings


@scenario(SETTINGS_FILE)
def a_settings_file_with_a_mistake(folder: Path, wrong: bool) -> Iterable[Finding]:
    """A project whose pelicanconf.py ends in the middle of a list."""
    site = small_site(folder)
    settings = (PROJECT / "pelicanconf.py").read_text(encoding="utf-8")
    theme = f"\nTHEME = {str(PROJECT / 'theme')!r}\n"
    (folder / "pelicanconf.py").write_text(settings + theme + ("PLUGINS = [" if wrong else ""), encoding="utf-8")
    return build_site(folder, output=site.output).findings


@scenario(BASELINE_BROKEN)
def a_baseline_that_is_no_json(folder: Path, wrong: bool) -> Iterable[Finding]:
    """A baseline that ends in the middle."""
    site = small_site(folder)
    (folder / "seo-baseline.json").write_text("{" if wrong else '{"version": 1, "findings": []}')
    return site.build().findings


@scenario(BASELINE_STALE)
def a_baseline_with_what_is_mended(folder: Path, wrong: bool) -> Iterable[Finding]:
    """A baseline that lists a finding which is not there any more."""
    site = small_site(folder)
    known = {"rule": "h1-missing", "file": "content/pages/gone.md", "url": "/gone/", "message": "The page has no h1."}
    (folder / "seo-baseline.json").write_text(json.dumps({"version": 1, "findings": [known] if wrong else []}))
    return site.build().findings


@scenario(PAGE_UNREADABLE)
def a_page_in_another_encoding(folder: Path, wrong: bool) -> Iterable[Finding]:
    """An HTML file of the theme that is not UTF-8, copied to the output as it is."""
    site, theme = _with_theme(folder)
    (theme / "extra").mkdir()
    text = "<!doctype html><title>A notice</title><p>Caf\u00e9</p>"
    (theme / "extra/notice.html").write_bytes(text.encode("latin-1" if wrong else "utf-8"))
    return site.build(THEME_STATIC_PATHS=["extra"], THEME_STATIC_DIR=".").findings
