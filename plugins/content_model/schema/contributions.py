"""What plugins add to the site: a plugin says it in a function `contribute(registry)` of its package."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from dataclasses import fields as dataclass_fields
from functools import cached_property
from pathlib import Path
from typing import Any, Protocol

from jinja2 import Environment

from ...findings import Declaration, Finding, Message, Rule
from ...plugin_settings import PluginSettings, Problem
from ..entry import Entry
from ..model import ContentModel
from ..questions import Questions
from ..values import Image
from .fields import Field, FieldType
from .kinds import Kind


@dataclass(frozen=True, slots=True)
class Part:
    """A heading in a block, and what stands below it, both as HTML. What stands above the first has no heading."""

    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class BlockUse:
    """One use of a block on a page: its checked options, its inner HTML, and where it stands."""

    options: Mapping[str, Any]
    body: str
    entry: Entry
    ask: Questions
    number: int  # counts the uses of this block on this page, from 1
    parts: tuple[Part, ...] = ()  # the body, taken apart at its headings, for a block that is `in_parts`


@dataclass(frozen=True, slots=True)
class Block:
    """Something that staff can insert in Markdown: `/// name`, its options, a body, `///`.

    It is rendered by the theme component of the same name (or `component`), whose macro gets what
    `data` makes of the use, as keyword arguments. A plugin that brings its own HTML gives `html` instead.
    `check` may refuse a use with a message and a fix. A block that is `in_parts` has headings in its body.
    """

    name: str
    label: str
    help: str
    options: tuple[Field, ...] = ()
    has_body: bool = False
    in_parts: bool = False
    component: str = ""
    html: Callable[[BlockUse], str] | None = None
    data: Callable[[BlockUse], Mapping[str, Any]] = lambda use: {**use.options, "body": use.body}
    check: Callable[[Mapping[str, Any], Questions], Iterable[tuple[str, str]]] = lambda options, ask: ()
    example: str = ""


@dataclass(frozen=True, slots=True)
class NodeMaker:
    """Makes JSON-LD nodes for a page: a pure function of the entry and of what it asks of the site, to dicts."""

    name: str
    make: Callable[[Entry, Questions], Iterable[Mapping[str, Any]]]


@dataclass(frozen=True)
class SiteParts:
    """What a maker of files may use. `pages` holds each page's text as HTML, by the page's address."""

    settings: Mapping[str, Any]  # Pelican's
    model: ContentModel
    publish: bool
    templates: Environment
    assets: AssetAddresses
    pages: Mapping[str, str]
    template_folders: tuple[Path, ...] = ()  # the theme's, and those that plugins bring


class AssetAddresses(Protocol):
    """Where the theme's files lie on the site."""

    @property
    def brand(self) -> Any:
        """The clinic's brand (`theme_assets.brand.brand.Brand`)."""
        ...

    def url(self, name: str) -> str:
        """The address of a file of theme/static ("images/icon.svg"). Raises LookupError."""
        ...


@dataclass(frozen=True, slots=True)
class FileMaker:
    """Makes files of the site beside its pages, by path below the output folder, and says what is wrong with them.

    With `checked` false they are no part of the site (tools of a development build): the checks do not see them.
    `find` makes one of them alone, from Pelican's settings, the model and its path, for a preview; None for a path that
    is none of its own.
    `made_from` gives all that they are made from beside the settings and the code, as something that has a fingerprint:
    the files are then kept until that is another. Without it they are made in each build.
    """

    name: str
    make: Callable[[SiteParts], tuple[Mapping[str, bytes], Iterable[Finding]]]
    checked: bool = True
    find: Callable[[Mapping[str, Any], ContentModel, str], bytes | None] = lambda settings, model, path: None
    made_from: Callable[[SiteParts], object] | None = None


class PictureMaker(Protocol):
    """Offers photos in lighter formats and several widths. `kinds` are those it reads, as `load.picture_kind` names them.

    The files themselves are made by a FileMaker: what is said here takes a look at a photo's first bytes, no more.
    """

    @property
    def kinds(self) -> frozenset[str]:
        """Such as "jpeg" and "heic"."""
        ...

    def size(self, kind: str, data: bytes) -> tuple[int, int] | None:
        """Width and height in pixels of a photo as it is seen, turned upright. None for one that is broken."""
        ...

    def offer(self, picture: Image, kind: str, data: bytes) -> Image:
        """The picture, of the size that `size` says, with the addresses of all that pages may show of it."""
        ...


@dataclass(frozen=True, slots=True)
class WrittenSite:
    """What a maker of files from the written pages may use: `folder` holds the pages and the files beside them."""

    settings: Mapping[str, Any]  # Pelican's
    model: ContentModel
    folder: Path


