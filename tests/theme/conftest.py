"""A small site in the theme, with every component's examples, built once and served."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.support.server import served
from tests.support.site import Site, lines, small_site

# What the theme alone needs: the tests of this folder do not depend on the checks or the graph.
PLUGINS = [
    "plugins.content_model",
    "plugins.us_care",
    "plugins.theme_assets",
    "plugins.style_explainer",
    "plugins.component_gallery",
]

LONG = """\
---
title: A long page
description: A long page with everything that staff can insert, for the tests of the theme to look at.
kind: therapy
intro: Some words at the start.
date: 2026-03-31
picture: lotus.svg
sources: [bowlby-1969]
care_note: true
related: [pages/plain.md]
---

/// summary
- In short.
///

## One

Read [the plain page](plain.md), or [a page elsewhere](https://988lifeline.org/).

/// details
    title: A question

Its folded answer.
///

## Two

/// steps
1. First.
2. Then.
///

## Three

/// callout
    title: A note

With care.
///

## Four

/// action
    text: Do this
    to: pages/contact.md
    note: A note.
///
"""
CONTACT = """\
---
title: Get in touch
description: How to reach the clinic, made for the tests of the theme, with one short section of text.
kind: contact
menu: main
---

## By phone

Call us.
"""
CRISIS = """\
---
title: Crisis help
description: Where to get help at once, made for the tests of the theme, with one short section of text.
kind: crisis
menu: footer
---

## Now

/// crisis
///
"""
ERROR = """\
---
title: Not here
description: What a visitor sees when an address leads nowhere, made for the tests of the theme.
kind: error
---

Nothing is here.
"""
STYLE = """\
---
title: Secure attachment style
description: A style's page with all that a style has, made for the tests of the theme to look at.
kind: style
name: Secure
summary: Being close feels mostly safe.
feels: [It feels good to be close., Trust comes with time.]
shows: [You say what you need., You can be on your own.]
comes_from: Often from steady care.
therapy_helps: It can strengthen what is there.
anxiety: 0.2
avoidance: 0.2
---

## More

Some words.
"""
HUB = """\
---
title: A section
description: The first page of a section, made for the tests of the theme, with links to what is below.
kind: hub
menu: main
---

## About this section

Some words.
"""
DRAFT = """\
---
title: A draft
description: A page that is not published yet, made for the tests of the theme, with one short section.
status: draft
---

## Not yet

Some words.
"""


@dataclass(frozen=True)
class ThemeSite:
    """The built site: where it is served (no slash at the end), and its files."""

    url: str
    output: Path

    def examples(self) -> list[str]:
        """The addresses of all pages that show one example alone."""
        return [
            f"/{p.parent.relative_to(self.output).as_posix()}/"
            for p in sorted(self.output.glob("components/*/*/index.html"))
        ]

    def pages(self) -> list[str]:
        """The addresses of the site's own pages, one for each template."""
        files = [p.relative_to(self.output) for p in sorted(self.output.rglob("*.html")) if "components" not in p.parts]
        return ["/" + p.as_posix().removesuffix("index.html") for p in files]


def theme_content(folder: Path) -> Site:
    """The small site, with a page for each template."""
    site = small_site(folder)
    return site.write(
        {
            "pages/long.md": LONG,
            "pages/contact.md": CONTACT,
            "pages/crisis-help.md": CRISIS,
            "pages/404.md": ERROR,
            "pages/draft.md": DRAFT,
            "pages/attachment-styles/index.md": HUB,
            "styles/secure.md": STYLE,
            "images/lotus.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="800" height="600"/>',
            "images/images.yaml": "lotus.svg:\n  alt: A lotus flower.\n",
        }
    )


@pytest.fixture(scope="session")
def theme_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ThemeSite]:
    """A page for each template and each component's example, built once in development mode."""
    site = theme_content(tmp_path_factory.mktemp("theme"))
    result = site.build(PLUGINS=PLUGINS)
    assert result.ok, lines(result.findings)
    with served(site.output) as url:
        yield ThemeSite(url, site.output)
