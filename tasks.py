"""The project's commands: `uv run invoke --list` shows them. Each calls what a plugin offers."""

from __future__ import annotations

import datetime as dt
import shlex
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from invoke.context import Context
from invoke.exceptions import Exit
from invoke.tasks import task
from rich.console import Console

if TYPE_CHECKING:
    from plugins.content_model.schema.contributions import Contributions
    from plugins.site_engine.session import Session
    from plugins.static_hosts.publish import Publisher

PROJECT = Path(__file__).parent
OUTPUT = PROJECT / "output"


@contextmanager
def _system(failed: str) -> Iterator[None]:
    """What the operating system refuses becomes a message."""
    from plugins.site_engine.system_words import system_words

    try:
        yield
    except OSError as error:
        raise Exit(f"{failed}: {system_words(error)}", code=1) from None


_ALL = "Print each finding, however many there are."


def _build(
    settings_file: str,
    *,
    quiet: bool = False,
    everything: bool = False,
    explain: bool = False,
    overrides: Mapping[str, Any] | None = None,
) -> None:
    from plugins.site_engine import build_site
    from plugins.site_engine.report import print_result, progress_on

    console = Console()
    with _system("Not built"), progress_on(console) as progress:
        result = build_site(PROJECT, settings_file=settings_file, output=OUTPUT, overrides=overrides, progress=progress)
    if explain:
        from plugins.site_engine.explain import explanation

        _say("\n".join(explanation(result, everything=everything)))
    if not (quiet and result.ok):
        print_result(result, console, project=PROJECT, everything=everything)
    if not result.ok:
        raise Exit(code=1)


def _say(text: str, *, error: bool = False) -> None:
    """Prints lines that hold names and words of the content."""
    from plugins.findings import printable_lines

    print(printable_lines(text), file=sys.stderr if error else sys.stdout)


def _uv(c: Context, group: str, command: str) -> None:
    """Runs a tool of a dependency group that a plain build does not need."""
    c.run(f"uv run --quiet --group {group} {command}", pty=sys.stdout.isatty())


@task(
    help={
        "all": _ALL,
        "explain": "Say of each page why it was made again, or that it was not.",
        "no-cache": "Make everything anew, and keep nothing.",
        "jobs": "How many processes may be used (default: one a core; 1: no more than this one).",
    }
)
def build(c: Context, all: bool = False, explain: bool = False, no_cache: bool = False, jobs: int = 0) -> None:
    """Build the site into output/, drafts included and placeholders marked."""
    overrides: dict[str, Any] = {"RENDERED_SITE_WORKERS": jobs} if jobs else {}
    if no_cache:
        from plugins.site_engine.contributions import keeping_nothing

        overrides |= keeping_nothing(_contributions())
    _build("pelicanconf.py", everything=all, explain=explain, overrides=overrides)


@task(
    iterable=["paths"],
    help={
        "paths": "Only this file or address (content/pages/contact.md, /contact/); may be given more than once.",
        "format": "text, json, sarif, junit, github or html.",
        "output": "Write the report to this file.",
        "fail-on": "What makes the command fail: error, warning or never.",
        "baseline": "Take down what is found now as known, in this file.",
        "all": _ALL,
    },
)
def check(
    c: Context,
    paths: list[str],
    format: str = "text",
    output: str = "",
    fail_on: str = "error",
    baseline: str = "",
    all: bool = False,
) -> None:
    """Build the site and hold it against the rules."""
    from plugins.seo_checks.check import CheckProblem, run_check
    from plugins.site_engine import build_site

    try:
        with _system("Not checked"):
            fine = run_check(
                lambda: build_site(PROJECT, output=OUTPUT),
                paths=paths,
                format=format,
                output=Path(output) if output else None,
                fail_on=fail_on,
                baseline=Path(baseline) if baseline else None,
                everything=all,
            )
    except CheckProblem as problem:
        raise Exit(str(problem), code=2) from None
    if not fine:
        raise Exit(code=1)


