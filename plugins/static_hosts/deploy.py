"""Deploys a finished output folder: checks it, packs it, and puts it live, all or nothing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from urllib.parse import urlsplit

from ..findings import Finding, Severity, in_order
from .checklist import Checklist
from .formats import CannotRender
from .headers import PageSources, make_headers
from .hosts.base import Host, PublishRefused, Release, Sent
from .inline import look_inside
from .leaks import look_for_leaks, what_was_not_said
from .manifest import Manifest, ManifestBroken, vanished
from .messages import HOST_LIMIT, HOST_REFUSES
from .output_files import OutputFiles, read_output
from .package import make_release, pack
from .redirects import Redirect
from .settings import HeaderSettings


@dataclass(frozen=True, slots=True)
class Job:
    """What is to be deployed. `built` is the moment that the build counted as the present; `site` the site's address.

    With `repair` only the release that is live is put right, and no other goes live.
    `page_sources` are what single pages need beyond the site's security policy.
    `findings` are what is wrong already; `secret_texts` must not stand in any file (a draft's words).
    """

    output: Path
    site: str
    built: dt.datetime
    redirects: tuple[Redirect, ...] = ()
    findings: tuple[Finding, ...] = ()
    secret_texts: tuple[tuple[str, Finding], ...] = ()
    headers: HeaderSettings = field(default_factory=HeaderSettings)
    page_sources: PageSources = field(default_factory=dict)
    keep_assets_days: int = 30
    repair: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a deploy ended. It went live when `manifest` is there; `unchanged` says that it was live already.

    `damage` are the files of the live release that were not as published, and are put right. `held` says that nothing
    was done because a rollback holds; `manifest` is then what is live. `checklist` is what stands before a first publish.
    """

    findings: tuple[Finding, ...] = ()
    manifest: Manifest | None = None
    sent: Sent = field(default_factory=Sent)
    unchanged: bool = False
    dry_run: bool = False
    damage: tuple[str, ...] = ()
    held: bool = False
    checklist: Checklist = field(default_factory=Checklist)

    @property
    def ok(self) -> bool:
        """Whether nothing stood in the way."""
        return not _errors(self.findings)


def deploy(job: Job, host: Host, work: Path, *, now: dt.datetime, dry_run: bool = False) -> Outcome:
    """Puts `job.output` live on the host, or says everything that stands in the way and changes nothing.

    `work` is a folder for the package. With `dry_run` nothing is sent; `sent` then says what would be.
    Raises PublishRefused when the host cannot be used.
    """
    output = read_output(job.output)
    inline = look_inside(job.output, output.files.values())
    leaks = look_for_leaks(output, inline, job.secret_texts)
    findings = [*job.findings, *what_was_not_said(leaks, job.findings)]
    if urlsplit(job.site).path.strip("/") and host.abilities.headers:
        what = f"The site's address {job.site} has a folder, and this host serves the site at its domain's root"
        fix = "Give the site a domain of its own, or publish to GitHub Pages."
        findings.append(HOST_LIMIT.at(what, fix, file="content/data/clinic.yaml"))
    headers = make_headers(inline, job.headers, job.page_sources)
    try:
        with host.lock():
            try:
                release = make_release(output, job.redirects, headers, job.site, host)
            except CannotRender as error:
                findings.append(HOST_LIMIT.at(str(error)))
                release = None
            return _send(job, output, release, host, work, findings, now, dry_run)
    except ManifestBroken as error:
        raise PublishRefused(str(error)) from None
    except PublishRefused as refused:
        if not _errors(findings):
            raise
        # The rest of what is wrong is worth more than the host's refusal alone.
        findings.append(HOST_REFUSES.at(" ".join(str(refused).split())))
        return Outcome(tuple(in_order(findings)), dry_run=dry_run)


def _send(
    job: Job,
    output: OutputFiles,
    release: Release | None,
    host: Host,
    work: Path,
    findings: list[Finding],
    now: dt.datetime,
    dry_run: bool,
) -> Outcome:
    """The part that needs the host, which is held meanwhile. Without a release the host could not take it."""
    live = host.live()
    if live is not None:
        findings += vanished(live, output.files, job.redirects)
    if release is None or _errors(findings):
        return Outcome(tuple(in_order(findings)), dry_run=dry_run)
    if job.repair and (live is None or live.id != release.id):
        raise PublishRefused(
            "The content, the settings or the code are not those of the live release any more, so a repair would publish "
            "more than was live. Look at what has changed; `uv run invoke publish` then puts everything right."
        )
    damage = host.damage(live) if live is not None else frozenset()
    if live is not None and live.id == release.id and not damage and (live.put_back is None or job.repair):
        return Outcome(tuple(in_order(findings)), live, unchanged=True, dry_run=dry_run)
    package = pack(release, host, work / "package", live, built=job.built, now=now, keep_days=job.keep_assets_days)
    if job.repair and live is not None:
        package = replace(package, manifest=replace(package.manifest, put_back=live.put_back))
    if dry_run:
        sent = planned(release.output, live, damage)
    else:
        sent = host.send(package, live, damage)
    return Outcome(tuple(in_order(findings)), package.manifest, sent, dry_run=dry_run, damage=tuple(sorted(damage)))


def _errors(findings: Sequence[Finding]) -> bool:
    return any(f.severity is Severity.ERROR for f in findings)


def planned(output: OutputFiles, live: Manifest | None, damage: Collection[str] = ()) -> Sent:
    """The files that differ from what is live: what a publish would upload and delete."""
    before = {p: file for p, file in live.files.items() if f"public/{p}" not in damage} if live else {}
    changed = [path for path, file in output.files.items() if path not in before or before[path].sha256 != file.sha256]
    return Sent(tuple(changed), tuple(path for path in before if path not in output.files))


def roll_back(host: Host, now: dt.datetime) -> Manifest:
    """Puts the release before the live one back. Raises PublishRefused when there is none, or the host cannot be used."""
    with host.lock():
        try:
            return host.roll_back(now)
        except ManifestBroken as error:
            raise PublishRefused(str(error)) from None
