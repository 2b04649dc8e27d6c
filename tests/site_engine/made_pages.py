"""Makes pages one after the other in a process of its own, and prints a digest of each: `python -m ... FOLDER SOURCE ...`."""

from __future__ import annotations

import json
import sys
from hashlib import sha256
from pathlib import Path
from typing import Any

from plugins.site_engine.session import Session
from plugins.site_engine.steps import Made, make
from tests.site_engine.roots_plugin import ROOTS
from tests.support.site import PROJECT, Site, small_site

ROOTS_PLUGIN = "tests.site_engine.roots_plugin"

RICH = """\
---
title: A page of {name}
description: A page with everything in its text that Markdown knows, for a test that makes it again and again.
---

## Sources and 'quotes'

It's the clinic's own "page", isn't it?[^note] The HTML of the '90s -- and more... {name}'s.

/// root-{name}
///

*[HTML]: The language of the web, {name}

### Sources and 'quotes' {{#own-{name}}}

1. One's
2. Two's

    indented 'code'

Term's
: Its meaning

| A | B |
|---|---|
| '{name}' | "b" |

```
'fenced'
```

<span>It's raw</span> HTML's own. **Bold's** *end*. [The start](index.md)

[^note]: The note's text, of {name}.
"""


def rich_site(folder: Path) -> Site:
    """A small site with a page for each root element; the block on it stands between quotation marks and footnotes."""
    site = small_site(folder)
    site.write({f"pages/root-{name}.md": RICH.format(name=name) for name in ROOTS})
    return site


def open_session(site: Site) -> Session:
    """The site's session, with the plugin that has the blocks."""
    settings = Session.open(PROJECT).settings
    return Session.open(PROJECT, overrides={"PATH": str(site.content), "PLUGINS": [*settings["PLUGINS"], ROOTS_PLUGIN]})


def digest(made: Made) -> str:
    """What stands for all that was made of a page."""
    assert made.document is not None, made.findings
    facts: tuple[Any, ...] = (made.html, [repr(finding) for finding in made.findings], made.document.text)
    return sha256(repr(facts).encode()).hexdigest()


def digests(session: Session, sources: list[str]) -> dict[str, str]:
    """The digest of each page, made in this order."""
    return {source: digest(make(session.model.by_source[source], session)) for source in sources}


if __name__ == "__main__":
    print(json.dumps(digests(open_session(Site(Path(sys.argv[1]))), sys.argv[2:])))