@contextmanager
def _opened() -> Iterator[None]:
    """A project that cannot be opened is said."""
    from plugins.site_engine.problem import SessionProblem
    from plugins.site_engine.report import print_findings

    try:
        yield
    except SessionProblem as problem:
        print_findings(problem.findings, Console())
        raise Exit(code=1) from None


def _contributions() -> Contributions:
    """What the plugins contribute."""
    from plugins.site_engine.contributions import contributions_of

    with _opened():
        return contributions_of(PROJECT)


def _today() -> dt.date:
    """The site's own day, which another time zone's may not be."""
    from plugins.content_model.settings import ContentSettings
    from plugins.site_engine.settings_file import read_settings

    with _opened():
        return ContentSettings.read(read_settings(PROJECT / "pelicanconf.py")).present.date()


def _session() -> Session:
    """The project as it stands. Files that cannot be read are said."""
    from plugins.site_engine.session import Session

    with _opened():
        session = Session.open(PROJECT)
    for source in sorted(session.model.unread):
        _say(f"{source} cannot be read and is left out: `uv run invoke check` says why.", error=True)
    return session


@task(positional=["rule"], help={"rule": "The name of a rule or message; `uv run invoke rules` lists them."})
def explain(c: Context, rule: str) -> None:
    """Say what a rule or message means, why, and how to mend what it names."""
    from plugins.seo_checks.explain import UnknownRule
    from plugins.seo_checks.explain import explain as text_of

    try:
        print(text_of(rule, _contributions().declarations))
    except UnknownRule as problem:
        raise Exit(str(problem), code=1) from None


@task
def rules(c: Context) -> None:
    """List all rules and messages."""
    from plugins.seo_checks.explain import explain as text_of

    print(text_of("", _contributions().declarations))


@task
def schema(c: Context) -> None:
    """Print the content model as JSON: kinds of page, fields, blocks and facts, for forms and other tools."""
    from plugins.content_model.schema.as_json import as_text

    print(as_text(_contributions()), end="")


@task
def docs(c: Context) -> None:
    """Write docs/rules.md, docs/fields.md and a part of docs/editing.md anew, from the declarations themselves."""
    from plugins.content_model.schema.as_markdown import model_page, with_overview
    from plugins.seo_checks.docs import rules_page

    contributions = _contributions()
    (PROJECT / "docs/rules.md").write_text(rules_page(contributions.declarations), encoding="utf-8")
    (PROJECT / "docs/fields.md").write_text(model_page(contributions), encoding="utf-8")
    editing = PROJECT / "docs/editing.md"
    editing.write_text(with_overview(editing.read_text(encoding="utf-8"), contributions), encoding="utf-8")


def _graph(url: str) -> None:
    from plugins.schema_org.show import NoSuchPage, show

    _build("pelicanconf.py", quiet=True)
    try:
        _say(show(OUTPUT, url))
    except NoSuchPage as problem:
        raise Exit(str(problem), code=1) from None


@task(positional=["url"], help={"url": "A page's address, such as /contact/."})
def graph(c: Context, url: str) -> None:
    """Print what search engines read from a page, and draw it as Mermaid text."""
    _graph(url)


@task
def graph_site(c: Context) -> None:
    """Draw the graph of the whole site as Mermaid text."""
    _graph("")


@contextmanager
def _refusals() -> Iterator[Publisher]:
    """A Publisher; what it refuses becomes a message."""
    from plugins.findings import printable_lines
    from plugins.static_hosts.hosts.base import PublishRefused
    from plugins.static_hosts.publish import Publisher

    try:
        yield Publisher(PROJECT)
    except PublishRefused as problem:
        raise Exit(printable_lines(str(problem)), code=1) from None


