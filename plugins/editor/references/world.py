"""The content as a state of affairs in which names are looked up: as it is saved, or as it would be."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from ...content_model.entry import Card, Entry
from ...content_model.markdown.convert import Converted
from ...content_model.markdown.links import link_target, resolve_image
from ...content_model.markdown.page_state import Link
from ...content_model.model import ContentModel
from ...content_model.questions import Questions
from ...content_model.schema import traits as t
from ...content_model.schema.fields import FieldType
from ...content_model.schema.kinds import Kind
from ...content_model.values import Image, Source
from ...site_engine.session import Session
from ..source.tree import Plain

CONTENT = "content/"
SOURCES = "data/sources.yaml"


@dataclass(frozen=True)
class World:
    """A session with the model that names are looked up in.

    What is named is a file, relative to content/ ("pages/contact.md", "images/lotus.svg"); a source is its file with
    its key ("data/sources.yaml#bowlby-1969").
    """

    session: Session
    model: ContentModel
    _names: dict[FieldType, Mapping[str, str]] = field(default_factory=dict)

    @classmethod
    def of(cls, session: Session) -> World:
        """The content as the session has it."""
        return cls(session, session.model)

    def converted(self, path: str, body: str) -> Converted:
        """A text as Markdown reads it on the page of that file."""
        with self.session.converter() as converter:
            return converter.convert(self._stand_in(path, body), Questions(self.model))

    def target_of(self, link: Link, path: str) -> str | None:
        """What a link or a picture in a file names; None for what is no file of content/."""
        entry, ask = self._stand_in(path, ""), Questions(self.model)
        if link.is_picture:
            image = resolve_image(link.meant, entry, ask)
            return image.file if isinstance(image, Image) else None
        found = link_target(link.meant, entry, ask)
        if isinstance(found, Card):
            return found.source.removeprefix(CONTENT)
        return None if found is None else found.removeprefix("/")

    def at(self, url: str) -> str | None:
        """The page that has an address."""
        entry = self.model.by_url.get(url)
        return entry.source.removeprefix(CONTENT) if entry else None

    def entry(self, path: str) -> Entry | None:
        """The page of a file."""
        return self.model.by_source.get(CONTENT + path)

    def names(self, type_: FieldType) -> Mapping[str, str]:
        """What values of a type may name: the file by the name; nothing for a type whose values name nothing."""
        if type_ not in self._names:
            found = ((name, _file_of(target)) for name, target in (type_.targets(self.model) or {}).items())
            self._names[type_] = {name: file for name, file in found if file}
        return self._names[type_]

    def kind_of(self, path: str, values: Mapping[str, Plain]) -> Kind | None:
        """The kind of a page, also of one that lacks too much to be one yet."""
        entry, contributions = self.entry(path), self.session.contributions
        if entry is not None:
            return entry.kind
        return contributions.kinds_by_name.get(str(values.get("kind"))) or contributions.kind_with(t.DEFAULT)

    def _stand_in(self, path: str, body: str) -> Entry:
        """A page at the file's place with this text: Markdown can be read in a file that is no page (yet)."""
        entry = self.entry(path) or next(iter(self.model.entries))
        return replace(entry, source=CONTENT + path, body=body, body_line=1)


def _file_of(target: object) -> str:
    match target:
        case Entry():
            return target.source.removeprefix(CONTENT)
        case Image():
            return target.file
        case Source():
            return f"{SOURCES}#{target.key}"
    return ""


def pages_below(model: ContentModel, path: str) -> Iterator[Entry]:
    """The pages that stand below a page in the site's tree, by their addresses, listed or not."""
    entry = model.by_source.get(CONTENT + path)
    if entry is not None and entry.url.endswith("/"):
        yield from (other for other in model.entries if other.url != entry.url and other.url.startswith(entry.url))
