"""The words of a page's text as its readers get them, without the Markdown, links' targets and pictures around them."""

from __future__ import annotations

import string
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

from lxml import html
from markdown import Markdown

from ...findings import in_one_line
from ..report import Report
from ..schema.blocks import Block
from ..schema.fields import Field
from .block_scan import scan, without_marks
from .body_lines import with_plain_spaces
from .extensions import EXTENSIONS
from .quick import speed_up

_NO_WORDS = ("img", "script", "style", "svg", "video", "audio", "iframe")


def words_of_body(body: str, blocks: Iterable[Block]) -> Iterator[str]:
    """The text of the body, white space folded, then the texts among the options of its blocks."""
    lines = with_plain_spaces(body.expandtabs(4)).split("\n")
    yield _words_of_markdown("\n".join(without_marks(lines)))
    for use in scan(lines, 1, {block.name: block for block in blocks}, Report("")):
        yield from texts_of(use.block.options, use.options)


def texts_of(fields: Iterable[Field], values: Any) -> Iterator[str]:
    """What visitors read in the values of some fields, each text behind the name of its field."""
    for field in sorted(fields, key=lambda field: field.name):
        if field.shown:
            for text in _texts(field, values.get(field.name)):
                yield f"{field.name}: {text}"


def _texts(field: Field, value: Any) -> Iterator[str]:
    if value is None:
        return
    if field.fields:
        yield from texts_of(field.fields, value)
    elif field.item is not None:
        for item in value:
            yield from _texts(field.item, item)
    elif field.type.prose and not field.pattern:
        yield str(value)


@lru_cache(maxsize=4096)
def _words_of_markdown(text: str) -> str:
    md = Markdown(extensions=EXTENSIONS, output_format="html")
    md.ESCAPED_CHARS[:] = dict.fromkeys((*md.ESCAPED_CHARS, *string.punctuation))
    speed_up(md)
    try:
        made = md.convert(text)
    except RecursionError:  # the build refuses such a text
        return text
    root = html.fragment_fromstring(made, create_parent="div")
    for element in root.xpath("|".join(f".//{tag}" for tag in _NO_WORDS)):
        element.drop_tree()
    return in_one_line(str(root.text_content()))
