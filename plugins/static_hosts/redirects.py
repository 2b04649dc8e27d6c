"""Redirects: where old addresses lead. Read from front matter and from content/data/redirects.yaml, and checked."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ..content_model.model import ContentModel
from ..content_model.schema.site_path import path_fix, path_problem, path_shown
from ..content_model.yaml.front_matter import decode
from ..content_model.yaml.nodes import Node, YamlProblem, read_yaml
from ..findings import Finding, Place, did_you_mean
from ..rendered_site.redirects import going_offline, is_refused
from ..seo_checks.rules.urls import redirect_invalid
from .messages import REDIRECTS_UNREADABLE
from .paths import same_place, stub_file, url_of

REDIRECTS_FILE = "content/data/redirects.yaml"
MOST_BYTES = 100_000  # Cloudflare Pages silently drops what stands after 100 kB of _redirects
MOST = 2_000  # Cloudflare Pages takes 2,000 static redirects, the fewest of all hosts
STATUSES = (301, 410)
_NAMES = ("from", "to", "status")
FILES_OF_BUILDS = ("sitemap.xml", "robots.txt", "site.webmanifest", "feed.xml", "llms.txt", "404.html")
FILES_OF_HOSTS = ("CNAME", "_headers", "_redirects")
# Servers hide what begins with a dot, and compressed copies are never asked for by name.
_RESERVED = re.compile(r"^/assets/|/\.|\.(?:br|gz|zst)/?$", re.I)


@dataclass(frozen=True, slots=True)
class Redirect:
    """An old address and where it leads: `target` is a page's address, or "" for one that is gone (410).

    `file` and `line` say where it was written, for messages.
    """

    source: str
    target: str
    status: int = 301
    file: str = ""
    line: int = 0


def read_redirects(
    project: Path, model: ContentModel, made: Iterable[str] = ()
) -> tuple[tuple[Redirect, ...], tuple[Finding, ...]]:
    """All redirects of the site, from aliases and from the redirects file, and what is wrong with them.

    `made` are the files of a finished build, by their paths; without one, those that every build makes count. What is
    declared for the address of a page that goes offline by itself is left out until then.
    """
    declared, findings = ((), ()) if is_refused(model) else read_file(project / REDIRECTS_FILE)
    later = {same_place(url) for url in going_offline(model)}
    redirects = (*from_aliases(model), *(one for one in declared if same_place(one.source) not in later))
    live = {entry.url for entry in model.entries if entry.listed}
    waiting = {entry.url for entry in model.entries if not entry.listed}
    files = {*site_files(model), *made}
    return redirects, (*findings, *check(redirects, live, waiting, files))


def site_files(model: ContentModel) -> set[str]:
    """The files that a build makes or a host gets beside the pages, and those of pages that are out, by path in the output."""
    return {
        *FILES_OF_BUILDS,
        *FILES_OF_HOSTS,
        *(url.removeprefix("/") for url in model.file_urls),
        *(entry.save_as for entry in model.entries if entry.listed),
    }


def from_aliases(model: ContentModel) -> Iterator[Redirect]:
    """A redirect for each alias of a page that is out."""
    for entry in model.entries:
        if entry.listed:
            place = entry.places.get("aliases", Place())
            for alias in entry.get("aliases", ()):
                yield Redirect(alias, entry.url, 301, entry.source, place.line)


def read_file(path: Path) -> tuple[tuple[Redirect, ...], tuple[Finding, ...]]:
    """The redirects file: a list of `from`, `to` and `status`. No file means no redirects."""
    if not path.is_file():
        return (), ()
    if path.stat().st_size > MOST_BYTES:
        return (), (
            _problem(
                f"The file has {path.stat().st_size} bytes; {MOST_BYTES} are the most that every host reads",
                "Take out redirects that nobody uses any more.",
            ),
        )
    return read_declared(path.read_bytes())


def read_declared(data: bytes) -> tuple[tuple[Redirect, ...], tuple[Finding, ...]]:
    """The same from the file's bytes, saved or not."""
    try:
        root = read_yaml(decode(data))
    except YamlProblem as problem:
        return (), (_problem(problem.message, problem.fix, problem.place),)
    if root.value is None:
        return (), ()
    if not isinstance(root.value, list):
        return (), (
            _problem(
                f"The file should be a list, and is {root.shape}",
                _as_a_list(root),
                root.place,
            ),
        )
    redirects: list[Redirect] = []
    findings: list[Finding] = []
    for node in root.value:
        found = _item(node)
        (redirects if isinstance(found, Redirect) else findings).append(found)  # type: ignore[arg-type]
    return tuple(redirects), tuple(findings)


