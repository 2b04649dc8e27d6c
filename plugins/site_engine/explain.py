"""Says in plain words why each page was made again in a build, or was not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..recorded_reads import Cause, Question
from ..rendered_site.render import STEP as CHECK
from .build import BuildResult
from .store import FILES, PAGE, TEXT

_NAMED = 5  # so many pages of one reason are named
_DONE = {
    TEXT: "text converted",
    PAGE: "page made",
    CHECK: "page checked",
    FILES: "files made",
    "check site": "whole site checked",
}
_NEW = "nothing was kept of it"
# What a result is plainly made from, and what is said when it is another one.
_PARTS: Mapping[str, str] = {
    "": _NEW,
    "code": "the code, a library or Python changed",
    "settings": "the settings changed",
    "pictures of the theme": "the theme's picture for sharing or the logo changed",
    "file": "its own file changed",
    "text": "its text came out otherwise",
    "theme": "the theme changed",
    "rules": "other rules are held against it",
    "html": "its HTML came out otherwise",
    "source": "its own file changed",
    "site": "a page or a file of it changed",
    "addresses": "its addresses changed",
    "origin": "what its front matter says changed",
}
# What was asked of the rest of the site, in words; {0} is the first thing that was asked about.
_QUESTIONS: Mapping[str, str] = {
    "card": "what a link to {0} says",
    "card at": "what a link to {0} says",
    "page": "the front matter of {0}",
    "children": "the pages below {0}",
    "parent": "the page above {0}",
    "trail": "the breadcrumb of {0}",
    "menu": "the {0} menu",
    "trait": "the pages of the kind `{0}`",
    "sections with": "the sections that have a page of the kind `{0}`",
    "translations": "the translations of {0}",
    "addresses": "the addresses of all pages",
    "unread": "the list of files that cannot be read",
    "is unread": "whether {0} can be read",
    "fact": "the fact `{0}` of the clinic",
    "fact names": "the names of the clinic's facts",
    "banner": "the line at the top of every page",
    "holiday hours": "the holidays of the next days",
    "opening hours": "the opening hours",
    "source": "the source `{0}`",
    "image": "the picture {0}",
    "image at": "the picture {0}",
    "image names": "the names of all pictures",
    "file urls": "the addresses of all files",
    "file at": "the file at {0}",
    "is to come": "whether {0} is still to come",
    "is past": "whether {0} is past",
    "template": "the template {0}, or one that it loads",
    "fixed ids": "the names of places in the templates",
    "style": "the theme's styles",
    "scripts": "the theme's scripts",
    "preloads": "the theme's fonts",
    "asset": "the theme's file {0}",
    "node types": "whether another page's graph has {0}",
    "option": "the option `{0}` of a rule",
    "phone lines": "the clinic's further phone lines",
    "locations": "the clinic's further locations",
    "site url": "the site's address",
    "base path": "the folder that the site stands in",
    "publish": "whether this is a publish build",
    "now": "the present moment",
    "today": "today's date",
    "allows form": "whether a form may go to {0}",
    "allows": "whether a page may fetch from {0}",
    "is placeholder": "whether the fact `{0}` is still to be told",
    "fact line": "the line of the fact `{0}`",
    "fact fields": "the names of the clinic's facts",
    "written": "the front matter of {0}",
    "all written": "what was written on all pages",
    "source of": "the file of the page at {0}",
    "fields of": "the fields of the page at {0}",
    "addresses with": "the addresses of the pages of the kind `{0}`",
    "redirects": "the list of old addresses",
    "published": "what was published last",
    "find shared": "where a text stands in the data and templates that pages share",
}


def explanation(result: BuildResult, *, everything: bool = False) -> Iterator[str]:
    """Lines that say which pages were made again, by what has changed, and how many were not.

    Of many pages with one reason only a few are named, unless `everything` is asked for.
    """
    sources = {entry.save_as: entry.source for entry in result.model.entries} if result.model is not None else {}
    by_reason: dict[tuple[str, str], list[str]] = {}
    for cause in result.causes:
        by_reason.setdefault((cause.step, reason(cause)), []).append(sources.get(cause.name, cause.name))
    for (step, why), names in by_reason.items():
        yield f"{_DONE.get(step, step)} again, as {why}:" if why != _NEW else f"{_DONE.get(step, step)}, as {why}:"
        shown = names if everything else names[:_NAMED]
        yield from (f"    {name}" for name in shown)
        if len(names) > len(shown):
            yield f"    and {len(names) - len(shown)} more (--all names them)"
    made = {cause.name for cause in result.causes if cause.step == PAGE}
    same = result.pages - len(made)
    if same:
        yield f"{same:,} page{' was' if same == 1 else 's were'} not made again: nothing that they are made from changed."


def reason(cause: Cause) -> str:
    """Why one result was made, as the end of a sentence."""
    return (
        f"{_asked(cause.question)} changed" if cause.question else _PARTS.get(cause.part, f"the {cause.part} changed")
    )


def _asked(question: Question) -> str:
    name, *arguments = question
    words = _QUESTIONS.get(name)
    return words.format(*arguments) if words else f"the answer to “{' '.join(question)}”"
