"""What a rule may ask besides the page or site that it looks at."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple

from ..recorded_reads import Answers, Question, Recorder
from .fact_tree import at_path, has_placeholder, line_of, plain
from .locate import Place
from .option import Option, Value


@dataclass(frozen=True, slots=True)
class Written:
    """A page that somebody wrote, published or not.

    `traits` say how pages of its kind are treated. `fields` are what its front matter may have, as the content model
    declares them.
    """

    source: str
    url: str
    save_as: str = ""
    kind: str = ""
    title: str = ""
    listed: bool = True
    front_matter: Mapping[str, Any] = field(default_factory=dict)
    traits: frozenset[str] = frozenset()
    fields: tuple[Any, ...] = field(default=(), compare=False)  # follows from the kind

    def has(self, trait: str) -> bool:
        """Whether the page's kind has a trait."""
        return trait in self.traits


class DeclaredField(NamedTuple):
    """A field that a page or the clinic's facts may have, and the property of schema.org that it fills."""

    name: str
    feeds: str


@dataclass(frozen=True)
class Inputs:
    """All that the rules of one run may read besides the pages.

    `facts` is the clinic's facts as a tree of mappings and lists whose leaves have `.value` and
    `.is_placeholder`. `published` lists the addresses ("/contact/") of the last publication, None
    when nothing was published yet. `redirects` maps old addresses to new ones, "" for an address
    that is gone for good. `written` lists every page that somebody wrote, whether it is listed or
    not (a draft is not). `fact_fields` are the fields that the clinic's facts may have. `options` holds the thresholds and lists that settings change, by name.
    `form_hosts` are those that some page's policy lets its form send to.
    `find_shared` finds a text in the files that several pages are made from.
    """

    site_url: str = ""  # without a slash at the end
    base_path: str = ""  # "/folder" when the site does not stand at its domain's root
    publish: bool = False  # a publish build, else a development build on a staff machine
    now: dt.datetime = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)
    allowed_hosts: frozenset[str] = frozenset()
    form_hosts: frozenset[str] = frozenset()
    published: frozenset[str] | None = None
    redirects: Mapping[str, str] = field(default_factory=dict)
    facts: Mapping[str, Any] = field(default_factory=dict)
    written: tuple[Written, ...] = ()
    fact_fields: tuple[Any, ...] = ()
    options: Mapping[str, Any] = field(default_factory=dict)
    find_shared: Callable[[str], tuple[str, Place] | None] = lambda text: None

    @cached_property
    def by_source(self) -> Mapping[str, Written]:
        """What was written, by source file."""
        return {page.source: page for page in self.written}

    @cached_property
    def by_url(self) -> Mapping[str, Written]:
        """What was written, by address; of several pages at one address, the last."""
        return {page.url: page for page in self.written}


