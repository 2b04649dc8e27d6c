"""A small site with a bit of everything, and what people do to it: each edit is one that somebody makes with an editor."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

from plugins.findings import Finding
from plugins.site_engine import BuildResult, build_site
from plugins.site_engine.settings_file import run_file
from tests.support.site import PROJECT

START = 1_800_000_000  # seconds since 1970: the moment at which the site is first built
DAY = 86_400
LEFT_OUT = "plugins.component_gallery"  # of no interest here, and half of the time

PAGE = """\
---
title: {title}
description: A page of the site that is edited again and again, with a heading, some words, and links.
{more}---

## {heading}

{text} Go [back to the start](pages/index.md), or to [the hub](pages/hub/index.md).

![](calm-breathing.svg)
"""
HOME = """\
---
kind: home
title: A site that changes
description: A small site with a bit of everything, made to be edited at random in tests.
---

## Welcome

Read [the first page](pages/hub/one.md) and [the second](pages/hub/two.md). [Write to us](pages/contact.md).

/// style-explainer
///
"""
PAGES: Mapping[str, str] = {
    "index.md": HOME,
    "hub/index.md": PAGE.format(title="The hub", more="kind: hub\nmenu: main\n", heading="All of it", text="A hub."),
    "hub/one.md": PAGE.format(title="One", more="kind: therapy\nsources: [bowlby-1969]\n", heading="A", text="One."),
    "hub/two.md": PAGE.format(
        title="Two",
        more="kind: therapy\npublish_at: 2027-01-17 09:00\nrelated: [pages/hub/one.md]\n",
        heading="B",
        text="It’s two. | A |",
    ),
    "contact.md": PAGE.format(
        title="Contact", more="kind: contact\nmenu: main\nnext_review: 2027-01-16\n", heading="How", text="Call."
    ),
    "plain.md": PAGE.format(
        title="Plain", more="unpublish_at: 2027-01-18 09:00\n", heading="C", text="Click [here](/)."
    ),
}


@dataclass
class Edited:
    """A project in a folder of its own: content, a theme, and settings on top of the project's."""

    folder: Path
    day: int = 0
    settings: dict[str, Any] = field(default_factory=dict)
    number: int = 0  # counts the edits, so that each leaves something new

    @classmethod
    def new(cls, folder: Path) -> Edited:
        """The site as it is before the first edit."""
        for name in ("data", "images", "styles"):
            shutil.copytree(PROJECT / "content" / name, folder / "content" / name)
        shutil.copytree(PROJECT / "theme", folder / "theme")
        site = cls(folder)
        for style in (folder / "content/styles").glob("*.md"):  # they name pages that this site lacks
            words = style.read_text("utf-8")
            style.write_text(
                re.sub(r"pages/(?!attachment-styles)[\w/-]+\.md(#[\w-]+)?", "pages/hub/one.md", words), "utf-8"
            )
        for name, text in PAGES.items():
            site.write(f"content/pages/{name}", text)
        return site

    def write(self, name: str, text: str) -> None:
        """Writes a file of the project."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def replace(self, name: str, pattern: str, by: str) -> None:
        """Changes the first place of a file that fits a pattern."""
        text = (self.folder / name).read_text(encoding="utf-8")
        changed = re.sub(pattern, lambda _: by, text, count=1, flags=re.MULTILINE)
        assert changed != text, f"{name} has nothing like {pattern}"
        self.write(name, changed)

    def build(self, output: str, **more: Any) -> BuildResult:
        """A build into a folder of that name. Set the environment's SOURCE_DATE_EPOCH to `moment` first."""
        plugins = [name for name in _plugins() if name != LEFT_OUT]
        own = {"PATH": str(self.folder / "content"), "THEME": str(self.folder / "theme"), "PLUGINS": plugins}
        return build_site(PROJECT, output=self.folder / output, overrides={**own, **self.settings, **more})

    def files(self, output: str) -> dict[str, bytes]:
        """Every file of a build, to compare it with another byte for byte."""
        root = self.folder / output
        return {p.relative_to(root).as_posix(): p.read_bytes() for p in sorted(root.rglob("*")) if p.is_file()}

    @property
    def moment(self) -> str:
        """The moment that counts as the present."""
        return str(START + self.day * DAY)

    @property
    def pages(self) -> list[str]:
        """The pages' files from the project's folder, in order."""
        return sorted(p.relative_to(self.folder).as_posix() for p in (self.folder / "content/pages").rglob("*.md"))


