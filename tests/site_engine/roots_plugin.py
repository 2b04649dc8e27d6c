"""A plugin with a block for each element that a block's HTML may start with: none may change how another page is read."""

from __future__ import annotations

from functools import partial

from plugins.content_model.schema.blocks import Block, BlockUse
from plugins.content_model.schema.contributions import Registry

ROOTS = (
    "a", "abbr", "article", "aside", "b", "blockquote", "button", "cite", "code", "details", "dfn", "div", "dl", "em", "figure",
    "footer", "h2", "h3", "i", "ins", "kbd", "label", "li", "mark", "nav", "ol", "p", "pre", "q", "s", "samp", "section",
    "small", "span", "strong", "sub", "sup", "svg", "table", "time", "u", "ul", "var", "x-own",
)  # fmt: skip


def _html(root: str, use: BlockUse) -> str:
    return f"<{root}>The clinic&#8217;s {root}, number {use.number}.</{root}>"


def contribute(registry: Registry) -> None:
    """A block `root-NAME` for each element."""
    registry.add_blocks(*(Block(f"root-{root}", root, "For a test.", html=partial(_html, root)) for root in ROOTS))


def register() -> None:
    """Pelican asks for it."""
