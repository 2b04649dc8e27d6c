"""A session: everything that a process needs to make any page of a project.

It is frozen. What changes on disk is seen by a new one (`Session.open`); an unsaved draft by `with_entry`. Two sessions
share nothing but loaded code, so that several projects and threads do not see each other.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from pathlib import Path
from types import ModuleType
from typing import Any

from jinja2 import Environment

from .. import schema_org, seo_checks
from ..content_model.entry import Entry
from ..content_model.load.content import load
from ..content_model.load.tree_checks import check_templates
from ..content_model.markdown.convert import Converter
from ..content_model.model import ContentModel
from ..content_model.questions import Questions
from ..content_model.schema.contributions import Contributions
from ..content_model.schema.makers import SharePicture
from ..content_model.settings import ContentSettings
from ..findings import Finding
from ..plugin_settings import read_files
from ..recorded_reads import LoadedCode, Question, loaded_code
from ..schema_org.graph import Graphs
from ..schema_org.pictures import find_picture
from ..schema_org.settings import SchemaSettings
from ..schema_org.site import GraphSite, Picture
from ..seo_checks.run import Checks
from ..theme_assets.assets import Assets
from ..theme_assets.fonts import characters, make_fonts
from ..theme_assets.gather import gather as gather_theme
from ..theme_assets.settings import ThemeAssetsSettings
from .messages import PLUGIN_MISSING
from .plugins import PluginMissing, gather, load_plugin
from .problem import SessionProblem
from .settings_file import COMMON, PUBLISHING, check_settings, publish_settings, read_settings
from .theme import make_environment
from .theme_answers import ThemeAnswers

# Settings that say where and how a site is built, not what it is: no page is made from them.
UNSHOWN = (
    "PATH",
    "OUTPUT_PATH",
    "CACHE_PATH",
    "THEME",
    "PLUGIN",
    "RENDERED_SITE_",
    "SEO_CHECKS_",
    "CONTENT_MODEL_NOW",
    "SITE_BUILD",
)

GraphSettings = tuple[str, Picture | None, Picture | None, tuple[SharePicture, ...]]


@dataclass(frozen=True)
class Session:
    """A project as it stood when it was opened. `findings` are what is wrong with its content and its theme.

    `settings` are Pelican's, `publish_settings` those of a publish build where that is another one. `names` are the names
    that every template may read beside its page's own.
    """

    settings: Mapping[str, Any]
    plugins: tuple[ModuleType, ...]
    contributions: Contributions
    content: ContentSettings
    model: ContentModel
    template_folders: tuple[Path, ...]
    templates: Environment
    assets: Assets
    findings: tuple[Finding, ...]
    code: LoadedCode
    publish_settings: Mapping[str, Any] | None = None
    _converters: deque[Converter] = field(default_factory=deque, repr=False, compare=False)

    @classmethod
    def open(
        cls, project: Path, settings_file: str = "pelicanconf.py", overrides: Mapping[str, Any] | None = None
    ) -> Session:
        """Opens the project in a folder. `overrides` are Pelican settings on top of the file's.

        Raises SessionProblem.
        """
        settings = read_settings(project / settings_file, overrides)
        publishing = None if settings_file == PUBLISHING else publish_settings(project, overrides)
        return cls.of_settings(settings, read_files(project, settings_file, COMMON), publishing)

    @classmethod
    def of_settings(
        cls,
        settings: Mapping[str, Any],
        files: Mapping[str, str] | None = None,
        publish_settings: Mapping[str, Any] | None = None,
    ) -> Session:
        """The session that Pelican's settings describe. `files` are the texts of the settings files, for their lines.

        Raises SessionProblem.
        """
        plugins = load_plugins(settings)
        code = loaded_code(plugins)
        contributions = gather(plugins)
        wrong = check_settings(settings, contributions, files or {})
        if wrong:
            raise SessionProblem(*wrong)
        content = ContentSettings.read(settings)
        loaded = load(content, contributions, contributions.picture_maker(settings))
        folders = (Path(settings["THEME"]) / "templates", *contributions.templates)
        asset_settings = ThemeAssetsSettings.read(settings)
        theme = gather_theme(asset_settings, folders)
        fonts, missing = make_fonts(theme.base, characters(loaded.model), asset_settings.cache)
        return cls(
            settings,
            plugins,
            contributions,
            content,
            loaded.model,
            folders,
            make_environment(settings, folders, theme.brand, publish=content.publish),
            Assets(theme, asset_settings.folder, loaded.model.base_path, fonts),
            (*loaded.findings, *check_templates(loaded.model, contributions.kinds, folders), *theme.findings, *missing),
            code,
            publish_settings,
        )

    def with_entry(self, entry: Entry) -> Session:
        """The session in which one page is as it would be when saved."""
        changed = replace(self, model=self.model.with_entry(entry))
        graphs = self.graphs.of(changed.model) if self.graphs is not None else None
        changed.__dict__.update(
            graphs=graphs,
            checks=self.checks and self.checks.of(changed.model),
            graph_settings=self.graph_settings,
            _theme=self._theme,
        )
        return changed

    @property
    def project(self) -> Path:
        """The folder that content/ stands in."""
        return Path(self.settings["PATH"]).resolve().parent

    @property
    def publish(self) -> bool:
        """Whether pages are made for publishing: without drafts, and placeholders are errors."""
        return self.content.publish

    def is_made(self, entry: Entry) -> bool:
        """Whether the page is made: a publish build leaves out what is not listed."""
        return entry.listed or not self.publish

    @contextmanager
    def converter(self) -> Iterator[Converter]:
        """A Markdown parser for one thread's use; it is made once and used again."""
        try:
            converter = self._converters.pop()
        except IndexError:
            converter = Converter(self.contributions.blocks, self._theme.components)
        try:
            yield converter
        finally:
            self._converters.append(converter)

    @cached_property
    def graphs(self) -> Graphs | None:
        """The pages' graphs; None for a project without structured data."""
        if schema_org not in self.plugins:
            return None
        return Graphs(self.model, partial(_graph_site, self.contributions, self.graph_settings))

    @cached_property
    def graph_settings(self) -> GraphSettings:
        """What the settings say of the graphs: the language, and the theme's pictures for the logo and for sharing."""
        own, site_url, theme = SchemaSettings.read(self.settings), self.model.site_url, Path(self.settings["THEME"])
        logo, share_image = (find_picture(p, site_url, theme, self.assets) for p in (own.logo, own.share_image))
        if share_image is not None and not share_image.alt:
            share_image = replace(share_image, alt=self.assets.brand.pictures.share_alt or self.model.site_name)
        return own.language, logo, share_image, tuple(by(self.settings) for by in self.contributions.share_pictures)

    def graph_site(self, ask: Questions) -> GraphSite:
        """What the nodes of one page see, with what records their questions."""
        return _graph_site(self.contributions, self.graph_settings, ask)

    def answer(self, question: Question) -> Any:
        """The answer to what a page asks of the rest of the site, or of the theme. Raises LookupError where there is none."""
        if self._theme.knows(question):
            return self._theme.answer(question)
        return (self.graphs or self.model).answer(question)

    @cached_property
    def _theme(self) -> ThemeAnswers:
        return ThemeAnswers(self.templates, self.assets)

    @cached_property
    def shown_settings(self) -> Mapping[str, Any]:
        """Pelican's settings as templates see them: without what differs between machines, or says only how to build."""
        return {
            n: value for n, value in self.settings.items() if not n.startswith(UNSHOWN) and not n.endswith("_CACHE")
        }

    @cached_property
    def checks(self) -> Checks | None:
        """The rules with their settings; None for a project without checks."""
        if seo_checks not in self.plugins:
            return None
        return Checks.prepare(
            self.settings, self.model, self.contributions, self.publish, publish_settings=self.publish_settings
        )


def _graph_site(contributions: Contributions, own: GraphSettings, ask: Questions) -> GraphSite:
    language, logo, share_image, share_pictures = own
    return GraphSite(ask, contributions, language, logo, share_image, share_pictures=share_pictures)


def load_plugins(settings: Mapping[str, Any]) -> tuple[ModuleType, ...]:
    """The plugins that the settings list. Raises SessionProblem that names each one that cannot be loaded."""
    folders = [*settings.get("PLUGIN_PATHS", ()), str(Path(settings["PATH"]).resolve().parent)]
    plugins: list[ModuleType] = []
    missing: list[Finding] = []
    for name in settings["PLUGINS"] or ():
        try:
            plugins.append(load_plugin(name, folders) if isinstance(name, str) else name)
        except PluginMissing as problem:
            missing.append(
                PLUGIN_MISSING.at(
                    f"The plugin `{problem.name}` cannot be loaded: {problem.reason}", file="pelicanconf.py"
                )
            )
    if missing:
        raise SessionProblem(*missing)
    return tuple(plugins)
