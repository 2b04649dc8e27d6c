"""What stops a publish, told all at once: read from the content model."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from ..content_model.entry import Entry
from ..content_model.model import ContentModel
from ..content_model.schema.fields import Field
from ..content_model.values import Fact
from ..findings import Finding, Place
from .leak_text import plain_words
from .messages import ADDRESS, BUILD_STALE, DRAFT_PUBLISHED, PLACEHOLDER_FACT
from .schedule import next_due

FACTS_FILE = "content/data/clinic.yaml"
# Names that no clinic has: RFC 2606 and RFC 6762.
_RESERVED = re.compile(r"(?:^|\.)(?:example|test|invalid|localhost|local|example\.(?:com|org|net))$")
_WITH_HOST = re.compile(r"(?:https?://|[^\s@/]+@)(?P<host>[^\s/:?#@]+)")
_FEWEST_WORDS = 6  # a sentence of an unpublished page that is shorter may well stand elsewhere by chance


def placeholders(facts: Mapping[str, Any], fields: Sequence[Field] = ()) -> Iterator[Finding]:
    """An error for each fact that is still a stand-in, with what the clinic has to tell. A group counts once.

    `fields` are the declarations of the facts, from which the finding says what to write.
    """
    groups: dict[tuple[str, str], list[tuple[str, Fact]]] = {}
    for name, fact in _leaves(facts, ""):
        if fact.is_placeholder:
            groups.setdefault((name.partition(".")[0], fact.needed), []).append((name, fact))
    for (_, needed), leaves in groups.items():
        name, first = leaves[0]
        if len(leaves) > 1:
            name = ".".join(_common([leaf.split(".") for leaf, _ in leaves]))
        shown = f": {first.value}" if len(leaves) == 1 else ""
        fix = f"Ask the clinic: {needed or name}{'' if needed.endswith(('.', '?')) else '.'} {_write(name, fields)}"
        what = f"`{name}` is still a placeholder{shown}"
        yield PLACEHOLDER_FACT.at(what, fix, file=FACTS_FILE, place=Place(first.line))


def _write(name: str, fields: Sequence[Field]) -> str:
    """How a fact is written in place of its stand-in."""
    spec = None
    for step in (step for step in name.split(".") if not step.isdigit()):
        spec = next((field for field in fields if field.name == step), None)
        if spec is None:
            return "It replaces the stand-in."
        fields = spec.fields or (spec.item.fields if spec.item else ())
    if spec is None or spec.fields or spec.item:
        return "The real values replace `placeholder` and `needed`."
    return f"{spec.type.what_to_write(replace(spec, help=''))} It replaces `placeholder` and `needed`."


def _common(names: list[list[str]]) -> list[str]:
    """The steps that all names begin with; the number of a list's item is left out at the end."""
    shared: list[str] = []
    for steps in zip(*names, strict=False):
        if len(set(steps)) > 1:
            break
        shared.append(steps[0])
    while shared and shared[-1].isdigit():
        shared.pop()
    return shared


def _leaves(tree: Any, name: str) -> Iterator[tuple[str, Fact]]:
    if isinstance(tree, Fact):
        yield name, tree
    elif isinstance(tree, Mapping):
        for key, value in tree.items():
            yield from _leaves(value, f"{name}.{key}" if name else key)
    elif isinstance(tree, (list, tuple)):
        for number, value in enumerate(tree, 1):
            yield from _leaves(value, f"{name}.{number}")


def address(model: ContentModel) -> Iterator[Finding]:
    """An error when the site's address is one that no visitor can open, or would add something to a header."""
    site = model.site_url
    line = model.facts["website"].line if isinstance(model.facts.get("website"), Fact) else 0
    parts = urlsplit(site)
    host = parts.hostname or ""
    plain = re.fullmatch(r"https://[a-z0-9-]+(\.[a-z0-9-]+)+(/[A-Za-z0-9_.~-]+)*", site)
    if not plain or parts.username:
        what, fix = _wrong_address(site)
        yield ADDRESS.at(what, fix, file=FACTS_FILE, place=Place(line))
    elif _RESERVED.search(host) and not model.facts["website"].is_placeholder:
        what = f"The site's address {site} is one that is reserved for examples"
        yield ADDRESS.at(what, "Write the domain that the site will have.", file=FACTS_FILE, place=Place(line))


