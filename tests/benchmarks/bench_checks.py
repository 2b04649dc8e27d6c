"""How fast the checks are: against plain Pelican's own build of the same pages, and against other checkers.

    uv run --group test python tests/benchmarks/bench_checks.py            # 1,000 pages, and memory at 1,000, 2,000, 4,000
    uv run --group test python tests/benchmarks/bench_checks.py --pages 200 --rounds 1 --no-memory

Plain Pelican builds generated pages of about 600 words with a theme of about 3 kB. Then everything is parsed and every rule
is run on that same output. Each measurement is made in a process of its own, in turns, and the median counts.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

PROJECT = Path(__file__).parents[2]
sys.path.insert(0, str(PROJECT))

SITE = "https://www.example.com"
PEOPLE = ("A friend", "The group", "Your sister", "A man we met", "My neighbor", "The nurse", "One mother", "The team")
DOES = (
    "walks to the park with", "talks about last week with", "cooks dinner for", "listens to", "writes a letter to",
    "calls", "sits beside", "waits for", "shares a story with", "learns to trust",
)  # fmt: skip
WHOM = ("a person they trust", "the children", "someone new", "an old friend", "their partner", "the whole family")
WHEN = (
    "on most days",
    "after work",
    "in the evening",
    "since the spring",
    "when it rains",
    "before bed",
    "at the lake",
)
LEADS = ("", "So ", "Then ", "Also, ", "For example, ", "Still, ", "But ", "Later, ", "In short, ")

# The head of a PNG of 1200 x 630 pixels: all that a rule reads of a picture for sharing.
SHARE_PICTURE = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x04\xb0\x00\x00\x02v\x08\x02\x00\x00\x00"


def sentence(pick: random.Random) -> str:
    """A plain sentence of 8 to 16 words."""
    lead = pick.choice(LEADS)
    who = pick.choice(PEOPLE)
    return f"{lead}{who if not lead else who[0].lower() + who[1:]} {pick.choice(DOES)} {pick.choice(WHOM)} {pick.choice(WHEN)}."


def body(number: int, count: int, pick: random.Random) -> str:
    """The Markdown of a page: six sections, lists, emphasis, and links to other pages."""
    parts = []
    for section in range(6):
        parts.append(f"## {pick.choice(PEOPLE)} and day {section + 1}\n")
        for _ in range(2):
            other = pick.randrange(1, count)
            link = f"[what happened on walk {other}](/walk-{other}/)"
            parts.append(f"{sentence(pick)} {sentence(pick)} Read {link} and *take your time* with it.\n")
        parts.append("\n".join(f"- {sentence(pick)}" for _ in range(3)) + "\n")
    return "\n".join([f"[The walk after this one](/walk-{(number + 1) % count or 1}/) is next.\n", *parts])


PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{ page.title }} | Lotus Recovery, Thousand Oaks</title><meta name="description" content="{{ page.description }}">
<link rel="canonical" href="{{ SITEURL }}/{{ page.url }}"><meta property="og:title" content="{{ page.title }}">
<meta property="og:type" content="article"><meta property="og:url" content="{{ SITEURL }}/{{ page.url }}">
<meta property="og:image" content="{{ SITEURL }}/share.png"><meta property="og:image:alt" content="A lotus">
<meta property="og:description" content="{{ page.description }}"><meta name="twitter:card" content="summary_large_image">
<link rel="icon" href="/favicon.ico"><script type="application/ld+json">{"@context": "https://schema.org", "@graph": [
{"@type": "MedicalWebPage", "@id": "{{ SITEURL }}/{{ page.url }}", "url": "{{ SITEURL }}/{{ page.url }}", "name": "{{ page.title }}"}]}</script>
</head><body><header><a href="/">Lotus Recovery</a><nav aria-label="Main"><ul>
{% for n in range(1, 25) %}<li><a href="/walk-{{ n }}/">Walk number {{ n }}</a></li>
{% endfor %}</ul></nav></header><main><nav aria-label="Breadcrumb"><ol><li><a href="/">Home</a></li><li aria-current="page">{{ page.title }}</li></ol></nav>
<h1>{{ page.title }}</h1>{{ page.content }}
<p>Written by <a href="/walk-1/">the walking group</a>. <a href="https://doi.org/10.3389/fpsyt.2019.00727">Schindler on bonds and drug use</a>
<a href="https://doi.org/10.1037/pspp0000027">Fraley and others on patterns of attachment</a></p></main>
<footer><p>Call <a href="tel:988">988</a> or text <a href="sms:988">988</a> in a crisis.</p><ul>
<li><a href="/walk-2/">Privacy policy</a></li><li><a href="/walk-3/">Notice of privacy practices</a></li>
<li><a href="/walk-4/">Accessibility statement</a></li><li><a href="/walk-5/">How to complain</a></li></ul></footer></body></html>
"""


