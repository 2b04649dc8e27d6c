"""Everything in one file that names another: each with its place, to the character."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from ...content_model.markdown.page_state import Link
from ...content_model.schema.field_types import Path as AddressType
from ...content_model.schema.fields import Field
from ...content_model.yaml.front_matter import split
from ...content_model.yaml.nodes import YamlProblem
from ...static_hosts.paths import same_place
from ..front_matter_edit import front_matter_span
from ..refused import Refused
from ..source.text import Source
from ..source.tree import Group, Items, Scalar, plain, read_tree
from ..source.yaml_edit import Path
from .in_text import line_starts, links_in
from .in_values import values_in
from .world import World

IMAGES = "images/images.yaml"
REDIRECTS = "data/redirects.yaml"
FACTS = "data/clinic.yaml"
ALIASES = "aliases"


class What(Enum):
    """How something is named."""

    LINK = "link"  # in a text
    FIELD = "field"  # of a page or of the clinic's facts
    OPTION = "option"  # of a block
    DESCRIPTION = "description"  # a picture's entry in images.yaml
    REDIRECT = "redirect"  # the target of an old address


@dataclass(frozen=True, slots=True)
class Reference:
    """A place that names `target`, from `start` to `end` of the file's text as the content model reads it.

    `link` is set where it stands in a text, `scalar` where it is a value; `field` is that value's. `name` is the place of a
    value: ("related", 0), or in a block ("action", "to").
    """

    start: int
    end: int
    target: str
    what: What
    link: Link | None = None
    scalar: Scalar | None = None
    field: Field | None = None
    name: Path = ()

    @property
    def is_needed(self) -> bool:
        """Whether the value cannot be taken away without something in its place."""
        return self.what is What.REDIRECT or (self.field is not None and self.field.required and not self.in_list)

    @property
    def in_list(self) -> bool:
        """Whether the value is an item of a list."""
        return bool(self.name) and isinstance(self.name[-1], int)


@dataclass(frozen=True, slots=True)
class Found:
    """What a file names, in the order in which it stands. `unplaced` says that there is more, of which the place is unknown."""

    references: tuple[Reference, ...] = ()
    unplaced: bool = False


Wanted = Callable[[str], bool]  # whether references to a file are asked for


def references_in(path: str, source: Source, world: World, wanted: Wanted) -> Found:
    """What a file of content/ names of what is wanted."""
    try:
        if path.endswith(".md"):
            return _in_page(path, source.text, world, wanted)
        return Found(tuple(one for one in _in_data(path, source.text, world) if wanted(one.target)))
    except (YamlProblem, Refused):  # a file that cannot be read, or whose values only its text can change
        return Found((), True)


def _in_page(path: str, text: str, world: World, wanted: Wanted) -> Found:
    parsed = split(text)
    front_matter = read_tree(text, *front_matter_span(text))
    values = plain(front_matter)
    kind = world.kind_of(path, values if isinstance(values, dict) else {})
    found = list(_in_group(front_matter, kind.fields if kind else (), What.FIELD, world))
    offset, unplaced = len(text) - len(parsed.body), False
    converted = world.converted(path, parsed.body)
    if not converted.html and converted.findings:
        unplaced = True  # a block that is not closed swallows what follows it
    starts = line_starts(text)
    first = text.count("\n", 0, offset)
    for use in converted.blocks:
        at = first + use.place.line
        if use.option_lines:
            tree = read_tree(text, starts[at], starts[at + use.option_lines])
            found += _in_group(tree, use.block.options, What.OPTION, world, (use.block.name,))
    targets: dict[Link, str | None] = {}

    def is_wanted(link: Link) -> bool:
        target = targets[link] = world.target_of(link, path)
        return target is not None and wanted(target)

    links = links_in(parsed.body, converted, lambda body: world.converted(path, body), is_wanted)
    for one in links.placed:
        target = targets[one.link]
        assert target is not None
        found.append(Reference(offset + one.start, offset + one.end, target, What.LINK, one.link))
    found.sort(key=lambda one: (one.start, one.end))
    return Found(tuple(one for one in found if wanted(one.target)), unplaced or bool(links.unplaced))


def _in_group(tree: object, fields: Sequence[Field], what: What, world: World, path: Path = ()) -> Iterator[Reference]:
    if not isinstance(tree, Group):
        return
    for name, field, scalar in values_in(tree, fields):
        value = field.type.as_meant((scalar.value or "").strip(), field)
        if isinstance(field.type, AddressType):
            target = None if name[0] == ALIASES else world.at(value)
        else:
            target = world.names(field.type).get(value)
        if target is not None:
            yield Reference(scalar.start, scalar.end, target, what, None, scalar, field, (*path, *name))


def _in_data(path: str, text: str, world: World) -> Iterator[Reference]:
    tree = read_tree(text)
    if path == FACTS:
        yield from _in_group(tree, world.session.contributions.facts, What.FIELD, world)
    elif path == IMAGES and isinstance(tree, Group):
        for name, key in tree.keys.items():
            end = key.start + len(text[key.start : key.after_colon].rstrip(": \t"))
            yield Reference(key.start, end, f"images/{name}", What.DESCRIPTION, name=(name,))
    elif path == REDIRECTS and isinstance(tree, Items):
        by_place = {same_place(entry.url): entry.source.removeprefix("content/") for entry in world.model.entries}
        for number, item in enumerate(tree.items):
            to = item.keys.get("to") if isinstance(item, Group) else None
            scalar = to.value if to is not None else None
            if (
                isinstance(scalar, Scalar)
                and scalar.value
                and (target := by_place.get(same_place(scalar.value.strip())))
            ):
                yield Reference(scalar.start, scalar.end, target, What.REDIRECT, None, scalar, name=(number, "to"))
