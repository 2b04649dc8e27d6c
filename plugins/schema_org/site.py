"""What all pages' graphs share: the content model, the language, the theme's pictures, the ids."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ..content_model.entry import Card, Entry
from ..content_model.questions import Questions
from ..content_model.schema.contributions import Contributions
from ..content_model.schema.makers import SharePicture
from ..content_model.schema.traits import THERAPY
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
    """The site as the nodes of one page see it. `ask` records what they read; `language` is a BCP 47 tag ("en-US")."""

    ask: Questions
    contributions: Contributions = field(default_factory=Contributions)
    language: str = "en-US"
    logo: Picture | None = None
    share_image: Picture | None = None
    share_pictures: tuple[SharePicture, ...] = field(default=(), kw_only=True)

    @property
    def home(self) -> str:
        """The home page's absolute address: the site-wide ids start with it."""
        return f"{self.ask.site_url}/"

    @property
    def website_id(self) -> str:
        """The id of the site's own node."""
        return f"{self.home}#website"

    @property
    def clinic_id(self) -> str:
        """The id of the clinic's node."""
        return f"{self.home}#clinic"

    def location_id(self, name: str) -> str:
        """The id of a further location of the clinic."""
        return f"{self.home}#location-{re.sub(r'[^a-z0-9]+', '-', name.lower()).strip('-')}"

    @property
    def logo_id(self) -> str:
        """The id of the clinic's logo."""
        return f"{self.home}#logo"

    def source_id(self, key: str) -> str:
        """The id of a source of content/data/sources.yaml."""
        return f"{self.home}#source-{key}"

    def image_id(self, image: Image) -> str:
        """The id of a picture of content/images/: the same on every page that shows it."""
        return f"{self.ask.site_url}{image.url}#image"

    def person_id(self, person: Entry | Card) -> str:
        """The id of the person that a profile is about."""
        return f"{self.ask.canonical(person)}#person"

    def therapy_id(self, hub: Entry | Card) -> str:
        """The id of the therapy that a section is about."""
        return f"{self.ask.canonical(hub)}#therapy"

    def page_of(self, name: str) -> Card | None:
        """The listed page behind a PAGE field's value ("pages/contact.md")."""
        found = self.ask.card(f"content/{name}") if name else None
        return found if found is not None and found.listed else None

    def person(self, name: str | None) -> Entry | None:
        """The listed profile behind a PERSON field's value."""
        found = self.ask.person(name) if name else None
        return found if found is not None and found.listed else None

    def therapy_hubs(self) -> tuple[Card, ...]:
        """The sections about a therapy: those with a therapy page or a technique somewhere below them."""
        return self.ask.sections_with(THERAPY)

    def therapy_hub(self, entry: Entry) -> Card | None:
        """The section about a therapy that an entry stands in, itself included."""
        found = [hub for hub in self.therapy_hubs() if entry.url.startswith(hub.url)]
        return max(found, key=lambda hub: len(hub.url)) if found else None

    def language_of(self, entry: Entry) -> str:
        """The language that a page is written in."""
        return str(entry.get("lang") or self.language)