@task(help={"fail-on": "What makes the command fail: error (whatever would stop a publish) or never.", "all": _ALL})
def preview(c: Context, fail_on: str = "error", all: bool = False) -> None:
    """Build the site as it would be published, into output/, and list what stands in the way of publishing."""
    from plugins.site_engine.report import print_result, progress_on
    from plugins.static_hosts.report import print_checklist

    if fail_on not in ("error", "never"):
        raise Exit(f"`--fail-on` is {fail_on!r}; write error or never.", code=2)
    console = Console()
    with _system("Not built"), _refusals() as publisher, progress_on(console) as progress:
        result = publisher.preview(OUTPUT, progress)
    left = publisher.checklist(result)
    print_result(replace(result, findings=left.leaves(result.findings)), console, project=PROJECT, everything=all)
    print_checklist(left, console, everything=all)
    if result.ok and result.errors:
        number = len(result.errors)
        console.print(f"[bold red]It would not be published:[/] {number} error{'' if number == 1 else 's'} to mend.")
    if not result.ok or (result.errors and fail_on == "error"):
        raise Exit(code=1)


def _module(c: Context, group: str, module: str, *arguments: str, **options: str | bool | int) -> None:
    """Runs a command in a process that has the libraries of a dependency group, which a plain build does without."""
    given = [*arguments]
    for name, value in options.items():
        if value:
            given += [f"--{name.replace('_', '-')}"] + ([] if value is True else [str(value)])
    line = f"uv run --quiet --group {group} python -m {module} {shlex.join(given)}"
    with c.cd(str(PROJECT)):
        if not c.run(line, pty=sys.stdout.isatty(), warn=True):
            raise Exit(code=1)


def _host_command(c: Context, command: str, **options: str | bool | int) -> None:
    """Runs a command that talks to a host."""
    _module(c, "publish", "plugins.static_hosts.command", command, **options)


@task(
    help={
        "host": "The host's name in publishconf.py (docs/publishing.md lists them).",
        "to": "The folder, for the hosts that publish into one.",
        "dry-run": "Say what would be sent, and send nothing.",
        "if-due": "Only when something fell due since the last publish.",
        "accept-unclean": "Publish although files are not committed.",
        "take-over": "Replace files that lie at the place already and were not published from here (s3).",
        "all": _ALL,
    }
)
def publish(
    c: Context,
    host: str = "",
    to: str = "",
    dry_run: bool = False,
    if_due: bool = False,
    accept_unclean: bool = False,
    take_over: bool = False,
    all: bool = False,
) -> None:
    """Build for production, check everything, and put the site live: all or nothing."""
    _host_command(
        c,
        "publish",
        host=host,
        to=to,
        dry_run=dry_run,
        if_due=if_due,
        accept_unclean=accept_unclean,
        take_over=take_over,
        all=all,
    )


@task(
    help={
        "url": "Where the site is live (default: its own address).",
        "host": "The host's name.",
        "to": "Its folder.",
        "wait": "Seconds to ask again while it is not live yet.",
        "repair": "Put right what differs, if the content is still that of the release that is live.",
        "all": _ALL,
    },
)
def verify(
    c: Context,
    url: str = "",
    host: str = "",
    to: str = "",
    wait: int = 0,
    repair: bool = False,
    all: bool = False,
) -> None:
    """Fetch what is live and compare it with what was published."""
    _host_command(c, "verify", url=url, host=host, to=to, wait=wait, repair=repair, all=all)


@task(help={"host": "The host's name.", "to": "Its folder."})
def rollback(c: Context, host: str = "", to: str = "") -> None:
    """Put the previous release back."""
    _host_command(c, "rollback", host=host, to=to)


def _redirect(old: str, new: str, done: str) -> None:
    from plugins.site_engine.report import print_findings

    with _refusals() as publisher:
        findings = publisher.redirect(old, new, gone=not new)
    print_findings(findings, Console())
    if findings:
        raise Exit(code=1)
    print(done)


@task(positional=["old", "new"], help={"old": "The old address: /old/.", "new": "Where it leads: /new/."})
def redirect(c: Context, old: str, new: str) -> None:
    """Lead an old address to a new one."""
    _redirect(old, new, f"{old} leads to {new} from the next publish on.")


@task(positional=["old"], help={"old": "The old address: /old/."})
def gone(c: Context, old: str) -> None:
    """Declare an old address gone for good (410)."""
    _redirect(old, "", f"{old} is gone from the next publish on.")


@task
def next_due(c: Context) -> None:
    """Print when the next build is needed, as a page goes live or offline by itself."""
    with _refusals() as publisher:
        due = publisher.next_due()
    _say(f"{due.moment.isoformat()} {due.what} ({due.source})" if due else "Nothing is planned.")


