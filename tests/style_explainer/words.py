"""A small site with an explainer on several pages, in words of its own: the clinic may change theirs at any time."""

from __future__ import annotations

from collections.abc import Mapping

PAGE = """\
---
title: {title}
description: A page of the small site that shows the style explainer, made for the tests of it.
---

## What this page shows

Some words above.

{body}
"""

CONTACT = """\
---
title: Contact
kind: contact
description: How to reach the clinic of the small site, which is made for the tests of the explainer.
---

Write to us.
"""

STYLE = """\
---
title: {name} style
kind: style
name: {name}
menu_order: {order}
description: The page of one style on the small site, which is made for the tests of the explainer.
summary: {name} in one sentence.
feels: [{name} feels one way., {name} feels another way.]
shows: [{name} shows one way., {name} shows another way.]
comes_from: Where {name} comes from.
therapy_helps: How help helps with {name}.
anxiety: {anxiety}
avoidance: {avoidance}
sources: [bowlby-1969]
---

Words about it.
"""


def style(name: str, order: int, anxiety: float, avoidance: float) -> str:
    """A style's file."""
    return STYLE.format(name=name, order=order, anxiety=anxiety, avoidance=avoidance)


def page(body: str, title: str = "A page with the explainer") -> str:
    """A page's file. The body starts on line 10."""
    return PAGE.format(title=title, body=body)


FOUR: Mapping[str, str] = {
    "styles/secure.md": style("Secure", 10, 0.2, 0.2),
    "styles/anxious.md": style("Anxious", 20, 0.8, 0.2),
    "styles/avoidant.md": style("Avoidant", 30, 0.2, 0.8),
    "styles/disorganized.md": style("Disorganized", 40, 0.8, 0.8),
}
BLOCK = "/// style-explainer\n///\n"
BODY_LINE = 10
