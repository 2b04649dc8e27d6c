"""What a clinic in the United States is asked for: its crisis lines, notices and licenses, and the rules that go with them.

See the README beside this file. Without this plugin in PLUGINS, none of it is asked for.
"""

from __future__ import annotations

from ..content_model.schema.contributions import Registry
from .facts import FACTS, FACTS_IN_PLACE
from .rules import RULES


def contribute(registry: Registry) -> None:
    """The facts that American law asks for, the American forms of others, and the rules over both."""
    registry.add_facts(*FACTS)
    registry.replace_facts(*FACTS_IN_PLACE)
    registry.add_rules(*RULES)


def register() -> None:
    """Pelican asks for it. Everything is contributed instead."""