@task(help={"ics": "Write it to this file as well, as a calendar (iCalendar) that any calendar program reads."})
def due(c: Context, ics: str = "") -> None:
    """List what falls due, the soonest first: reviews, pages that go live or offline, licenses, notices."""
    from plugins.content_model.calendar_file import as_icalendar
    from plugins.content_model.due import as_lines
    from plugins.content_model.due import due as all_due

    model = _session().model
    today = model.now.date()
    items = all_due(model, today)
    _say("\n".join(as_lines(items, today)) or "Nothing is due.")
    if ics:
        with _system("Not written"):
            Path(ics).write_bytes(as_icalendar(items, f"{model.site_name}: due", model.now).encode())
        print(f"Wrote {ics}.")


@task(positional=["phrase"], help={"phrase": "The words to look for, in quotes."})
def find(c: Context, phrase: str) -> None:
    """Find a phrase in all pages and data files, whatever its capitals, accents and quotation marks."""
    from plugins.content_model.find import find as found_in
    from plugins.content_model.find import texts_of

    with _system("Not searched"):
        session = _session()
        found = found_in(texts_of(session.content.content, session.model.by_source), phrase)
    for place in found:
        _say(f"{place.source}:{place.line}  {place.title}\n    {place.before}[{place.words}]{place.after}")
    print(f"Found {len(found)} time{'' if len(found) == 1 else 's'}.")


@task(
    positional=["page"],
    help={
        "page": "The page's file or address: content/pages/goals.md, /goals/.",
        "reviewer": "Who has read it: the name of a file in content/people/, without .md.",
    },
)
def sign(c: Context, page: str, reviewer: str) -> None:
    """Say what to write at the top of a page so that its review is bound to the words as they stand now."""
    from plugins.content_model.sign_off import SignOffRefused
    from plugins.content_model.sign_off import sign as sign_off_of

    session = _session()
    model = session.model
    entry, person = model.by_source.get(page) or model.by_url.get(page), model.person(reviewer)
    if entry is None:
        raise Exit(f"There is no page {page}.", code=1)
    if person is None:
        raise Exit(f"There is nobody of the name {reviewer} in content/people/.", code=1)
    try:
        values = sign_off_of(entry, person, session.contributions.blocks, model.now.date())
    except SignOffRefused as problem:
        raise Exit(str(problem), code=1) from None
    print(f"Write at the top of {entry.source}, in place of lines of the same names:\n")
    print("\n".join(f"    {name}: {value}" for name, value in values.items()))


@task(
    help={
        "make": "Only lay out a whole project of made pages in this new folder.",
        "pages": "How many pages.",
        "rounds": "How often each is measured.",
    }
)
def benchmark(c: Context, make: str = "", pages: int = 200, rounds: int = 3) -> None:
    """Measure builds of made pages beside plain Pelican, and beside Hugo, Eleventy and MkDocs where they are installed."""
    given = (f"--pages={pages}", f"--rounds={rounds}")
    _module(c, "test", "tests.benchmarks.compare", *given, make=str(Path(make).absolute()) if make else "")


@task(
    iterable=["pages"],
    help={
        "pages": "Only this address (/contact/); may be given more than once.",
        "sample": "Only one page of each kind.",
        "bar": "The score below which the command fails (default 100).",
    },
)
def audit(c: Context, pages: list[str], sample: bool = False, bar: int = 100) -> None:
    """Ask Lighthouse for each page's scores on a slow phone, served as a publish would have it served."""
    named = [part for page in pages for part in ("--pages", page)]
    _module(c, "test", "tests.support.audit", *named, sample=sample, bar=bar)


@task(
    positional=["folder"],
    help={
        "folder": "Where the new site goes: a folder that is not there yet.",
        "name": "The clinic's name.",
        "city": "Its city.",
        "care": "Its kind of care: physiotherapy, dentistry ...",
        "languages": "Its languages, the main one first: en, es.",
    },
)
def new_site(c: Context, folder: str, name: str = "", city: str = "", care: str = "", languages: str = "") -> None:
    """Lay out a site for another clinic in a new folder; asks for what is not given."""
    _module(c, "icons", "plugins.new_site.command", folder, name=name, city=city, care=care, languages=languages)


