"""The questions that a page may ask of the rest of the site. Each answer is recorded with the page's result.

A step that makes a page gets a Questions, never the ContentModel: so what its result depends on is known, and the result
may be used again exactly when asking again gives the same answers.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any, Protocol, cast

from ..recorded_reads import Question, Recorder
from .banner import Banner
from .entry import Card, Entry
from .holiday_hours import Holiday
from .locations import Location
from .model import base_path_of, site_url_of
from .opening_hours import Opening
from .values import Fact, Image, Source


class Answers(Protocol):
    """What questions are put to: a ContentModel, or a whole session."""

    def answer(self, question: Question) -> Any:
        """The answer to a question. Raises KeyError for one that there is not."""
        ...


class Questions:
    """Asks a model, and records what was asked when a recorder is given.

    Templates know it as `site`. Addresses of pages are from the site's root ("/contact/"); sources are files relative
    to the project ("content/pages/contact.md").
    """

    def __init__(self, answers: Answers, recorder: Recorder | None = None) -> None:
        self._answers, self._recorder = answers, recorder

    def ask(self, name: str, *arguments: str) -> Any:
        """The answer to a question by its name. Raises KeyError for a question that there is not."""
        question = (name, *arguments)
        answer = self._answers.answer(question)
        if self._recorder is not None:
            self._recorder.ask(question, answer)
        return answer

    def take_over(self, recorder: Recorder) -> None:
        """Records what was asked for something that is used again."""
        if self._recorder is not None:
            self._recorder.take_over(recorder)

    # -- pages -----------------------------------------------------------------------------------

    def card(self, source: str) -> Card | None:
        """What a link to a page says of it."""
        return cast("Card | None", self.ask("card", source))

    def card_at(self, url: str) -> Card | None:
        """The same for the page at an address."""
        return cast("Card | None", self.ask("card at", url))

    def page(self, source: str) -> Entry | None:
        """All that a page's front matter says, without its text."""
        return cast("Entry | None", self.ask("page", source))

    def person(self, name: str) -> Entry | None:
        """The profile of a person, by the name of the file in content/people/."""
        return self.page(f"content/people/{name}.md") if name else None

    def children(self, source: str) -> tuple[Card, ...]:
        """The listed pages one step below, in menu order."""
        return cast("tuple[Card, ...]", self.ask("children", source))

    def parent(self, source: str) -> Card | None:
        """The page one step up the site's tree; None for the home page."""
        return cast("Card | None", self.ask("parent", source))

    def trail(self, source: str) -> tuple[Card, ...]:
        """The breadcrumb: from the home page down to the page itself."""
        return cast("tuple[Card, ...]", self.ask("trail", source))

    def menu(self, name: str) -> tuple[Card, ...]:
        """The listed pages of a menu ("main" or "footer"), in menu order."""
        return cast("tuple[Card, ...]", self.ask("menu", name))

    def with_trait(self, trait: str) -> tuple[Card, ...]:
        """The listed pages whose kind has a trait, in the site's order."""
        return cast("tuple[Card, ...]", self.ask("trait", trait))

    def sections_with(self, trait: str) -> tuple[Card, ...]:
        """The first pages of the sections that have a listed page with a trait somewhere in them."""
        return cast("tuple[Card, ...]", self.ask("sections with", trait))

    def translations(self, source: str) -> tuple[Entry, ...]:
        """The page and all its translations, the original first; nothing for a page without any."""
        return cast("tuple[Entry, ...]", self.ask("translations", source))

    def addresses(self) -> Mapping[str, str]:
        """The source of every page by its address: for advice on a link that leads nowhere."""
        return dict(self.ask("addresses"))

    def unread(self) -> frozenset[str]:
        """The files whose page could not be read, and which have findings of their own."""
        return cast("frozenset[str]", self.ask("unread"))

    def is_unread(self, source: str) -> bool:
        """Whether a file is one of them, capitals aside."""
        return bool(self.ask("is unread", source))

    # -- what is said of the clinic --------------------------------------------------------------

    def fact(self, name: str) -> Any:
        """A fact of clinic.yaml by its name: a Fact, a mapping of them or a tuple; None where there is no such fact."""
        return self.ask("fact", name)

    @property
    def facts(self) -> Facts:
        """The facts as a mapping, for templates: `site.facts.phone`."""
        return Facts(self)

    @property
    def site_url(self) -> str:
        """The site's own address, without a slash at the end: "https://www.lotusrecovery.example"."""
        return site_url_of(self.fact("website"))

    @property
    def base_path(self) -> str:
        """The folder that the site stands in, "" at a domain's root, "/clinic" in a folder."""
        return base_path_of(self.site_url)

    @property
    def site_name(self) -> str:
        """The clinic's name."""
        return str(self.fact("name").value or "")

    @property
    def opening_hours(self) -> tuple[Opening, ...]:
        """The opening hours in words."""
        return cast("tuple[Opening, ...]", self.ask("opening hours"))

    @property
    def locations(self) -> tuple[Location, ...]:
        """The locations beside the main one."""
        return cast("tuple[Location, ...]", self.ask("locations"))

    @property
    def phone_lines(self) -> tuple[tuple[Fact, Fact], ...]:
        """The phone lines beside the main one: purpose and number."""
        return cast("tuple[tuple[Fact, Fact], ...]", self.ask("phone lines"))

    @property
    def answering(self) -> str:
        """When somebody answers the phone, as data for the component of that name."""
        return cast("str", self.ask("answering"))

    @property
    def banner(self) -> Banner | None:
        """The line at the top of every page; None where there is none now."""
        return cast("Banner | None", self.ask("banner"))

    @property
    def holiday_hours(self) -> tuple[Holiday, ...]:
        """The holidays of the next days, the first one first."""
        return cast("tuple[Holiday, ...]", self.ask("holiday hours"))

    def href(self, page: Entry | Card) -> str:
        """A page's address as a link on the site's own pages, from the domain's root."""
        return self.base_path + page.url

    def canonical(self, page: Entry | Card) -> str:
        """A page's absolute address."""
        return self.site_url + page.url

    # -- sources, pictures and files -------------------------------------------------------------

    def source(self, key: str) -> Source | None:
        """A source of content/data/sources.yaml."""
        return cast("Source | None", self.ask("source", key))

    def image(self, name: str) -> Image | None:
        """A picture by its name below content/images/."""
        return cast("Image | None", self.ask("image", name))

    def image_at(self, url: str) -> Image | None:
        """A picture by the address that a text names: that of its file in content/."""
        return cast("Image | None", self.ask("image at", url))

    def image_names(self) -> tuple[str, ...]:
        """The names of all pictures: for advice on one that is not there."""
        return cast("tuple[str, ...]", self.ask("image names"))

    def file_urls(self) -> tuple[str, ...]:
        """The addresses by which a text may name files of content/: for advice on one that is not there."""
        return cast("tuple[str, ...]", self.ask("file urls"))

    def file_at(self, url: str) -> str:
        """Where the file of content/ that an address names lies on the site; "" for none. Photos may lie elsewhere."""
        return str(self.ask("file at", url))

    def is_to_come(self, day: dt.date) -> bool:
        """Whether a day lies after today."""
        return bool(self.ask("is to come", day.isoformat()))


class Facts(Mapping[str, Any]):
    """The clinic's facts by name; each that is read is recorded."""

    def __init__(self, ask: Questions) -> None:
        self._ask = ask

    def __getitem__(self, name: str) -> Any:
        found = self._ask.fact(name)
        if found is None:
            raise KeyError(name)
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self._ask.ask("fact names"))

    def __len__(self) -> int:
        return len(self._ask.ask("fact names"))
