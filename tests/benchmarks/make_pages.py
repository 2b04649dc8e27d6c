"""Lays out a content folder of many varied pages, for measurements: `python -m tests.benchmarks.make_pages FOLDER N`.

The pages are made of words that belong together by chance alone. The same number always gives the same pages.
"""

from __future__ import annotations

import argparse
import random
import shutil
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
    for number, name in enumerate(names):
        path = content / "pages" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(_page(number, name, names, words), encoding="utf-8")
    return content


def _page(number: int, name: str, names: list[str], words: int) -> str:
    chance = random.Random(number)
    kind = "home" if name == "index.md" else "hub" if name.endswith("/index.md") else "therapy"
    menu = "main" if kind == "hub" and number < 7 else "none"
    head = f"title: Page number {number} {_words(chance, 2)}\nkind: {kind}\nmenu: {menu}\nsources: [bowlby-1969]\n"
    description = f"Page {number}: {_words(chance, 40)}"[:150].rpartition(" ")[0] + "."
    parts = [f"---\n{head}description: '{description}'\nmenu_order: {number % 90}\n---\n"]
    written = 0
    while written < words:
        section = [f"## {_words(chance, 4).capitalize()}", *(_paragraph(chance, names) for _ in range(3))]
        section.append(chance.choice((_list, _quote, _table, _picture, _callout))(chance))
        parts += section
        written += sum(len(part.split()) for part in section)
    return "\n\n".join(parts) + "\n"


def _words(chance: random.Random, count: int) -> str:
    start = chance.randrange(len(WORDS))
    return " ".join(WORDS[(start + at) % len(WORDS)] for at in range(count))


def _sentence(chance: random.Random) -> str:
    return _words(chance, chance.randint(7, 16)).capitalize() + "."


def _paragraph(chance: random.Random, names: list[str]) -> str:
    sentences = [_sentence(chance) for _ in range(3)]
    sentences[1] = (
        f'It\'s *{_words(chance, 2)}*, "{_words(chance, 3)}" -- see [{_words(chance, 3)}](pages/{chance.choice(names)}).'
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


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("pages", type=int)
    given = parser.parse_args()
    make_pages(given.folder / "content", given.pages)