def generate(folder: Path, count: int) -> None:
    """Writes the content and the theme."""
    pages = folder / "content/pages"
    pages.mkdir(parents=True)
    for number in range(count):
        pick = random.Random(number)
        front = {
            "title": "Walks that help people talk" if number == 0 else f"What we saw on walk {number}",
            "description": f"Walk {number}: who came along, what we talked about on the way, what helped, and what you can try at home "
            "by yourself this week.",
            "slug": f"walk-{number}",
        }
        if number == 0:
            front |= {"save_as": "index.html", "url": " "}
        head = "\n".join(f"{key}: {value}" for key, value in front.items())
        (pages / f"walk-{number}.md").write_text(f"{head}\n\n{body(number, count, pick)}", encoding="utf-8")
    (folder / "content/share.png").write_bytes(SHARE_PICTURE)
    templates = folder / "theme/templates"
    templates.mkdir(parents=True)
    (templates / "page.html").write_text(PAGE, encoding="utf-8")
    (folder / "theme/static").mkdir()


def pelican_settings(folder: Path) -> dict[str, Any]:
    """Plain Pelican: no plugins, Markdown as the clinic's pages need it (tables, ids on headings, real quotation marks), pages only."""
    return {
        "PATH": str(folder / "content"), "OUTPUT_PATH": str(folder / "output"), "THEME": str(folder / "theme"), "SITEURL": SITE,
        "PLUGINS": [], "PAGE_PATHS": ["pages"], "PAGE_URL": "{slug}/", "PAGE_SAVE_AS": "{slug}/index.html", "ARTICLE_PATHS": [],
        "DIRECT_TEMPLATES": [], "AUTHOR_SAVE_AS": "", "CATEGORY_SAVE_AS": "", "TAG_SAVE_AS": "", "ARCHIVES_SAVE_AS": "",
        "AUTHORS_SAVE_AS": "", "CATEGORIES_SAVE_AS": "", "TAGS_SAVE_AS": "", "FEED_ALL_ATOM": None, "CATEGORY_FEED_ATOM": None,
        "TRANSLATION_FEED_ATOM": None, "AUTHOR_FEED_ATOM": None, "AUTHOR_FEED_RSS": None, "STATIC_PATHS": ["share.png"],
        "DELETE_OUTPUT_DIRECTORY": True,
        "MARKDOWN": {"extensions": ["extra", "toc", "smarty"], "output_format": "html5"},
    }  # fmt: skip


# -- the measured steps, each in a process of its own -----------------------------------------------


def step_pelican(folder: Path) -> dict[str, Any]:
    """Plain Pelican's own build."""
    from pelican import Pelican
    from pelican.settings import read_settings

    settings = read_settings(override=pelican_settings(folder))
    site = Pelican(settings)  # type: ignore[no-untyped-call]
    started, cpu = time.perf_counter(), time.process_time()
    site.run()  # type: ignore[no-untyped-call]
    return {"seconds": time.perf_counter() - started, "cpu": time.process_time() - cpu}


def step_checks(folder: Path, *, workers: int = 0, cache: str | None = None) -> dict[str, Any]:
    """Parses everything that Pelican has written and runs every rule."""
    from plugins.content_model.schema.contributions import Contributions
    from plugins.rendered_site.parts import Origin
    from plugins.rendered_site.render import render_site
    from plugins.rendered_site.settings import RenderedSettings
    from plugins.seo_checks.catalogue import own_rules
    from plugins.seo_checks.run import Checks
    from tests.support.site import empty_model

    settings = {**pelican_settings(folder), "RENDERED_SITE_WORKERS": workers, "RENDERED_SITE_CACHE": cache}
    count = len(list((folder / "content/pages").iterdir()))
    origins = {
        "index.html" if n == 0 else f"walk-{n}/index.html": Origin(
            f"content/pages/walk-{n}.md",
            "article",
            frozenset({"health"}),
            front_matter={"title": f"Walk {n}", "author": "x"},
            body_line=5,
        )
        for n in range(count)
    }
    started, cpu = time.perf_counter(), time.process_time()
    checks = Checks.prepare(settings, empty_model(SITE), Contributions(rules=own_rules()), publish=False)
    site = render_site(RenderedSettings.read({**settings, "SITEURL": SITE}), origins, visits=checks.visits())
    result = checks.finish(site)
    seconds, own_cpu = time.perf_counter() - started, time.process_time() - cpu
    own, children = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return {
        "seconds": seconds,
        "pages": len(site.documents),
        "findings": len(result.findings),
        "rules": len(checks.rules),
        "own_mb": own.ru_maxrss / 1024,
        "worker_mb": children.ru_maxrss / 1024,
        "own_cpu": own_cpu,
        "worker_cpu": children.ru_utime + children.ru_stime,
    }