# Makes files from the pages as visitors get them (an index of their words), by path, and says what is wrong.
Finishing = Callable[[WrittenSite], tuple[Mapping[str, bytes], Iterable[Finding]]]
# What a page needs beyond the site's security policy: sources by directive, {"script-src": ["'wasm-unsafe-eval'"]}.
# It gets Pelican's settings with the page.
PagePolicy = Callable[[Entry, Mapping[str, Any]], Mapping[str, Iterable[str]]]


class NamedHost(Protocol):
    """A kind of host to publish to. `static_hosts` says what else it has to offer."""

    @property
    def name(self) -> str:
        """What `--host` and the settings call it."""
        ...


# Says what is wrong with the content as a whole, from the project's folder and the model.
ContentCheck = Callable[[Path, ContentModel], Iterable[Finding]]
# A question that pages may ask of the model (`ask.ask(name)`), answered once.
Answer = Callable[[ContentModel], Any]
# The maker of a site's pictures, by Pelican's settings.
PictureMakers = Callable[[Mapping[str, Any]], PictureMaker]
# The picture that a shared link to a page shows, None for the site's own: a pure function of the page and what it asks.
SharePicture = Callable[[Entry, Questions], Image | None]
SharePictures = Callable[[Mapping[str, Any]], SharePicture]  # by Pelican's settings
# Further names for every template, from the answers to what it asks.
TemplateNames = Callable[[Questions], Mapping[str, Any]]


@dataclass(frozen=True)
class Contributions:
    """Everything that the plugins of one build have added, frozen: all that anybody asks of what may be said.

    The fields of `kinds` are whole: also those of every page, and what other plugins have added. `facts` are the fields
    of clinic.yaml.
    """

    kinds: tuple[Kind, ...] = ()
    field_types: tuple[FieldType, ...] = ()
    facts: tuple[Field, ...] = ()
    blocks: tuple[Block, ...] = ()
    rules: tuple[Rule, ...] = ()
    nodes: tuple[NodeMaker, ...] = ()
    messages: tuple[Message, ...] = ()
    files: tuple[FileMaker, ...] = ()
    finishing: tuple[Finishing, ...] = ()
    page_policies: tuple[PagePolicy, ...] = ()
    content_checks: tuple[ContentCheck, ...] = ()
    questions: Mapping[str, Answer] = field(default_factory=dict)
    template_names: tuple[TemplateNames, ...] = ()
    settings: tuple[type[PluginSettings], ...] = ()
    settings_checks: tuple[SettingsCheck, ...] = ()
    hosts: tuple[NamedHost, ...] = ()
    templates: tuple[Path, ...] = ()
    picture_makers: tuple[PictureMakers, ...] = ()
    share_pictures: tuple[SharePictures, ...] = ()

    def picture_maker(self, settings: Mapping[str, Any]) -> PictureMaker | None:
        """The maker of a site's pictures, the first that a plugin brings; None where there is none."""
        return self.picture_makers[0](settings) if self.picture_makers else None

    @property
    def declarations(self) -> tuple[Declaration, ...]:
        """The declaration of every id that a report may print: the rules, then the messages."""
        return (*self.rules, *self.messages)

    def kind(self, name: str) -> Kind:
        """The kind of page of that name. Raises KeyError."""
        return self.kinds_by_name[name]

    def kind_with(self, trait: str) -> Kind | None:
        """The first kind that has a trait."""
        return next((kind for kind in self.kinds if kind.has(trait)), None)

    @cached_property
    def kinds_by_name(self) -> Mapping[str, Kind]:
        """The kinds of page by name."""
        return {kind.name: kind for kind in self.kinds}


# Says what is wrong with Pelican's settings, given what the plugins of the build bring.
SettingsCheck = Callable[[Mapping[str, Any], Contributions], Iterable[Problem]]


