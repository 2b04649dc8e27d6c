"""What all pages' graphs share: the content model, the language, the theme's pictures, the ids."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from ..content_model.entry import Entry
from ..content_model.model import ContentModel
from ..content_model.schema.contributions import Contributions
from ..content_model.values import Image

Node = dict[str, object]


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of the theme, found: `url` is absolute, the size is in pixels."""

    url: str
    width: int
    height: int
    alt: str = ""


@dataclass(frozen=True)
class GraphSite:
    """The site as the nodes see it. `language` is a BCP 47 tag ("en-US")."""

    model: ContentModel
    contributions: Contributions = field(default_factory=Contributions)
    language: str = "en-US"
    logo: Picture | None = None
    share_image: Picture | None = None

    @property
    def home(self) -> str:
        """The home page's absolute address: the site-wide ids start with it."""
        return f"{self.model.site_url}/"

    @property
    def website_id(self) -> str:
        """The id of the site's own node."""
        return f"{self.home}#website"

    @property
    def clinic_id(self) -> str:
        """The id of the clinic's node."""
        return f"{self.home}#clinic"

    @property
    def logo_id(self) -> str:
        """The id of the clinic's logo."""
        return f"{self.home}#logo"

    def source_id(self, key: str) -> str:
        """The id of a source of content/data/sources.yaml."""
        return f"{self.home}#source-{key}"

    def image_id(self, image: Image) -> str:
        """The id of a picture of content/images/: the same on every page that shows it."""
        return f"{self.model.site_url}{image.url}#image"

    def person_id(self, person: Entry) -> str:
        """The id of the person that a profile is about."""
        return f"{self.model.canonical(person)}#person"

    def therapy_id(self, hub: Entry) -> str:
        """The id of the therapy that a section is about."""
        return f"{self.model.canonical(hub)}#therapy"

    def page_of(self, name: str) -> Entry | None:
        """The listed entry behind a PAGE field's value ("pages/contact.md")."""
        found = self.model.by_source.get(f"content/{name}")
        return found if found is not None and found.listed else None

    def person(self, name: str | None) -> Entry | None:
        """The listed profile behind a PERSON field's value."""
        found = self.model.person(name) if name else None
        return found if found is not None and found.listed else None

    @cached_property
    def therapy_hubs(self) -> tuple[Entry, ...]:
        """The sections about a therapy: those with a therapy page or a technique somewhere below them."""
        below = [entry.url for entry in self.model.of_kind("therapy", "technique")]
        return tuple(hub for hub in self.model.of_kind("hub") if any(url.startswith(hub.url) for url in below))

    def therapy_hub(self, entry: Entry) -> Entry | None:
        """The section about a therapy that an entry stands in, itself included."""
        found = [hub for hub in self.therapy_hubs if entry.url.startswith(hub.url)]
        return max(found, key=lambda hub: len(hub.url)) if found else None

    def language_of(self, entry: Entry) -> str:
        """The language that a page is written in."""
        return str(entry.get("lang") or self.language)

    @cached_property
    def translations(self) -> Mapping[str, tuple[Entry, ...]]:
        """For each page that has translations, by source: the page and all of them, the original first."""
        groups: dict[str, list[Entry]] = {}
        for entry in self.model.entries:
            original = self.page_of(entry.get("translation_of", ""))
            if entry.listed and original is not None and original is not entry:
                groups.setdefault(original.source, [original]).append(entry)
        return {entry.source: tuple(group) for group in groups.values() for entry in group}
