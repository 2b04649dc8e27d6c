"""`invoke audit`: Lighthouse's four scores and the largest paint of the site's pages, served as a host would serve them.

The publish build lies behind nginx with the configuration that a publish writes, under the site's own name, encrypted. Where
there is no nginx, the project's own small server serves it, which sends none of the headers; the table says which.
"""

from __future__ import annotations

import argparse
import datetime as dt
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit

from rich.box import SIMPLE
from rich.console import Console
from rich.progress import track
from rich.table import Table

from plugins.content_model.entry import Entry
from plugins.content_model.schema.traits import ERROR
from plugins.site_engine.session import Session
from plugins.static_hosts.deploy import Job, deploy
from plugins.static_hosts.headers import page_sources
from plugins.static_hosts.publish import Publisher
from tests.static_hosts.servers import certificate, nginx
from tests.static_hosts.targets import make_host
from tests.support.lighthouse import CATEGORIES, report
from tests.support.server import served
from tests.support.site import PROJECT
from tests.support.system import find_program

_TRIES = 3  # a busy machine makes a page look slow, and never fast
_PAINT = "largest-contentful-paint"


class NotAudited(RuntimeError):
    """There is nothing to audit; the message says why, for people."""


@dataclass(frozen=True, slots=True)
class Served:
    """The site as it is served: the address without a slash at the end, what the browser has to be told, and by whom."""

    url: str
    flags: tuple[str, ...]
    by: str
    session: Session


@dataclass(frozen=True, slots=True)
class Scores:
    """What Lighthouse says of a page: each category from 0 to 100, the largest paint in seconds, and what cost points."""

    page: str
    scores: tuple[int, ...]
    paint: float
    lost: tuple[str, ...]


@contextmanager
def as_published() -> Iterator[Served]:
    """Builds the site as for a publish, and serves it. Raises NotAudited."""
    with TemporaryDirectory(prefix="audit-") as name:
        folder = Path(name)
        folder.chmod(0o755)  # the server may run as another user
        result = Publisher(PROJECT).preview(folder / "output")
        if result.session is None or not result.finished:
            raise NotAudited("The site cannot be built. `uv run invoke build` says why.")
        if find_program("nginx") is None or find_program("openssl") is None:
            with served(folder / "output") as url:
                yield Served(
                    url, (), "our own server, without the headers (nginx and openssl are not installed)", result.session
                )
            return
        model, contributions = result.session.model, result.session.contributions
        sources = page_sources(model, contributions.page_policies, result.session.settings)
        job = Job(output=folder / "output", site=model.site_url, built=model.now, page_sources=sources)
        host = make_host("folder", {"server": "nginx"}, folder, to=str(folder / "www"))
        deploy(job, host, folder / "work", now=dt.datetime.now(dt.UTC))
        include = f"include {host.link.resolve().parent}/server/nginx.conf;"
        with nginx(folder / "nginx", include, certificate=certificate(folder)) as server:
            name = urlsplit(model.site_url).netloc
            rule = f'--host-resolver-rules="MAP {name}:443 {urlsplit(server.url).netloc}"'
            yield Served(model.site_url, (rule, "--ignore-certificate-errors"), "nginx, as published", result.session)


def audit(site: Served, page: str) -> Scores:
    """One page's scores: the best of a few tries, as far as speed is concerned."""
    found = _scores(site, page)
    for _ in range(_TRIES - 1):
        if found.scores[0] == 100:
            break
        found = max(found, _scores(site, page), key=lambda scores: (scores.scores[0], -scores.paint))
    return found


def _scores(site: Served, page: str) -> Scores:
    made = report(site.url + page, browser_flags=site.flags)
    audits = made["audits"]
    lost = [
        f"{ref['id']}: {audits[ref['id']]['title']}"
        for category in CATEGORIES
        for ref in made["categories"][category]["auditRefs"]
        if ref["weight"] and audits[ref["id"]]["score"] is not None and audits[ref["id"]]["score"] < 0.995
    ]
    scores = tuple(round(100 * (made["categories"][category]["score"] or 0)) for category in CATEGORIES)
    return Scores(page, scores, audits[_PAINT]["numericValue"] / 1000, tuple(dict.fromkeys(lost)))


def chosen(entries: Sequence[Entry], pages: Sequence[str], sample: bool) -> list[str]:
    """The addresses to look at: those that are named, one of each kind, or all. Raises NotAudited for an unknown one.

    The page for addresses that lead nowhere is left out: it is sent as an error, which is not audited.
    """
    listed = [entry for entry in entries if entry.listed and not entry.kind.has(ERROR)]
    known = {entry.url for entry in listed}
    if unknown := [page for page in pages if page not in known]:
        raise NotAudited(f"There is no page {unknown[0]}. An address starts and ends with a slash: /contact/.")
    if pages:
        return list(pages)
    if sample:
        return list({entry.kind.name: entry.url for entry in reversed(listed)}.values())[::-1]
    return [entry.url for entry in listed]


def table(found: Sequence[Scores], by: str, bar: int) -> Table:
    """The scores as a table; what lies below the bar stands out."""
    title = f"Lighthouse on a slow phone, served by {by}. Paint: the largest one, in seconds."
    made = Table(title=title, title_justify="left", box=SIMPLE, padding=(0, 1, 0, 0))
    made.add_column("page", no_wrap=True)
    for name in ("speed", "access", "best", "search", "paint"):
        made.add_column(name, justify="right", no_wrap=True)
    for one in found:
        cells = [f"[bold red]{score}[/]" if score < bar else str(score) for score in one.scores]
        made.add_row(one.page, *cells, f"{one.paint:.2f}")
    return made


def main(arguments: Sequence[str]) -> int:
    """Prints the table, and below it what cost points. Gives 1 when a page lies below the bar, 2 when nothing was audited."""
    parser = argparse.ArgumentParser(prog="invoke audit")
    parser.add_argument("--pages", action="append", default=[])
    parser.add_argument("--sample", action="store_true")
    parser.add_argument("--bar", type=int, default=100)
    options = parser.parse_args(arguments)
    console = Console()
    try:
        with as_published() as site:
            pages = chosen(site.session.model.entries, options.pages, options.sample)
            found = [audit(site, page) for page in track(pages, "Auditing", console=console, transient=True)]
    except NotAudited as problem:
        console.print(str(problem), markup=False)
        return 2
    console.print(table(found, site.by, options.bar))
    below = [one for one in found if min(one.scores) < options.bar]
    for one in below:
        console.print(f"{one.page}\n" + "\n".join(f"    {audit}" for audit in one.lost), markup=False)
    return 1 if below else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
