"""The data files of content/ that have a form: where they stand, what they are called, and their fields."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..content_model.load.data_files import SOURCE_FIELDS
from ..content_model.load.images import IMAGE_FIELDS
from ..content_model.schema.containers import GROUP
from ..content_model.schema.contributions import Contributions
from ..content_model.schema.field_types import CHOICE, PATH
from ..content_model.schema.fields import Field

_REDIRECT = Field(
    "redirect",
    "Old address",
    GROUP,
    fields=(
        Field("from", "Old address", PATH, required=True, help="As it was: /old/.", example="/old/"),
        Field("to", "Leads to", PATH, help="An address of a page: /contact/. Empty where it is gone for good."),
        Field("status", "Gone for good", CHOICE, choices=("410",), help="410 where it leads nowhere any more."),
    ),
)


@dataclass(frozen=True, slots=True)
class DataFile:
    """A data file. `by_name` says that it holds names with a group each, of these fields; `item` is that of a list."""

    path: str
    label: str
    help: str
    fields: tuple[Field, ...] = ()
    by_name: bool = False
    item: Field | None = None


def data_files(contributions: Contributions) -> tuple[DataFile, ...]:
    """All of them, in the order in which people look for them."""
    return (
        DataFile("data/clinic.yaml", "The clinic", "Phone, address, hours: every fact, once.", contributions.facts),
        DataFile("data/sources.yaml", "Sources", "What statements about health rest on.", SOURCE_FIELDS, by_name=True),
        DataFile("images/images.yaml", "Pictures", "What each picture shows.", IMAGE_FIELDS, by_name=True),
        DataFile(
            "data/redirects.yaml", "Old addresses", "Where links to addresses that are gone lead.", item=_REDIRECT
        ),
    )


def is_data(path: str) -> bool:
    """Whether a file holds values alone, without a text below."""
    return path.endswith(".yaml")


def data_file(path: str, contributions: Contributions) -> DataFile | None:
    """The data file of this path; None for another file."""
    return next((file for file in data_files(contributions) if file.path == path), None)


def fields_of_data(path: str, contributions: Contributions) -> Sequence[Field]:
    """The fields of a data file, for the order of new names; none for one that is not known, or that has own names."""
    file = data_file(path, contributions)
    return file.fields if file is not None and not file.by_name else ()
