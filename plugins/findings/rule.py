"""A rule: a pure function with everything that a person needs to know about it kept beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from .declaration import Declaration
from .finding import Severity
from .option import Option


class Scope(StrEnum):
    """What a rule looks at, and so when it has to run again."""

    PAGE = "page"  # check(document, context): one rendered page, and what its author wrote
    SITE = "site"  # check(site, context): all pages together
    FILE = "file"  # check(emitted_file, context): one written file, page or not


@dataclass(frozen=True, slots=True)
class Hit:
    """What a check yields; the engine turns it into a Finding.

    `at` is a bit of text, a link target or a picture's address which the engine looks for in the
    page's Markdown to find the line. `field` names a front-matter key instead. When the place is
    known already, give `file` and `line`. `fix` and `severity` replace the rule's own.
    """

    message: str
    fix: str = ""
    at: str = ""
    field: str = ""
    file: str = ""
    line: int = 0
    column: int = 0
    url: str = ""
    severity: Severity | None = None


@dataclass(frozen=True, slots=True)
class Example:
    """A small input for a rule, run as a test and printed in its documentation.

    `html` is a page's HTML (a fragment is put into a good page's main element). `front_matter`
    is what its author declared. `files` are further pages or files of the site, by path, and
    `others` is declared by all the pages among them. `facts` and `inputs` replace single facts of
    the clinic and single fields of the rule's Inputs. `text` says in a few words what the example shows.
    """

    html: str = ""
    text: str = ""
    front_matter: Mapping[str, Any] = field(default_factory=dict)
    files: Mapping[str, str] = field(default_factory=dict)
    url: str = "/page/"
    kind: str = "page"
    facts: Mapping[str, Any] = field(default_factory=dict)
    inputs: Mapping[str, Any] = field(default_factory=dict)
    others: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Rule(Declaration):
    """One thing that is checked. `source` says where the rule or its threshold comes from.

    `note` is for a rule that compares pages: a pure function of one page, run where the page is
    parsed, whose plain result then stands in `site.notes[rule.id][url]`. `options` are what settings
    may change about it. What is `for_publishing` is an error in a publish build, and a warning in any other, which says that it
    would stop a publish.
    """

    id: str
    severity: Severity
    scope: Scope
    summary: str
    why: str
    fix: str
    source: str
    check: Callable[[Any, Any], Iterable[Hit]]
    family: str = ""
    passing: tuple[Example, ...] = ()
    failing: tuple[Example, ...] = ()
    enabled: bool = True
    note: Callable[[Any], Any] | None = None
    options: tuple[Option[Any], ...] = ()
    for_publishing: bool = False