def _plugins() -> list[str]:
    found: list[str] = run_file(PROJECT / "pelicanconf.py")["PLUGINS"]
    return found


def came_to(result: BuildResult) -> tuple[bool, tuple[Finding, ...], int, int]:
    """What a build says for itself, to compare it with another."""
    return result.ok, result.findings, result.pages, result.drafts


# -- the edits ---------------------------------------------------------------------------------------


def text(site: Edited, chance: Random) -> None:
    page = site.folder / chance.choice(site.pages)
    page.write_text(page.read_text("utf-8") + f"\nOne sentence more, number {site.number}.\n", "utf-8")


def heading(site: Edited, chance: Random) -> None:
    site.replace(chance.choice(site.pages), r"^## .*$", f"## Another heading {site.number}")


def title(site: Edited, chance: Random) -> None:
    site.replace(chance.choice(site.pages), r"^title: .*$", f"title: Another title {site.number}")


def front_matter(site: Edited, chance: Random) -> None:
    page = chance.choice([page for page in site.pages if not page.endswith("pages/index.md")])
    site.replace(page, r"^title: ", f"{chance.choice(('menu_title: M', 'intro: Some words, '))}{site.number}\ntitle: ")


def date(site: Edited, chance: Random) -> None:
    page = site.folder / chance.choice(site.pages)
    day = f"date: 2027-01-{chance.randint(10, 20)}"
    had = re.sub(r"^date: .*\n", "", page.read_text("utf-8"), flags=re.MULTILINE)
    page.write_text(had.replace("\ntitle: ", f"\n{day}\ntitle: ", 1), "utf-8")


def _rename(site: Edited, old: str, new: str) -> None:
    """Moves a page, and the links to it with it."""
    path = site.folder / new
    path.parent.mkdir(parents=True, exist_ok=True)
    (site.folder / old).rename(path)
    for page in site.pages:
        words = (site.folder / page).read_text("utf-8")
        site.write(page, words.replace(old.removeprefix("content/"), new.removeprefix("content/")))


def slug(site: Edited, chance: Random) -> None:
    page = chance.choice([page for page in site.pages if not page.endswith("index.md")])
    _rename(site, page, f"{page.rpartition('/')[0]}/named-{site.number}.md")


def move(site: Edited, chance: Random) -> None:
    page = chance.choice([page for page in site.pages if not page.endswith("index.md")])
    folder = "content/pages" if "/hub/" in page else "content/pages/hub"
    _rename(site, page, f"{folder}/moved-{site.number}.md")


def delete(site: Edited, chance: Random) -> None:
    """Deletes a page; links to it are broken, and have to be said, or there is none."""
    left = [page for page in site.pages if not page.endswith(("index.md", "contact.md"))]
    if left:
        (site.folder / chance.choice(left)).unlink()


def new_page(site: Edited, chance: Random) -> None:
    more = chance.choice(("", "kind: therapy\n", "menu: footer\n", "status: draft\n"))
    words = PAGE.format(title=f"New {site.number}", more=more, heading="New", text="It is new.")
    site.write(f"content/pages/{chance.choice(('', 'hub/'))}new-{site.number}.md", words)


def article(site: Edited, chance: Random) -> None:
    more = f"kind: article\ndate: 2027-01-{chance.randint(10, 16)}\n"
    words = PAGE.format(title=f"Article {site.number}", more=more, heading="News", text="It is new.")
    site.write(f"content/articles/article-{site.number}.md", words)


def fact(site: Edited, chance: Random) -> None:
    pattern, by = chance.choice(
        (
            (
                r"^phone: .*$",
                f'phone: {{placeholder: "+1-805-555-01{site.number % 100:02}", needed: "A phone number"}}',
            ),
            (r'opens: ".*"', f'opens: "0{site.number % 10}:15"'),
            (r"^", f"# a line more, {site.number}\n"),
        )
    )
    site.replace("content/data/clinic.yaml", pattern, by)


def banner(site: Edited, chance: Random) -> None:
    path = site.folder / "content/data/clinic.yaml"
    lines = path.read_text("utf-8").split("\nbanner:")[0]
    path.write_text(f"{lines}\nbanner:\n  text: Closed on day {site.number}.\n  until: 2027-01-17 12:00\n", "utf-8")


