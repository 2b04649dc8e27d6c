"""What people do to a site: each edit is one that somebody makes, to the content, the theme or the settings."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from random import Random

from tests.site_engine.edited import PAGE, PAGES, Edited


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


def brand(site: Edited, chance: Random) -> None:
    site.replace("theme/brand.yaml", r"^  share_alt: .*$", f"  share_alt: A flower, number {site.number}.")


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
            ("STATIC_HOSTS_SECURITY_CONTACT", f"mailto:staff{site.number}@clinic.example"),
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
        template, component, css, script, brand, component_style, picture, setting, rule, another_day, undo,
    )
}  # fmt: skip