def _as_a_list(root: Node) -> str:
    """How to write what stands there as a list of redirects."""
    first = next(iter(root.value.items()), None) if isinstance(root.value, dict) else None
    if first is None or first[0] in _NAMES or not isinstance(first[1].value, str):
        return "Write `- from: /old/`, and below it `  to: /new/`."
    return f"Write `- from: {first[0]}`, and below it `  to: {first[1].value}`."


def _item(node: Node) -> Redirect | Finding:
    if not isinstance(node.value, dict):
        return _problem(
            f"A redirect is a group of values, and this is {node.shape}",
            "Write `- from: /old/` and `  to: /new/`.",
            node.place,
        )
    values: dict[str, str] = {}
    for name, child in node.value.items():
        if name not in _NAMES:
            return _problem(
                f"`{name}` is not part of a redirect",
                did_you_mean(name, [known for known in _NAMES if known not in node.value])
                or "A redirect has `from`, `to` and, when it is gone for good, `status: 410`.",
                child.place,
            )
        if child.value is not None and not isinstance(child.value, str):
            return _problem(
                f"`{name}` should be one value, and is {child.shape}", f"Write `{name}: ...` on one line.", child.place
            )
        values[name] = child.value or ""
    status = values.get("status") or "301"
    if status not in map(str, STATUSES):
        return _problem(
            f"The status `{status[:20]}` is not used here",
            "Leave it out (301, moved for good), or write 410 (gone for good).",
            node.place,
        )
    if not values.get("from"):
        return _problem("A redirect without `from`", "Write the old address: `from: /old/`.", node.place)
    if status == "410" and values.get("to"):
        return _problem(
            "A redirect with `status: 410` leads nowhere, and so has no `to`",
            "Take `to` out, or take `status` out.",
            node.place,
        )
    if status == "301" and not values.get("to"):
        return _problem(
            "A redirect without `to`",
            "Write the new address (`to: /new/`), or `status: 410` for a page that is gone.",
            node.place,
        )
    return Redirect(values["from"], values.get("to", ""), int(status), REDIRECTS_FILE, node.place.line)


def check(
    redirects: Sequence[Redirect],
    live: Collection[str],
    waiting: Collection[str] = (),
    files: Collection[str] = (),
) -> Iterator[Finding]:
    """What is wrong with redirects: tricks in addresses, repeats, shadowing, chains, loops, targets that are not there.

    `live` are the addresses of the pages that are out, `waiting` those of pages that are not; `files` are all files of
    the site by path in the output.
    """
    if len(redirects) > MOST:
        yield _about(
            redirects[MOST],
            f"There are {len(redirects)} redirects; {MOST} are the most that every host takes",
            "Take out redirects that nobody uses any more.",
        )
        return
    pages = {same_place(url): url for url in live}
    unseen = {same_place(url): url for url in waiting}
    taken = _Places(files)
    addresses = {same_place(url_of(path)): url_of(path) for path in files if not path.endswith(".html")}
    first: dict[str, Redirect] = {}
    sound: list[Redirect] = []
    for redirect in redirects:
        wrong = list(_addresses(redirect))
        yield from wrong
        if wrong:
            continue
        key = same_place(redirect.source)
        if key in pages:
            yield _about(
                redirect,
                f"{redirect.source} is the address of a page, which the redirect would hide",
                "Take the redirect out, or move the page first.",
            )
        elif key in first:
            yield _about(
                redirect,
                f"{redirect.source} is redirected twice, first in {first[key].file}, line {first[key].line}",
                "Keep one of the two.",
            )
        elif problem := taken.problem(redirect.source):
            yield _about(redirect, f"{redirect.source} {problem}", "Take the redirect out.")
        else:
            first[key] = redirect
            sound.append(redirect)
            taken.add(stub_file(redirect.source))
    for redirect in sound:
        yield from _target(redirect, first, {**addresses, **pages}, unseen)


