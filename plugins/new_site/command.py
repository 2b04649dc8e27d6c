"""`invoke new-site`: asks for what the command line does not say, lays out the site, and draws its icons."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from ..theme_assets.brand.icons import draw
from .layout import NewSite, NewSiteRefused, lay_out

_PROJECT = Path(__file__).resolve().parents[2]
_QUESTIONS = {
    "name": "What is the clinic called?",
    "city": "In which city is it?",
    "care": "Which kind of care does it give (physiotherapy, dentistry ...)?",
    "languages": "In which languages, the main one first (en, es)?",
}


def main(arguments: list[str]) -> None:
    """Lays out the site that the arguments and the answers describe."""
    parser = argparse.ArgumentParser(prog="invoke new-site")
    parser.add_argument("folder", type=Path)
    for name, question in _QUESTIONS.items():
        parser.add_argument(f"--{name}", help=question, default="")
    given = parser.parse_args(arguments)
    name, city, care, languages = (getattr(given, part) or _asked(question) for part, question in _QUESTIONS.items())
    wanted = NewSite(name.strip(), city.strip(), care.strip(), tuple(languages.replace(",", " ").split()))
    try:
        lay_out(given.folder, _PROJECT, wanted)
    except (NewSiteRefused, OSError) as problem:
        sys.exit(f"Nothing was laid out: {problem}")
    draw(given.folder / "theme")
    print(f"The site of {wanted.name} is in {given.folder}. Go there and build it:\n\n    uv run invoke build\n")
    print("docs/another-clinic.md says how to go on.")


def _asked(question: str) -> str:
    try:
        return input(f"{question} ")
    except EOFError:
        return ""


if __name__ == "__main__":
    main(sys.argv[1:])
