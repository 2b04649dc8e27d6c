"""The types of values that name something else of the site: a source, a person, a page, a picture."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from typing import Any

from ..person_name import file_name_of
from .fields import Control, Field, FieldType, GraphValues, Named

_IMAGE_FOLDER = re.compile(r"^(\.\./|/)*(content/)?images/")


class Reference(FieldType):
    """The name of something else. `where` is said when there is nothing of that name."""

    where = "content/"

    def target_missing(self, name: str) -> str:
        return f"There is no {self.name} `{name}` in {self.where}"

    def control(self, spec: Field) -> Control:
        return Control("reference", {"to": self.name})


class SourceReference(Reference):
    """A key of content/data/sources.yaml."""

    name = "source"
    example = "bowlby-1969"
    where = "content/data/sources.yaml"

    def targets(self, model: Named) -> Mapping[str, Any]:
        return model.sources

    def as_json_ld(self, value: Any, spec: Field, graph: GraphValues) -> Any:
        return graph.source(str(value))


class PersonReference(Reference):
    """The name of a file in content/people/, without .md."""

    name = "person"
    example = "first-last"
    where = "content/people/"

    def as_meant(self, text: str, spec: Field) -> str:
        """A person's name ("Dr. Jane Doe") stands for their file."""
        return file_name_of(text) if re.search(r"[A-Z ]", text) else text

    def targets(self, model: Named) -> Mapping[str, Any]:
        folder = "content/people"
        return {
            posixpath.basename(entry.source)[:-3]: entry
            for entry in model.entries
            if posixpath.dirname(entry.source) == folder
        }

    def as_json_ld(self, value: Any, spec: Field, graph: GraphValues) -> Any:
        return graph.person(str(value))


class PageReference(Reference):
    """A page's file, relative to content/: pages/contact.md"""

    name = "page"
    example = "pages/contact.md"

    def targets(self, model: Named) -> Mapping[str, Any]:
        return {entry.source.removeprefix("content/"): entry for entry in model.entries}

    def as_json_ld(self, value: Any, spec: Field, graph: GraphValues) -> Any:
        return graph.page(str(value))


class PictureReference(Reference):
    """A file in content/images/."""

    name = "picture"
    example = "listening.svg"
    where = "content/images/"

    def as_meant(self, text: str, spec: Field) -> str:
        return _IMAGE_FOLDER.sub("", text)

    def targets(self, model: Named) -> Mapping[str, Any]:
        return model.images

    def as_json_ld(self, value: Any, spec: Field, graph: GraphValues) -> Any:
        return graph.picture(str(value))


SOURCE, PERSON, PAGE, IMAGE = SourceReference(), PersonReference(), PageReference(), PictureReference()
