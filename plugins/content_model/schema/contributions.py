"""What plugins add to the content model, and the signal by which they are asked for it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from blinker import signal

from ...findings import Message, Rule
from .fields import Field

if TYPE_CHECKING:
    from ..model import ContentModel, Entry

# Sent once a build, before anything is read. The sender is a Registry; receivers call its add_* methods.
contribute = signal("content_model_contribute")


@dataclass(frozen=True, slots=True)
class BlockUse:
    """One use of a block on a page: its checked options, its inner HTML, and where it stands."""

    options: Mapping[str, Any]
    body: str
    entry: Entry
    model: ContentModel
    number: int  # counts the uses of this block on this page, from 1


@dataclass(frozen=True, slots=True)
class Block:
    """Something that staff can insert in Markdown: `/// name`, its options, a body, `///`.

    It is rendered by the theme component of the same name (or `component`), whose macro gets what
    `data` makes of the use, as keyword arguments. A plugin that brings its own HTML gives `html` instead.
    `check` may refuse a use with a message and a fix.
    """

    name: str
    label: str
    help: str
    options: tuple[Field, ...] = ()
    has_body: bool = False
    component: str = ""
    html: Callable[[BlockUse], str] | None = None
    data: Callable[[BlockUse], Mapping[str, Any]] = lambda use: {**use.options, "body": use.body}
    check: Callable[[Mapping[str, Any], ContentModel], Iterable[tuple[str, str]]] = lambda options, model: ()
    example: str = ""


@dataclass(frozen=True, slots=True)
class NodeMaker:
    """Makes JSON-LD nodes for a page: a pure function from the entry and the model to dicts."""

    name: str
    make: Callable[[Entry, ContentModel], Iterable[Mapping[str, Any]]]


@dataclass(frozen=True, slots=True)
class Contributions:
    """Everything that the plugins of one build have added, frozen. Fields stand by kind ("*" for all)."""

    fields: tuple[tuple[str, Field], ...] = ()
    blocks: tuple[Block, ...] = ()
    rules: tuple[Rule, ...] = ()
    nodes: tuple[NodeMaker, ...] = ()
    messages: tuple[Message, ...] = ()


@dataclass(slots=True)
class Registry:
    """Collects contributions while `contribute` is being sent."""

    fields: list[tuple[str, Field]] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    nodes: list[NodeMaker] = field(default_factory=list)
    messages: list[Message] = field(default_factory=list)

    def add_fields(self, *fields: Field, kinds: Iterable[str] = ("*",)) -> None:
        """Adds front-matter fields to the named kinds of page; "*" stands for every kind."""
        self.fields.extend((kind, f) for kind in kinds for f in fields)

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

    def freeze(self) -> Contributions:
        """The contributions as they stand, in the order of PLUGINS."""
        return Contributions(
            tuple(self.fields), tuple(self.blocks), tuple(self.rules), tuple(self.nodes), tuple(self.messages)
        )