class _Places:
    """The files of a site with the folders above them: where a page could stand that sends visitors on."""

    def __init__(self, files: Iterable[str]) -> None:
        self.files: set[str] = set()
        self.folders: set[str] = set()
        for path in files:
            self.add(path)

    def add(self, path: str) -> None:
        """Takes up a file."""
        steps = path.lower().split("/")
        self.files.add("/".join(steps))
        self.folders.update("/".join(steps[:number]) for number in range(1, len(steps)))

    def problem(self, source: str) -> str:
        """Why nothing can stand at an old address, in words that continue it; "" when something can."""
        stub = stub_file(source).lower()
        above = ["/".join(stub.split("/")[:number]) for number in range(1, stub.count("/") + 1)]
        if stub in self.files or source.lower().strip("/") in self.files:
            return "is a file of the site, which the redirect would hide"
        if file := next((path for path in above if path in self.files), ""):
            return f"lies below /{file}, which is a file and no folder"
        return "is a folder of the site" if stub in self.folders else ""


def _addresses(redirect: Redirect) -> Iterator[Finding]:
    for address in (redirect.source, redirect.target):
        problem = path_problem(address) if address or address is redirect.source else ""
        if problem:
            yield _about(redirect, f"{path_shown(address)} {problem}", path_fix(address))
        elif address is redirect.source and (address == "/" or _RESERVED.search(address)):
            yield _about(
                redirect, f"{address} cannot be redirected", "Redirect the pages below it, each by its own address."
            )


def _target(
    redirect: Redirect, first: Mapping[str, Redirect], pages: Mapping[str, str], unseen: Mapping[str, str]
) -> Iterator[Finding]:
    if redirect.status == 410:
        return
    key = same_place(redirect.target)
    if key in pages:
        if pages[key] != redirect.target:
            yield _about(
                redirect, f"{redirect.target} is written another way than the page's address", f"Write {pages[key]}."
            )
        return
    if key == same_place(redirect.source):
        yield _about(redirect, f"{redirect.source} leads to itself", "Write another target.")
    elif key in first:
        steps, end = _follow(redirect, first)
        if end is None:
            yield _about(redirect, f"The redirects go in a circle: {' → '.join(steps)}", "Let each lead to a page.")
        else:
            yield _about(
                redirect,
                f"{redirect.target} is itself redirected: {' → '.join(steps)}",
                f"Write `to: {end}`." if end else "Its end is gone; write a page's address.",
            )
    elif key in unseen:
        yield _about(
            redirect,
            f"{redirect.target} is not out: a draft, or a page whose time has not come or is over",
            "Write the address of a page that is out.",
        )
    else:
        yield _about(
            redirect,
            f"There is no page {redirect.target}",
            "Write the address of a page or a file, or `status: 410` without `to`.",
        )


def _follow(redirect: Redirect, first: Mapping[str, Redirect]) -> tuple[list[str], str | None]:
    """The addresses that a visitor would pass, and the last one; None for a circle."""
    steps, seen = [redirect.source], {same_place(redirect.source)}
    target = redirect.target
    while True:
        steps.append(target or "gone")
        key = same_place(target) if target else ""
        if key in seen:
            return steps, None
        if key not in first:
            return steps, target
        seen.add(key)
        target = first[key].target


def _about(redirect: Redirect, what: str, fix: str) -> Finding:
    url = redirect.source if redirect.source.isprintable() else ""
    return redirect_invalid.at(what, fix, file=redirect.file, place=Place(redirect.line), url=url)


def _problem(what: str, fix: str, place: Place = Place()) -> Finding:  # noqa: B008 (a frozen value)
    return REDIRECTS_UNREADABLE.at(what, fix, file=REDIRECTS_FILE, place=place)


def add_redirect(
    project: Path, old: str, new: str, live: Iterable[str], files: Collection[str] = ()
) -> tuple[Finding, ...]:
    """Writes a redirect at the end of the redirects file; an empty `new` declares the address gone (410).

    The file is left as it was when the redirects would not be sound; the findings say why.
    """
    path = project / REDIRECTS_FILE
    declared, findings = read_file(path)
    added = Redirect(old, new, 301 if new else 410, REDIRECTS_FILE, 0)
    before = set(check(declared, tuple(live := list(live)), (), files))
    problems = [f for f in check((*declared, added), live, (), files) if f not in before]
    if findings or problems:
        return (*findings, *problems)
    text = (
        path.read_text(encoding="utf-8")
        if path.is_file()
        else "# Old addresses and where they lead now. `status: 410` without `to`: gone for good.\n"
    )
    line = f"- from: {old}\n  to: {new}\n" if new else f"- from: {old}\n  status: 410\n"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text.rstrip("\n") + "\n" + line, encoding="utf-8")
    return ()
