"""Scenarios of publishing: what must not get out, what stands in the way, and what is live otherwise than published."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from plugins.content_model.model import ContentModel
from plugins.content_model.values import Fact
from plugins.findings import Finding
from plugins.static_hosts import messages
from plugins.static_hosts.deploy import Job, deploy
from plugins.static_hosts.recorded import unclean, unrecorded
from plugins.static_hosts.refuse import address, placeholders, stale
from plugins.static_hosts.unused import leave_out_unused
from plugins.static_hosts.verify import verify
from tests.catalogue.scenarios import scenario
from tests.static_hosts.project import Project
from tests.static_hosts.servers import free_port, nginx
from tests.static_hosts.sites import NOW, job, write_site
from tests.static_hosts.targets import make_host
from tests.static_hosts.test_servers import serving

DRAWING = '<svg xmlns="http://www.w3.org/2000/svg">{}</svg>'


def _model(**facts: Fact) -> ContentModel:
    return ContentModel((), facts, {}, {}, NOW)


def _deployed(wanted: Job, folder: Path, server: str = "") -> Iterable[Finding]:
    return deploy(
        wanted, make_host("folder", {"server": server}, to=str(folder / "www")), folder / "work", now=NOW
    ).findings


# -- what must not get out -------------------------------------------------------------------------


@scenario(messages.DRAFT_PUBLISHED)
def a_file_that_must_not_get_out(folder: Path, wrong: bool) -> Iterable[Finding]:
    """A file among those of a good site that lies in a folder of drafts."""
    changes = {"drafts/a/index.html": "<p>x"} if wrong else {}
    return _deployed(job(write_site(folder / "output", changes=changes)), folder)


@scenario(messages.UNUSED_FILE)
def a_picture_that_no_page_shows(folder: Path, wrong: bool) -> Iterable[Finding]:
    """A drawing that lies ready; the home page shows it or does not."""
    (folder / "images").mkdir()
    (folder / "images/pond.svg").write_text(DRAWING)
    (folder / "index.html").write_text("<p>No picture" if wrong else "<img src='/images/pond.svg'>")
    return leave_out_unused(folder, replace(_model(), files=("images/pond.svg",)))


@scenario(messages.PLACEHOLDER_FACT)
def a_fact_that_is_a_stand_in(folder: Path, wrong: bool) -> Iterable[Finding]:
    """A phone number that the clinic has not told yet."""
    return placeholders({"phone": Fact("+1-805-555-0100", wrong, "the main number", 2)})


# -- the site and its build ------------------------------------------------------------------------


@scenario(messages.ADDRESS)
def an_address_that_nobody_can_open(folder: Path, wrong: bool) -> Iterable[Finding]:
    """The site's address without https."""
    return address(_model(website=Fact(f"http{'' if wrong else 's'}://www.clinic-for-tests.org")))


@scenario(messages.BUILD_UNRECORDED)
def a_folder_without_a_repository(folder: Path, wrong: bool) -> Iterable[Finding]:
    """A project that was unpacked from an archive, and one in a repository."""
    project = Project(folder / "project")
    if wrong:
        shutil.rmtree(project.folder / ".git")
    return unrecorded(project.folder)


@scenario(messages.BUILD_UNCLEAN)
def a_page_that_nobody_committed(folder: Path, wrong: bool) -> Iterable[Finding]:
    """A project with a page that is not in its repository."""
    project = Project(folder / "project")
    project.write({"pages/later.md": "x"}, commit=not wrong)
    return unclean(project.folder)


@scenario(messages.BUILD_STALE)
def a_file_that_changes_during_the_build(folder: Path, wrong: bool) -> Iterable[Finding]:
    """Sources that are not the same before a build and after it."""
    return stale(_model(), NOW, "before", "after" if wrong else "before")


# -- the host --------------------------------------------------------------------------------------


@scenario(messages.HOST_LIMIT)
def an_address_with_a_folder(folder: Path, wrong: bool) -> Iterable[Finding]:
    """A site in a folder of its domain, on a host that serves it at the root."""
    wanted = job(write_site(folder / "output"))
    return _deployed(replace(wanted, site=f"{wanted.site}/clinic") if wrong else wanted, folder, "nginx")


@scenario(messages.HOST_REFUSES)
def a_host_that_refuses_besides(folder: Path, wrong: bool) -> Iterable[Finding]:
    """A folder to publish to that holds something else, while there is something else to mend as well."""
    if wrong:
        (folder / "www").mkdir()
        (folder / "www/notes.txt").write_text("somebody's notes")
    return _deployed(job(write_site(folder / "output", changes={"odd name.txt": "x"})), folder)


# -- what is live ----------------------------------------------------------------------------------


def _live(folder: Path, path: str, text: str | None) -> Iterable[Finding]:
    """What `verify` says of a published site that nginx serves, with one of its files changed, or deleted (None)."""
    with serving("nginx", folder) as live:
        if path:
            for copy in live.public.glob(f"{path}*"):
                copy.unlink()
        if path and text is not None:
            (live.public / path).write_text(text)
        return live.verify().findings


@scenario(messages.LIVE_DIFFERS)
def a_page_that_somebody_changed(folder: Path, wrong: bool) -> Iterable[Finding]:
    """A page with other words than were published."""
    return _live(folder, "concepts/index.html" if wrong else "", "<p>changed")


@scenario(messages.LIVE_MISSING)
def a_page_that_somebody_deleted(folder: Path, wrong: bool) -> Iterable[Finding]:
    """A page that was published and is not there."""
    return _live(folder, "goals/index.html" if wrong else "", None)


@scenario(messages.LIVE_COPY)
def a_compressed_copy_that_is_gone(folder: Path, wrong: bool) -> Iterable[Finding]:
    """A page whose compressed copy was deleted."""
    return _live(folder, "index.html.gz" if wrong else "", None)


def a_server_without_the_sites_file(folder: Path, wrong: bool) -> Iterable[Finding]:
    """nginx that serves the files, without the configuration that was published with them."""
    with serving("nginx", folder) as live:
        if not wrong:
            return live.verify().findings
        with nginx(folder / "bare", f"root {live.public};") as bare:
            return verify(bare.url, live.manifest, live.host.abilities).findings


for message in (messages.LIVE_HEADER, messages.LIVE_REDIRECT, messages.LIVE_404):
    scenario(message)(a_server_without_the_sites_file)


@scenario(messages.LIVE_UNREACHABLE)
def a_server_that_is_down(folder: Path, wrong: bool) -> Iterable[Finding]:
    """An address where nobody answers."""
    with serving("nginx", folder) as live:
        url = f"http://127.0.0.1:{free_port()}" if wrong else live.server.url
        return verify(url, live.manifest, live.host.abilities).findings
