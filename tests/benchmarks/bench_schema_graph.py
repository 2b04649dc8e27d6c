"""Measures what the JSON-LD graphs cost: `uv run --group test python -m tests.benchmarks.bench_schema_graph`.

Builds the clinic's own site with generated pages added (600 words, three sources, a person who wrote it
and one who reviewed it, a picture), and prints the processor time of building, validating and writing
down the graphs, for all pages and a page. The aim: 1 ms a page on average over 1,000.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import tempfile
import time
from pathlib import Path

from plugins.content_model.questions import Questions
from plugins.schema_org.graph import Graphs, as_json_ld
from plugins.schema_org.head import make_head
from plugins.schema_org.serialize import script_text
from plugins.schema_org.validate import validate_site
from plugins.site_engine.session import Session

PROJECT = Path(__file__).parents[2]
PERSON = """---
kind: profile
title: {name}
description: A made-up person of a benchmark, who writes or reviews pages that nobody will ever read.
job_title: Therapist
credentials:
  - {{name: Licensed Marriage and Family Therapist, issuer: Board of a benchmark, number: LMFT 00000, state: CA}}
---

Some words.
"""
PAGE = """---
kind: technique
title: Generated page number {number}
description: A generated page of a benchmark, number {number}, with as many words as an ordinary page of the site.
date: 2026-01-{day:02}
modified: 2026-02-{day:02}
author: writer
reviewer: reviewer
last_reviewed: 2026-02-{day:02}
next_review: 2027-02-{day:02}
picture: lotus.svg
sources: [bowlby-1969, fraley-2015, schindler-2019]
related: [pages/contact.md]
---

{words}
"""


def lay_out(folder: Path, pages: int) -> Path:
    """The clinic's content with `pages` generated pages below the therapy; returns the content folder."""
    content = folder / "content"
    shutil.copytree(PROJECT / "content", content)
    for file, name in (("writer", "A Writer"), ("reviewer", "A Reviewer")):
        path = content / "people" / f"{file}.md"
        path.parent.mkdir(exist_ok=True)
        path.write_text(PERSON.format(name=name), encoding="utf-8")
    words = "\n\n".join("A sentence of ten words that says nothing at all. " * 10 for _ in range(6))
    for number in range(pages):
        path = content / f"pages/attachment-based-therapy/generated-{number}.md"
        path.write_text(PAGE.format(number=number, day=number % 28 + 1, words=words), encoding="utf-8")
    return content


def measure(content: Path, repeats: int) -> None:
    """Prints the median processor time of each step, over all pages and a page."""
    session = Session.open(PROJECT, overrides={"PATH": str(content)})
    model = session.model
    steps: dict[str, list[float]] = {}
    for _ in range(repeats):

        def timed(name: str, start: float) -> None:
            steps.setdefault(name, []).append(time.process_time() - start)

        start = time.process_time()
        graphs = {source: as_json_ld(nodes) for source, nodes in Graphs(model, session.graph_site).all().items()}
        timed("build", start)
        start = time.process_time()
        problems = validate_site(
            {model.canonical(model.by_source[s]): g for s, g in graphs.items()}, model.site_url, model.now.date()
        )
        timed("validate", start)
        assert not any(problems.values()), [p for found in problems.values() for p in found][:3]
        start = time.process_time()
        texts = [script_text(graph) for graph in graphs.values()]
        timed("write as JSON", start)
        start = time.process_time()
        for entry in model.entries:
            make_head(entry, session.graph_site(Questions(model)))
        timed("head metadata", start)
    count = len(texts)
    print(f"{count} pages, {sum(map(len, texts)) / count:,.0f} characters of JSON-LD a page; {repeats} runs:")
    steps["build and validate"] = [b + v for b, v in zip(steps["build"], steps["validate"], strict=True)]
    for name, seconds in steps.items():
        median, best = (found(seconds) * 1000 / count for found in (statistics.median, min))
        print(f"  {name:<20} median {median:.3f} ms a page, best {best:.3f}")


def main() -> None:
    """Reads the command line and measures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=1000)
    parser.add_argument("--repeats", type=int, default=5)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        content = lay_out(Path(name), options.pages)
        measure(content, options.repeats)


if __name__ == "__main__":
    main()
