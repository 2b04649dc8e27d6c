"""The project's commands: `uv run invoke --list` shows them. Each calls what a plugin offers."""

from __future__ import annotations

import sys
from pathlib import Path

from invoke.context import Context
from invoke.exceptions import Exit
from invoke.tasks import task
from rich.console import Console

PROJECT = Path(__file__).parent
OUTPUT = PROJECT / "output"


def _build(settings_file: str) -> None:
    from plugins.site_build import build_site
    from plugins.site_build.report import print_result, progress_on

    console = Console()
    try:
        with progress_on(console) as progress:
            result = build_site(PROJECT, settings_file=settings_file, output=OUTPUT, progress=progress)
    except OSError as error:
        raise Exit(f"Not built: {error.strerror} ({error.filename}). Is the disk full, or the folder protected?", code=1) from None
    print_result(result, console, project=PROJECT)
    if not result.ok:
        raise Exit(code=1)


def _uv(c: Context, group: str, command: str) -> None:
    """Runs a tool of a dependency group that a plain build does not need."""
    c.run(f"uv run --quiet --group {group} {command}", pty=sys.stdout.isatty())


@task
def build(c: Context) -> None:
    """Build the site into output/, drafts included and placeholders marked."""
    _build("pelicanconf.py")


@task
def preview(c: Context) -> None:
    """Build the site as it would be published, into output/."""
    _build("publishconf.py")


@task
def clean(c: Context) -> None:
    """Delete output/, caches and reports."""
    import shutil

    for name in ("output", ".cache", "reports"):
        shutil.rmtree(PROJECT / name, ignore_errors=True)


@task(help={"port": "The port to listen on (default 8000).", "browser": "Open the site in your browser."})
def serve(c: Context, port: int = 8000, browser: bool = False) -> None:
    """Serve the site on your own machine, and build it again whenever something changes."""
    from plugins.site_build.serve import serve_site

    serve_site(PROJECT, OUTPUT, port, open_browser=browser)


@task(
    positional=["kind", "title"], help={"kind": "The kind of page: therapy, article, page ...", "title": "Its title."}
)
def new(c: Context, kind: str, title: str) -> None:
    """Start a new page: a Markdown file with every field it needs, as a draft."""
    from plugins.content_model.new_page import NewPageProblem, new_page

    try:
        path = new_page(PROJECT / "content", kind, title)
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
        "jobs": "How many tests at a time (default: one a core).",
    }
)
def test(c: Context, long: bool = False, only: str = "", jobs: str = "auto") -> None:
    """Run every test, browser tests included; fetches a browser where there is none."""
    setup(c)
    c.run(
        f"uv run --quiet --group test pytest -n {jobs} --dist loadgroup {only}",
        env={"SITE_TESTS": "long" if long else ""},
        pty=sys.stdout.isatty(),
    )


@task
def lint(c: Context) -> None:
    """Check the code: ruff, mypy, and the floors of the architecture."""
    _uv(c, "lint", "ruff check .")
    _uv(c, "lint", "ruff format --check .")
    _uv(c, "lint", "mypy")
    _uv(c, "lint", "lint-imports")


@task
def format(c: Context) -> None:
    """Put the code into the project's form."""
    _uv(c, "lint", "ruff format .")
    _uv(c, "lint", "ruff check --fix .")