def style(site: Edited, chance: Random) -> None:
    name = chance.choice(("anxious", "avoidant", "secure", "disorganized"))
    site.replace(f"content/styles/{name}.md", r"^summary: .*$", f"summary: Another summary, number {site.number}.")


def source(site: Edited, chance: Random) -> None:
    site.replace("content/data/sources.yaml", r"^  year: \d+$", f"  year: {1900 + site.number % 100}")


def _some(site: Edited, chance: Random, pattern: str) -> Path:
    """A file of the theme."""
    return chance.choice(sorted((site.folder / "theme").glob(pattern)))


def template(site: Edited, chance: Random) -> None:
    """Other words at the end of a template's first block, and a component's class in them; or else a comment."""
    path = _some(site, chance, "templates/*.html")
    words, more = path.read_text("utf-8"), f'<p class="details">Template {site.number}</p>'
    changed = re.sub(r"\{%-? endblock|</body>", lambda found: more + found[0], words, count=1)
    path.write_text(changed if changed != words else f"{words}{{# {site.number} #}}", "utf-8")


def component(site: Edited, chance: Random) -> None:
    path = _some(site, chance, "templates/components/*/*.html")
    words = path.read_text("utf-8")
    path.write_text(re.sub(r"\{%-? endmacro", lambda found: f"<i>{site.number}</i>{found[0]}", words, count=1), "utf-8")


def css(site: Edited, chance: Random) -> None:
    path = _some(site, chance, chance.choice(("static/css/*.css", "templates/components/*/*.css")))
    path.write_text(path.read_text("utf-8") + f"\n.details {{ --number: {site.number}; }}\n", "utf-8")


def script(site: Edited, chance: Random) -> None:
    path = _some(site, chance, "templates/components/*/*.js")
    path.write_text(path.read_text("utf-8") + f"\nconsole.log({site.number});\n", "utf-8")


def component_style(site: Edited, chance: Random) -> None:
    """A component that the theme did not have, whose name is a class that pages have already."""
    name = chance.choice(("skip", "wrap", "text", "page"))
    site.write(
        f"theme/templates/components/{name}/{name}.html", "{% macro " + name.replace("-", "_") + "() %}x{% endmacro %}"
    )
    site.write(f"theme/templates/components/{name}/{name}.css", f".{name} {{ order: {site.number}; }}")


def picture(site: Edited, chance: Random) -> None:
    what = chance.choice(("alt", "bytes", "theme"))
    if what == "alt":
        site.replace("content/images/images.yaml", r"^  alt: .*$", f"  alt: A picture with other words {site.number}.")
    elif what == "bytes":
        site.replace("content/images/calm-breathing.svg", r"</svg>", f"<!-- {site.number} --></svg>")
    else:
        site.replace("theme/static/images/icon.svg", r"</svg>", f"<!-- {site.number} --></svg>")


def setting(site: Edited, chance: Random) -> None:
    name, value = chance.choice(
        (
            ("STATIC_HOSTS_THEME_COLOR", f"#{site.number % 10}c3f44"),
            ("THEME_ASSETS_FOLDER", f"assets{site.number}"),
            ("SCHEMA_ORG_LOCALE", chance.choice(("en_US", "en_GB"))),
            ("SITENAME", f"Site {site.number}"),
        )
    )
    site.settings[name] = value


def rule(site: Edited, chance: Random) -> None:
    name, value = chance.choice(
        (
            ("SEO_CHECKS_OPTIONS", {"least_words": 10 * (1 + site.number % 40)}),
            ("SEO_CHECKS_SEVERITY", {"link-text-generic": chance.choice(("off", "info", "warning"))}),
            ("SEO_CHECKS_SKIP", ["/plain/"]),
        )
    )
    site.settings[name] = value


def another_day(site: Edited, chance: Random) -> None:
    site.day += chance.randint(1, 3)


def undo(site: Edited, chance: Random) -> None:
    """Puts a page back as it was in the beginning."""
    name = chance.choice(sorted(PAGES))
    site.write(f"content/pages/{name}", PAGES[name])


Edit = Callable[[Edited, Random], None]
EDITS: Mapping[str, Edit] = {
    edit.__name__: edit
    for edit in (
        text, heading, title, front_matter, date, slug, move, delete, new_page, article, fact, banner, style, source,
        template, component, css, script, component_style, picture, setting, rule, another_day, undo,
    )
}  # fmt: skip
