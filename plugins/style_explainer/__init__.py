"""The style explainer: the attachment styles on a map of two dimensions, each with a section of plain words.

The words stand in content/styles/. The block `/// style-explainer` puts the explainer on a page, the component of the
same name in the theme draws it, and the same styles are the terms of the site's structured data.
"""

from __future__ import annotations

from ..content_model.schema.contributions import Registry
from .block import EXPLAINER, STYLE_NAME
from .terms import TERMS


def contribute(registry: Registry) -> None:
    """Adds the block, the type of its options that name styles, and the terms."""
    registry.add_field_types(STYLE_NAME)
    registry.add_blocks(EXPLAINER)
    registry.add_nodes(TERMS)


def register() -> None:
    """Pelican asks for it. Everything is contributed instead."""
