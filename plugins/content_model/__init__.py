"""The content model: what staff write, read and checked once, and shared with every other plugin.

See the README beside this file. A plugin adds fields, blocks, rules, graph nodes and more in a function
`contribute(registry)` of its package.
"""

from __future__ import annotations

from .schema.contributions import Registry
from .schema.core_blocks import CORE_BLOCKS


def contribute(registry: Registry) -> None:
    """The blocks that every site has."""
    registry.add_blocks(*CORE_BLOCKS)


def register() -> None:
    """Pelican asks for it. Everything is contributed instead."""