class Context:
    """Asks what a rule wants to know of the rest of the site, and records each question for the page's result.

    A rule that looks at one page does well to ask for little: its result is used again until an answer changes. So ask
    `is_past(day)`, which changes once, rather than for `today`, which changes every night.
    """

    def __init__(self, inputs: Inputs | None = None) -> None:
        own = inputs or Inputs()
        self.answers = Answers(lambda question: _answer(own, question))
        self._recorder: Recorder | None = None

    def recorded_by(self, recorder: Recorder) -> Context:
        """The same answers; each question goes to the recorder."""
        context = Context.__new__(Context)
        context.answers, context._recorder = self.answers, recorder
        return context

    def ask(self, name: str, *arguments: str) -> Any:
        """The answer to a question by its name. Raises LookupError for a question that there is not."""
        question = (name, *arguments)
        answer = self.answers(question)
        if self._recorder is not None:
            self._recorder.ask(question, answer)
        return answer

    # -- the run ---------------------------------------------------------------------------------

    @property
    def site_url(self) -> str:
        """The site's address, without a slash at the end."""
        return str(self.ask("site url"))

    @property
    def base_path(self) -> str:
        """The folder that the site stands in ("/folder"), "" at its domain's root."""
        return str(self.ask("base path"))

    @property
    def publish(self) -> bool:
        """Whether this is a publish build."""
        return bool(self.ask("publish"))

    @property
    def now(self) -> dt.datetime:
        """The moment that the run counts as the present."""
        now: dt.datetime = self.ask("now")
        return now

    @property
    def today(self) -> dt.date:
        """The day that the run counts as today. Another one every day: see `is_past` and `is_to_come`."""
        today: dt.date = self.ask("today")
        return today

    def is_past(self, day: dt.date) -> bool:
        """Whether a day lies before today."""
        return bool(self.ask("is past", day.isoformat()))

    def is_to_come(self, day: dt.date) -> bool:
        """Whether a day lies after today."""
        return bool(self.ask("is to come", day.isoformat()))

    def option(self, option: Option[Value]) -> Value:
        """The value of a rule's option: what settings say, or its default."""
        value: Value | None = self.ask("option", option.name)
        return option.default if value is None else value

    def allows(self, host: str) -> bool:
        """Whether settings let a page fetch from a host."""
        return bool(self.ask("allows", host))

    def allows_form(self, host: str) -> bool:
        """Whether settings let a form send to a host."""
        return bool(self.ask("allows form", host))

    # -- the clinic ------------------------------------------------------------------------------

    def fact(self, path: str, default: Any = None) -> Any:
        """The plain value of a fact: `fact("phone")`, `fact("address.city")`; `default` when absent.

        A group or list comes as plain mappings and lists.
        """
        found = self.ask("fact", path)
        return default if found is None else found

    def is_placeholder(self, path: str) -> bool:
        """Whether a fact, or anything in a group of facts, is a stand-in that the clinic has to replace."""
        return bool(self.ask("is placeholder", path))

    def fact_line(self, path: str) -> int:
        """The line on which a fact, or the first of a group, stands in clinic.yaml; 0 where it is not known."""
        return int(self.ask("fact line", path))

    @property
    def fact_fields(self) -> tuple[DeclaredField, ...]:
        """The fields that the clinic's facts may have."""
        fields: tuple[DeclaredField, ...] = self.ask("fact fields")
        return fields

    # -- the pages -------------------------------------------------------------------------------

    def person(self, name: str) -> Written | None:
        """The profile page of a person, by the name of the file in content/people/."""
        person: Written | None = self.ask("written", f"content/people/{name}.md")
        return person

    def source_of(self, url: str) -> str:
        """The file that the page at an address is written in, "" where there is none."""
        return str(self.ask("source of", url))

    def fields_of(self, url: str) -> tuple[DeclaredField, ...]:
        """The fields that the front matter of the page at an address may have."""
        fields: tuple[DeclaredField, ...] = self.ask("fields of", url)
        return fields

    def addresses_with(self, trait: str) -> frozenset[str]:
        """The addresses of the pages whose kind has a trait, listed or not."""
        addresses: frozenset[str] = self.ask("addresses with", trait)
        return addresses

    def find_shared(self, text: str) -> tuple[str, Place] | None:
        """The file and place of a text in the data and templates that several pages are made from."""
        found: tuple[str, Place] | None = self.ask("find shared", text)
        return found

    # -- everything at once: for rules that look at the whole site --------------------------------

    @property
    def written(self) -> tuple[Written, ...]:
        """Every page that somebody wrote."""
        written: tuple[Written, ...] = self.ask("all written")
        return written

    @property
    def redirects(self) -> Mapping[str, str]:
        """Old addresses and where they lead now, "" for nowhere."""
        redirects: Mapping[str, str] = self.ask("redirects")
        return redirects

    @property
    def published(self) -> frozenset[str] | None:
        """The addresses of the last publication, None when nothing was published yet."""
        published: frozenset[str] | None = self.ask("published")
        return published


def _answer(inputs: Inputs, question: Question) -> Any:
    name, *arguments = question
    return _ANSWERS[name](inputs, *arguments)


def _declared(fields: Iterable[Any]) -> tuple[DeclaredField, ...]:
    return tuple(DeclaredField(spec.name, spec.feeds) for spec in fields)


# Every question that a rule may ask: what it is named, and how it is answered.
_ANSWERS: Mapping[str, Callable[..., Any]] = {
    "site url": lambda inputs: inputs.site_url,
    "base path": lambda inputs: inputs.base_path,
    "publish": lambda inputs: inputs.publish,
    "now": lambda inputs: inputs.now,
    "today": lambda inputs: inputs.now.date(),
    "is past": lambda inputs, day: dt.date.fromisoformat(day) < inputs.now.date(),
    "is to come": lambda inputs, day: dt.date.fromisoformat(day) > inputs.now.date(),
    "option": lambda inputs, name: inputs.options.get(name),
    "allows": lambda inputs, host: host in inputs.allowed_hosts,
    "allows form": lambda inputs, host: host in inputs.allowed_hosts | inputs.form_hosts,
    "fact": lambda inputs, path: plain(at_path(inputs.facts, path)),
    "is placeholder": lambda inputs, path: has_placeholder(at_path(inputs.facts, path)),
    "fact line": lambda inputs, path: line_of(at_path(inputs.facts, path)),
    "written": lambda inputs, source: inputs.by_source.get(source),
    "source of": lambda inputs, url: inputs.by_url[url].source if url in inputs.by_url else "",
    "fields of": lambda inputs, url: _declared(inputs.by_url[url].fields) if url in inputs.by_url else (),
    "fact fields": lambda inputs: _declared(inputs.fact_fields),
    "addresses with": lambda inputs, trait: frozenset(page.url for page in inputs.written if page.has(trait)),
    "find shared": lambda inputs, text: inputs.find_shared(text),
    "all written": lambda inputs: inputs.written,
    "redirects": lambda inputs: inputs.redirects,
    "published": lambda inputs: inputs.published,
}