@dataclass(slots=True)
class Registry:
    """Collects contributions: each plugin's `contribute` is called with it, in the order of PLUGINS."""

    kinds: list[Kind] = field(default_factory=list)
    field_types: list[FieldType] = field(default_factory=list)
    fields: list[tuple[str, Field]] = field(default_factory=list)
    facts: list[Field] = field(default_factory=list)
    facts_in_place: dict[str, Field] = field(default_factory=dict)
    blocks: list[Block] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    nodes: list[NodeMaker] = field(default_factory=list)
    messages: list[Message] = field(default_factory=list)
    files: list[FileMaker] = field(default_factory=list)
    finishing: list[Finishing] = field(default_factory=list)
    page_policies: list[PagePolicy] = field(default_factory=list)
    content_checks: list[ContentCheck] = field(default_factory=list)
    questions: dict[str, Answer] = field(default_factory=dict)
    template_names: list[TemplateNames] = field(default_factory=list)
    settings: list[type[PluginSettings]] = field(default_factory=list)
    settings_checks: list[SettingsCheck] = field(default_factory=list)
    hosts: list[NamedHost] = field(default_factory=list)
    templates: list[Path] = field(default_factory=list)
    picture_makers: list[PictureMakers] = field(default_factory=list)
    share_pictures: list[SharePictures] = field(default_factory=list)

    def add_kinds(self, *kinds: Kind) -> None:
        """Adds kinds of page, with their own fields."""
        self.kinds.extend(kinds)
        for kind in kinds:
            self.add_fields(*kind.fields, kinds=(kind.name,))

    def add_fields(self, *fields: Field, kinds: Iterable[str] = ("*",)) -> None:
        """Adds front-matter fields to the named kinds of page; "*" stands for every kind."""
        self.fields.extend((kind, f) for kind in kinds for f in fields)

    def add_field_types(self, *types: FieldType) -> None:
        """Adds types of fields, so that forms and other tools know them."""
        self.field_types.extend(types)

    def add_facts(self, *fields: Field) -> None:
        """Adds facts about the clinic, for content/data/clinic.yaml."""
        self.facts.extend(fields)

    def replace_facts(self, *fields: Field) -> None:
        """Gives facts that take the place of those of the same name: a country writes its addresses in its own way."""
        self.facts_in_place.update((spec.name, spec) for spec in fields)

    def add_blocks(self, *blocks: Block) -> None:
        """Adds blocks for use in Markdown."""
        self.blocks.extend(blocks)

    def add_rules(self, *rules: Rule) -> None:
        """Adds rules; the engine of seo_checks runs and reports them."""
        self.rules.extend(rules)

    def add_messages(self, *messages: Message) -> None:
        """Adds the messages that a plugin's findings are made from, so that each can be explained."""
        self.messages.extend(messages)

    def add_nodes(self, *makers: NodeMaker) -> None:
        """Adds makers of JSON-LD nodes; schema_org joins them to the page's graph."""
        self.nodes.extend(makers)

    def add_files(self, *makers: FileMaker) -> None:
        """Adds makers of files beside the pages."""
        self.files.extend(makers)

    def add_finishing(self, *makers: Finishing) -> None:
        """Adds makers of files from the written pages. What they make is no page: the rules do not see it."""
        self.finishing.extend(makers)

    def add_page_policies(self, *policies: PagePolicy) -> None:
        """Adds what single pages need beyond the site's security policy; static_hosts allows it on these alone."""
        self.page_policies.extend(policies)

    def add_content_checks(self, *checks: ContentCheck) -> None:
        """Adds checks of the content as a whole, made before any page."""
        self.content_checks.extend(checks)

    def add_question(self, name: str, answer: Answer) -> None:
        """Adds a question that pages may ask; `answer` is a pure function of the model."""
        self.questions[name] = answer

    def add_template_names(self, names: TemplateNames) -> None:
        """Adds names that every template may read."""
        self.template_names.append(names)

    def add_settings(self, *kinds: type[PluginSettings]) -> None:
        """Adds what the plugin reads of the settings, so that a wrong or misspelled one is named before a build."""
        self.settings.extend(kinds)

    def add_settings_checks(self, *checks: SettingsCheck) -> None:
        """Adds checks of settings that depend on what plugins bring: a name that has to be a registered one."""
        self.settings_checks.extend(checks)

    def add_hosts(self, *kinds: NamedHost) -> None:
        """Adds kinds of host to publish to (`static_hosts.hosts.kind.HostKind`)."""
        self.hosts.extend(kinds)

    def add_templates(self, folder: Path) -> None:
        """Adds a folder of templates, laid out as theme/templates: pages' templates, and components/<name>/<name>.html.

        A template of the theme with the same name goes before the plugin's, so that a site may draw it its own way.
        """
        self.templates.append(folder)

    def add_picture_makers(self, *makers: PictureMakers) -> None:
        """Adds what makes photos fit for pages; the first of all is taken."""
        self.picture_makers.extend(makers)

    def add_share_pictures(self, *pictures: SharePictures) -> None:
        """Adds what finds the picture of a shared link; the first that has one for a page is taken."""
        self.share_pictures.extend(pictures)

    def freeze(self) -> Contributions:
        """The contributions as they stand, in the order of PLUGINS."""
        added: dict[str, Any] = {part.name: getattr(self, part.name) for part in dataclass_fields(self)}
        added["kinds"] = [replace(kind, fields=self._fields_of(kind.name)) for kind in self.kinds]
        added["facts"] = [self.facts_in_place.get(spec.name, spec) for spec in self.facts]
        del added["fields"], added["facts_in_place"]
        for name, found in added.items():
            added[name] = dict(found) if isinstance(found, dict) else tuple(found)
        return Contributions(**added)

    def _fields_of(self, kind: str) -> tuple[Field, ...]:
        return tuple(f for name, f in self.fields if name in ("*", kind))
