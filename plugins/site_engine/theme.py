"""The theme of a session: one template environment for pages, components and blocks, and the theme's files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import pelican
from jinja2 import ChoiceLoader, Environment, FileSystemLoader, PrefixLoader
from pelican.plugins._utils import plugin_enabled
from pelican.utils import DateFormatter

from ..content_model.locations import city_parts, phone_in_words
from ..theme_assets.brand.brand import Brand
from .compiled_templates import compiled_templates

# Pelican asks for templates of its blog (archives), which are not written here.
_SIMPLE = Path(pelican.__file__).parent / "themes/simple/templates"


def make_environment(
    settings: Mapping[str, Any], folders: Sequence[Path], brand: Brand, *, publish: bool
) -> Environment:
    """The environment that Pelican's settings describe: the templates of `folders`, filters, globals and tests.

    `publishing` and `brand` are globals, because a component's macro does not see the page's own names.
    """
    own = FileSystemLoader([*settings["THEME_TEMPLATES_OVERRIDES"], *folders])
    simple = FileSystemLoader(_SIMPLE)
    prefixed = PrefixLoader({"!simple": simple, "!theme": own})
    options = {"bytecode_cache": compiled_templates(settings), **settings["JINJA_ENVIRONMENT"]}
    environment = Environment(loader=ChoiceLoader([own, simple, prefixed]), **options)
    own_filters = {"phone": phone_in_words, "city_parts": city_parts}
    environment.filters.update({"strftime": DateFormatter(), **own_filters, **settings["JINJA_FILTERS"]})
    environment.add_extension(
        "jinja2.ext.i18n"
    )  # a template writes its sentences as {{ _("...") }}, ready to be translated
    environment.install_null_translations(newstyle=True)  # type: ignore[attr-defined]
    environment.globals.update({**settings["JINJA_GLOBALS"], "publishing": publish, "brand": brand})
    environment.tests.update(settings["JINJA_TESTS"])
    environment.tests.setdefault("plugin_enabled", partial(plugin_enabled, plugin_list=settings["PLUGINS"]))  # type: ignore[arg-type]
    return environment
