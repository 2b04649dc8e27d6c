"""Many varied pages for measurements, and whole projects of them: `uv run invoke benchmark --make FOLDER --pages N`.

The pages are made of words that belong together by chance alone. The same number always gives the same pages.
"""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from pathlib import Path

from tests.support.site import PROJECT

TEXT = (
    "people often learn early whom they can trust and a warm voice can change what the body expects when someone is late "
    "or silent so therapy starts with small steps that feel safe enough to try again a person may notice the urge to pull "
    "away or to hold on and can name it kindly with another who stays near over time new bonds make room for rest play "
    "work and care each week we look at what helped what hurt and what to do next there is no hurry and no wrong way to feel"
)
WORDS = TEXT.split()
SECTION = 25  # pages below one section
# A project's own files; its content is made, and what it has built or installed is left out.
CODE = ("pelicanconf.py", "publishconf.py", "pyproject.toml", "tasks.py", "uv.lock", "plugins", "tests", "theme")
_LEFT_OUT = shutil.ignore_patterns("__pycache__", "node_modules", ".*")

Part = Callable[[random.Random], str]


class FolderInUse(Exception):
    """The folder for a project holds something already."""


def lay_out(folder: Path, pages: int) -> Path:
    """Lays out a whole project in a new folder: this one's code, theme and settings, and `pages` made pages.

    `uv run invoke build` builds it there. Returns the folder. Raises FolderInUse when something lies there.
    """
    if folder.exists() and any(folder.iterdir()):
        raise FolderInUse(
            f"{folder} is not empty. Name a folder that does not exist yet: the project is laid out there."
        )
    folder.mkdir(parents=True, exist_ok=True)
    for name in CODE:
        if (PROJECT / name).is_dir():
            shutil.copytree(PROJECT / name, folder / name, ignore=_LEFT_OUT)
        else:
            shutil.copy(PROJECT / name, folder / name)
    make_pages(folder / "content", pages)
    return folder


def make_pages(content: Path, pages: int, *, words: int = 600) -> Path:
    """Writes `pages` pages of about `words` words below `content`, with the clinic's own facts and pictures.

    Sections have pages below them; pages have headings, paragraphs, lists, links, quotes, a table, a picture and
    blocks. Returns `content`.
    """
    for folder in ("data", "images"):
        shutil.copytree(PROJECT / "content" / folder, content / folder, dirs_exist_ok=True)
    sections = max(1, -(-(pages - 1) // (SECTION + 1)))
    names = ["index.md"]
    for number in range(pages - 1):
        section, at = number % sections, number // sections
        names.append(f"section-{section + 1}/" + ("index.md" if at == 0 else f"page-{at}.md"))
    links = [f"pages/{name}" for name in names]
    for number, name in enumerate(names):
        path = content / "pages" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        chance = random.Random(number)
        head = _front_matter(number, name, chance)
        body = make_body(chance, links, words, (_list, _quote, _table, _picture, _callout))
        path.write_text(f"---\n{head}---\n\n\n{body}", encoding="utf-8")
    return content


def make_plain_pages(content: Path, pages: int, *, words: int = 600) -> Path:
    """Writes pages of the same kind that any generator reads: common Markdown, in one folder. Returns `content`."""
    content.mkdir(parents=True)
    links = [f"/page-{number}/" for number in range(pages)]
    for number in range(pages):
        chance = random.Random(number)
        head = (
            f"title: Page number {number} {_words(chance, 2)}\ndescription: Page {number} about {_words(chance, 20)}\n"
        )
        body = make_body(chance, links, words, (_list, _quote, _table))
        (content / f"page-{number}.md").write_text(f"---\n{head}---\n\n{body}", encoding="utf-8")
    return content


def make_body(chance: random.Random, links: list[str], words: int, more: tuple[Part, ...]) -> str:
    """About `words` words of Markdown: headings and paragraphs with links, and one part of `more` in each section."""
    parts: list[str] = []
    written = 0
    while written < words:
        section = [f"## {_words(chance, 4).capitalize()}", *(_paragraph(chance, links) for _ in range(3))]
        section.append(chance.choice(more)(chance))
        parts += section
        written += sum(len(part.split()) for part in section)
    return "\n\n".join(parts) + "\n"


def _front_matter(number: int, name: str, chance: random.Random) -> str:
    kind = "home" if name == "index.md" else "hub" if name.endswith("/index.md") else "therapy"
    menu = "main" if kind == "hub" and number < 7 else "none"
    head = f"title: Page number {number} {_words(chance, 2)}\nkind: {kind}\nmenu: {menu}\nsources: [bowlby-1969]\n"
    description = f"Page {number}: {_words(chance, 40)}"[:150].rpartition(" ")[0] + "."
    return f"{head}description: '{description}'\nmenu_order: {number % 90}\n"


def _words(chance: random.Random, count: int) -> str:
    start = chance.randrange(len(WORDS))
    return " ".join(WORDS[(start + at) % len(WORDS)] for at in range(count))


def _sentence(chance: random.Random) -> str:
    return _words(chance, chance.randint(7, 16)).capitalize() + "."


def _paragraph(chance: random.Random, links: list[str]) -> str:
    sentences = [_sentence(chance) for _ in range(3)]
    sentences[1] = (
        f'It\'s *{_words(chance, 2)}*, "{_words(chance, 3)}" -- see [{_words(chance, 3)}]({chance.choice(links)}).'
    )
    return " ".join(sentences)


def _list(chance: random.Random) -> str:
    return "\n".join(f"- **{_words(chance, 2)}**: {_sentence(chance)}" for _ in range(4))


def _quote(chance: random.Random) -> str:
    return f"> {_sentence(chance)}\n> {_sentence(chance)}"


def _table(chance: random.Random) -> str:
    rows = "\n".join(f"| {_words(chance, 2)} | {_words(chance, 4)} |" for _ in range(3))
    return f"| One | Two |\n|---|---|\n{rows}"


def _picture(chance: random.Random) -> str:
    return f"![{_words(chance, 5)}](images/{chance.choice(('listening', 'conversation', 'calm-breathing'))}.svg)"


def _callout(chance: random.Random) -> str:
    return f"/// callout\n    title: {_words(chance, 3).capitalize()}\n\n{_sentence(chance)}\n\n///"
