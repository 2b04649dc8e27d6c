"""What plugins add to the site: a plugin says it in a function `contribute(registry)` of its package."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from dataclasses import fields as dataclass_fields
from functools import cached_property
from pathlib import Path
from typing import Any, Protocol

from ...findings import Declaration, Finding, Message, Rule
from ...plugin_settings import PluginSettings, Problem
from ..model import ContentModel
from ..questions import Questions
from .blocks import Block
from .fields import Field, FieldType
from .kinds import Kind
from .makers import FileMaker, Finishing, NodeMaker, PagePolicy, PictureMaker, PictureMakers, SharePictures


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
