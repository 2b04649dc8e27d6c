"""Takes a link out of a text so that its words stay, and a picture so that nothing of it stays.

Where the link's marks stand is found around its address; that just this link went, and nothing else changed, Markdown's own
reading of the text before and after says.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence

from ..refused import Refused
from ..source.text import Edit
from .in_file import Reference
from .world import World

_TO_ADDRESS = re.compile(r"\]\(\s*<?\Z")
_TO_END = re.compile(r"""[^\s)>"']*>?\s*(?:"[^"]*"|'[^']*')?\s*\)(?:\{[^{}\n]*\})?""")
_DEFINITION = re.compile(r"^ {0,3}\[(?P<id>[^\[\]]*)\]:[ ]*\n?[ ]*<?\Z", re.MULTILINE)
_DEFINITION_END = re.compile(r"""[^\s>]*>?[ ]*(?:\n?[ ]*(?:"[^"\n]*"|'[^'\n]*'|\([^()\n]*\)))?[ ]*(?:\n|\Z)""")
_TAG, _TAG_END = re.compile(r"<a\b[^<>]*\Z", re.IGNORECASE), re.compile(r"[^<>]*>(?P<words>.*?)</a\s*>", re.DOTALL)
# What may differ: empty paragraphs, white space, and how a picture is loaded, which depends on its being the first.
_EMPTY = re.compile(r"""<p>\s*</p>|(?:\s(?:loading|decoding|fetchpriority)="\w+"|\s)+""")


def unlinked(body: str, references: Sequence[Reference], offset: int, words: str, path: str, world: World) -> str:
    """A text without these links, which all name one file. Their addresses stand `offset` further on in the file.

    `words` stand for a link that is its own address. Raises Refused where the text would not be the same but for the links.
    """
    edits: dict[tuple[int, int], Edit] = {}
    for one in references:
        for edit in _edits(body, one, one.start - offset, one.end - offset, words):
            edits[edit.start, edit.end] = edit
    new = body
    for edit in sorted(edits.values(), key=lambda edit: -edit.start):
        new = new[: edit.start] + edit.new + new[edit.end :]
    target = references[0].target
    wanted = _without(world.converted(path, body).html, target, words, world)
    if _EMPTY.sub(" ", world.converted(path, new).html).strip() != _EMPTY.sub(" ", wanted).strip():
        line = body.count("\n", 0, references[0].start - offset) + 1
        raise Refused(
            f"A link in `{path}` is written in a way that its words cannot stay alone (line {line} of the text)",
            "Change it in the text itself.",
        )
    return new


def _edits(body: str, one: Reference, start: int, end: int, words: str) -> Iterator[Edit]:
    before = body[:start]
    if (inline := _TO_ADDRESS.search(before)) and (close := _TO_END.match(body, end)):
        opening = _opening(body, inline.start())
        picture = one.link is not None and one.link.is_picture
        kept = "" if picture else body[opening + 1 : inline.start()]
        yield Edit(opening - 1 if picture else opening, close.end(), kept)
    elif (definition := _DEFINITION.search(before)) and (close := _DEFINITION_END.match(body, end)):
        yield Edit(definition.start(), close.end(), "")
        id = re.escape(definition["id"]).replace(r"\ ", r"\s+")
        for use in re.finditer(rf"(?<![\\\]])!?\[((?:[^\[\]]|\[[^\[\]]*\])*)\][ \n]?\[{id}\]|(?<![\\\]])!?\[({id})\](?:\[\])?(?![\[(:])", body, re.IGNORECASE):  # fmt: skip
            yield Edit(use.start(), use.end(), "" if use[0][0] == "!" else use[1] if use[1] is not None else use[2])
    elif (tag := _TAG.search(before)) and (close := _TAG_END.match(body, end)):
        yield Edit(tag.start(), close.end(), close["words"])
    elif before.endswith("<") and body[end : end + 1] == ">":
        yield Edit(start - 1, end + 1, words)


def _opening(body: str, closing: int) -> int:
    """The bracket that the one at `closing` closes."""
    depth = 0
    for at in range(closing, -1, -1):
        if at and body[at - 1] == "\\":
            continue
        depth += {"]": 1, "[": -1}.get(body[at], 0)
        if depth == 0:
            return at
    return closing


def _without(page: str, target: str, words: str, world: World) -> str:
    """A page's HTML without the links to a file, or without a picture."""
    entry = world.entry(target)
    url = world.model.href(entry) if entry is not None else f"{world.model.base_path}/{target}"
    address = re.escape(html.escape(url))
    own = re.escape(html.escape(world.model.site_url + url.removeprefix(world.model.base_path)))
    page = re.sub(rf'<img\b[^<>]*\ssrc="{address}"[^<>]*>', "", page)
    link = rf'<a\b[^<>]*\shref="(?:{address}|{own})(?:[?#][^"]*)?"[^<>]*>(.*?)</a>'
    shown = re.compile(rf"(?:{own})(?:[?#][^\s<]*)?")
    return re.sub(link, lambda found: html.escape(words, quote=False) if shown.fullmatch(found[1]) else found[1], page, flags=re.DOTALL)  # fmt: skip