def reserved(facts: Mapping[str, Any]) -> Iterator[Finding]:
    """An error for each link or email address among the facts that leads to a name which is reserved for examples."""
    for name, fact in _leaves({key: value for key, value in facts.items() if key != "website"}, ""):
        found = _WITH_HOST.match(str(fact.value))
        if found and not fact.is_placeholder and _RESERVED.search(found["host"].lower()):
            what = f"`{name}` is {fact.value}, and {found['host']} is a name that is reserved for examples"
            yield ADDRESS.at(what, "Write the real one.", file=FACTS_FILE, place=Place(fact.line))


def _wrong_address(site: str) -> tuple[str, str]:
    """What is wrong with an address that is none, and what to write; "" for the usual words."""
    what = f"The site's address is {site!r}"
    try:
        parts = urlsplit(site)
        host, port = parts.hostname or "", parts.port
        plain = host.encode("idna").decode()
    except ValueError:
        return what, ""
    domain = re.fullmatch(r"[a-z0-9-]+(\.[a-z0-9-]+)+", plain)
    if parts.scheme != "https" or parts.username or not domain or parts.query or parts.fragment:
        return what, ""
    right = f"https://{plain}{parts.path}"
    if plain != host:
        return f"{what}, with letters that no domain has by itself", f"Write the domain as it is registered: {right}"
    if port is not None:
        return f"{what}, with a port", f"Leave the port out: {right}"
    if host not in site:
        return f"{what}, with capital letters", f"Write it in small letters: {right}"
    return what, ""


def unlisted(model: ContentModel, output: Path) -> Iterator[Finding]:
    """An error for each page that is not out and stands in the output all the same."""
    for entry in model.entries:
        if not entry.listed and (output / entry.save_as).exists():
            yield DRAFT_PUBLISHED.at(
                f"{entry.url} is in the output, and is {_why_not(entry, model.now)}",
                "Build again with publishconf.py. If it is there still, a plugin writes pages that are not listed.",
                file=entry.source,
                place=Place(_line(entry, "status", "publish_at", "date")),
                url=entry.url,
            )


def private_texts(model: ContentModel) -> Iterator[tuple[str, Finding]]:
    """Texts that may stand in no published file: the words of pages that are not out."""
    said = [plain_words(f"{e.title}\n{e.description}\n{e.body}") for e in model.entries if e.listed]
    for entry in model.entries:
        if entry.listed:
            continue
        what = f"A text of {entry.source}, which is {_why_not(entry, model.now)}, would be published"
        finding = DRAFT_PUBLISHED.at(what, file=entry.source)
        for text in _sentences(entry):
            if not any(text in page for page in said):
                yield text, finding


def _sentences(entry: Entry) -> Iterator[str]:
    body = re.sub(r"[*_`#>|]|\]\([^)]*\)|[\[!]|^///.*$", "", entry.body, flags=re.M)
    for text in (entry.title, entry.description, *re.split(r"(?<=[.!?])\s+|\n\s*\n", body)):
        words = plain_words(text)
        if len(words.split()) >= _FEWEST_WORDS or (text is entry.title and len(words.split()) > 2):
            yield words


def _why_not(entry: Entry, now: dt.datetime) -> str:
    if entry.get("status") == "draft":
        return "a draft"
    gone = entry.get("unpublish_at")
    return "a page whose time is over" if gone and gone <= now else "a page for later"


def _line(entry: Entry, *names: str) -> int:
    return next((entry.places[name].line for name in names if name in entry.places), Place().line)


def stale(model: ContentModel, now: dt.datetime, before: str, after: str) -> Iterator[Finding]:
    """An error when the build is not of the present: its sources changed meanwhile, or a page has fallen due."""
    if before != after:
        yield BUILD_STALE.at("Files changed while the site was built")
    due = next_due(model)
    if due is not None and due.moment <= now:
        what = f"{due.what} fell due at {due.moment.isoformat()}, after the build"
        yield BUILD_STALE.at(what, file=due.source)