@task
def brand(c: Context) -> None:
    """Draw the icons, the logo and the picture of a shared link from theme/brand.yaml."""
    _module(c, "icons", "plugins.theme_assets.brand.icons", str(PROJECT / "theme"))


@task
def clean(c: Context) -> None:
    """Delete output/, caches and reports."""
    import shutil

    for name in ("output", ".cache", "reports"):
        shutil.rmtree(PROJECT / name, ignore_errors=True)


@task(
    help={
        "port": "The port to listen on (default 8000).",
        "browser": "Open the site in your browser.",
        "lan": "Let your phone, or any device in the same network, look at it with a code.",
    }
)
def serve(c: Context, port: int = 8000, browser: bool = False, lan: bool = False) -> None:
    """Serve the site on your own machine, and build it again whenever something changes."""
    _module(c, "serve", "plugins.site_engine.serve", port=port, browser=browser, lan=lan)


@task(
    help={
        "port": "The port to listen on (default 8010, or one that is free).",
        "no-browser": "Only print the address; do not open it.",
    }
)
def edit(c: Context, port: int = 0, no_browser: bool = False) -> None:
    """Edit the site in your browser: the real page beside the text, checked while you type."""
    _module(c, "edit", "plugins.editor.serve", port=port, no_browser=no_browser)


@task(
    positional=["origin"],
    help={
        "origin": "A saved page, or its address: page.html, https://www.example.org/page/.",
        "kind": "The kind of page that it becomes (default: article).",
        "title": "A title in the place of the page's own.",
    },
)
def import_page(c: Context, origin: str, kind: str = "", title: str = "") -> None:
    """Bring an existing HTML page in as a draft, with its pictures and a redirect from its old address."""
    _module(c, "edit", "plugins.editor.import_page.command", origin, kind=kind, title=title)


@task(
    positional=["kind", "title"], help={"kind": "The kind of page: therapy, article, page ...", "title": "Its title."}
)
def new(c: Context, kind: str, title: str) -> None:
    """Start a new page: a Markdown file with every field it needs, as a draft."""
    from plugins.content_model.new_page import NewPageProblem, new_page

    try:
        path = new_page(PROJECT / "content", _contributions(), kind, title, _today())
    except NewPageProblem as problem:
        raise Exit(str(problem), code=1) from None
    print(f"Wrote {path.relative_to(PROJECT)}. It is a draft until you change its status to published.")


@task
def setup(c: Context) -> None:
    """Install everything that the tests and the linters need, a browser included."""
    c.run("uv sync --quiet --all-groups")
    c.run("uv run --quiet --group test python -m tests.support.prepare")


@task(
    help={
        "long": "Run the tests that take minutes as well.",
        "only": "A file, a folder or an expression for pytest.",
        "jobs": "How many tests at a time (default: two for each core).",
    }
)
def test(c: Context, long: bool = False, only: str = "", jobs: int = 0) -> None:
    """Run every test, browser tests included; fetches a browser where there is none."""
    import os

    setup(c)
    jobs = jobs or 2 * (os.cpu_count() or 1)  # a test that waits for a server or a browser leaves its core to another
    c.run(
        f"uv run --quiet --group test pytest -n {jobs} --dist worksteal {only}",
        env={"SITE_TESTS": "long" if long else ""},
        pty=sys.stdout.isatty(),
    )


@task
def lint(c: Context) -> None:
    """Check the code and the workflows: ruff, mypy, the floors of the architecture, zizmor."""
    _uv(c, "lint", "ruff check .")
    _uv(c, "lint", "ruff format --check .")
    _uv(c, "lint", "mypy")
    _uv(c, "lint", "lint-imports")
    _uv(c, "lint", "zizmor --offline --quiet .github")


@task
def format(c: Context) -> None:
    """Put the code into the project's form."""
    _uv(c, "lint", "ruff format .")
    _uv(c, "lint", "ruff check --fix .")
