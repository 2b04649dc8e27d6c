"""The content model: what staff write, read and checked once, and shared with every other plugin.

See the README beside this file. A plugin adds fields, blocks, rules, graph nodes and more in a function
`contribute(registry)` of its package.
"""

from __future__ import annotations

from ..findings import messages_of
from .load import messages as load_messages
from .markdown import messages as text_messages
from .schema.common_fields import COMMON_FIELDS
from .schema.contributions import Registry
from .schema.core_blocks import CORE_BLOCKS
from .schema.core_facts import FACT_FIELDS
from .schema.core_kinds import KINDS
from .schema.core_types import CORE_TYPES
from .yaml import messages as value_messages


def contribute(registry: Registry) -> None:
    """The kinds of page with their fields, the facts and the blocks that every site has, and what is said of content."""
    registry.add_field_types(*CORE_TYPES)
    registry.add_fields(*COMMON_FIELDS)
    registry.add_kinds(*KINDS)
    registry.add_facts(*FACT_FIELDS)
    registry.add_blocks(*CORE_BLOCKS)
    registry.add_messages(*messages_of(text_messages, load_messages, value_messages))


def register() -> None:
    """Pelican asks for it. Everything is contributed instead."""