def measure(name: str, folder: Path, **options: Any) -> dict[str, Any]:
    """Runs a step in a new process."""
    command = [sys.executable, __file__, "--step", name, "--folder", str(folder), "--options", json.dumps(options)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=1800)
    if done.returncode:
        raise SystemExit(f"{name} failed:\n{done.stderr}")
    result: dict[str, Any] = json.loads(done.stdout.strip().split("\n")[-1])
    return result


def measure_node(arguments: list[str], folder: Path) -> float:
    """The wall time of a checker from npm over the output, in seconds."""
    from tests.support.node import run_node

    started = time.perf_counter()
    done = run_node(arguments, cwd=folder, timeout=1800)
    if done.returncode not in (0, 1):  # 1: it has found something
        raise SystemExit(f"{arguments[0]} failed:\n{done.stdout[-2000:]}\n{done.stderr[-2000:]}")
    return time.perf_counter() - started


def median(values: list[float]) -> float:
    return statistics.median(values)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--no-memory", action="store_true")
    parser.add_argument("--no-node", action="store_true")
    parser.add_argument("--step")
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--options", default="{}")
    given = parser.parse_args()
    if given.step:
        step = {"pelican": step_pelican, "checks": step_checks}[given.step]
        print(json.dumps(step(given.folder, **json.loads(given.options))))
        return
    root = Path(tempfile.mkdtemp(prefix="bench-checks-"))
    try:
        report(root, given)
    finally:
        shutil.rmtree(root, ignore_errors=True)


def report(root: Path, given: argparse.Namespace) -> None:
    folder = root / "site"
    generate(folder, given.pages)
    pelican: list[dict[str, Any]] = []
    checks: list[dict[str, Any]] = []
    single: list[dict[str, Any]] = []
    for _ in range(given.rounds):
        pelican.append(measure("pelican", folder))
        checks.append(measure("checks", folder))
        single.append(measure("checks", folder, workers=1))
    plain, ours, alone = (median([r["seconds"] for r in runs]) for runs in (pelican, checks, single))
    plain_cpu = median([r["cpu"] for r in pelican])
    own_cpu, worker_cpu = (median([r[name] for r in checks]) for name in ("own_cpu", "worker_cpu"))
    size = sum(p.stat().st_size for p in (folder / "output").rglob("*.html")) / given.pages
    print(
        f"{given.pages} pages of {size / 1000:.1f} kB, {os.cpu_count()} processors, {checks[0]['rules']} rules, medians of {given.rounds}"
    )
    print(f"  plain Pelican                 {plain:8.2f} s")
    print(f"  parse and check everything    {ours:8.2f} s   {ours / plain:.3f} of Pelican (promised: at most 0.25)")
    print(f"  the same in one process       {alone:8.2f} s   both processors: {alone / ours:.2f} times as fast")
    print(
        f"  processor time: Pelican {plain_cpu:.2f} s; ours {own_cpu:.2f} s here and {worker_cpu:.2f} s in the workers:"
    )
    idle = own_cpu + worker_cpu / (os.cpu_count() or 1)
    print(f"    on {os.cpu_count()} processors with nothing else to do {idle:.2f} s, {idle / plain_cpu:.3f} of Pelican")
    print(f"  findings                      {checks[0]['findings']:8d}")
    cold = measure("checks", folder, cache=".cache/pages.sqlite")["seconds"]
    warm = median([measure("checks", folder, cache=".cache/pages.sqlite")["seconds"] for _ in range(given.rounds)])
    page = folder / "output/walk-7/index.html"
    page.write_text(page.read_text("utf-8").replace("</main>", "<p>One more line.</p></main>"), "utf-8")
    edited = measure("checks", folder, cache=".cache/pages.sqlite")["seconds"]
    print(f"  with a cache: first run {cold:.2f} s, unchanged {warm:.2f} s, one page edited {edited:.2f} s")
    if not given.no_node:
        modules = PROJECT / "tests/tools/node_modules"
        linkinator = measure_node(
            [
                str(modules / "linkinator/build/src/cli.js"),
                ".",
                "--recurse",
                "--silent",
                "--skip",
                r"^https?://(?!localhost|127\.)",
            ],
            folder / "output",
        )
        validate = measure_node(
            [str(modules / "html-validate/bin/html-validate.mjs"), "--formatter", "json", "**/*.html"],
            folder / "output",
        )
        both = linkinator + validate
        print(f"  linkinator                    {linkinator:8.2f} s")
        print(
            f"  html-validate                 {validate:8.2f} s   both: {both / ours:.1f} times ours (promised: at least 5)"
        )
    if not given.no_memory:
        print("Memory, MB at most (this process + the largest worker):")
        for factor in (1, 2, 4):
            many = root / f"memory-{factor}"
            generate(many, given.pages * factor)
            measure("pelican", many)
            used = measure("checks", many)
            print(
                f"  {used['pages']:6d} pages  {used['own_mb']:7.0f} + {used['worker_mb']:.0f}   {used['seconds']:.2f} s"
            )
            shutil.rmtree(many)


if __name__ == "__main__":
    main()
