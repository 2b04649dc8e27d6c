"""Deploys a finished output folder: checks it, packs it, and puts it live, all or nothing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from ..findings import Finding, Severity, in_order
from .formats import CannotRender
from .headers import make_headers
from .hosts.base import Host, PublishRefused, Release, Sent
from .inline import look_inside
from .leaks import look_for_leaks
from .manifest import Manifest, ManifestBroken, vanished
from .messages import HOST_LIMIT, HOST_REFUSES
from .output_files import OutputFiles, read_output
from .package import make_release, pack
from .redirects import Redirect
from .settings import HeaderSettings


@dataclass(frozen=True, slots=True)
class Job:
    """What is to be deployed. `built` is the moment that the build counted as the present; `site` the site's address.

    `findings` are what is wrong already; `secret_texts` must not stand in any file (a draft's words, a placeholder).
    """

    output: Path
    site: str
    built: dt.datetime
    redirects: tuple[Redirect, ...] = ()
    findings: tuple[Finding, ...] = ()
    secret_texts: tuple[tuple[str, Finding], ...] = ()
    headers: HeaderSettings = field(default_factory=HeaderSettings)
    keep_assets_days: int = 30


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a deploy ended. It went live when `manifest` is there; `unchanged` says that it was live already."""

    findings: tuple[Finding, ...] = ()
    manifest: Manifest | None = None
    sent: Sent = field(default_factory=Sent)
    unchanged: bool = False
    dry_run: bool = False

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
    findings = [*job.findings, *inline.findings, *look_for_leaks(output, job.secret_texts)]
    if urlsplit(job.site).path.strip("/") and host.abilities.headers:
        what = f"The site's address {job.site} has a folder, and this host serves the site at its domain's root"
        fix = "Give the site a domain of its own, or publish to GitHub Pages."
        findings.append(HOST_LIMIT.at(what, fix, file="content/data/clinic.yaml"))
    headers = make_headers(inline, job.headers)
    release = make_release(output, job.redirects, headers, job.site)
    try:
        with host.lock():
            return _send(job, release, host, work, findings, now, dry_run)
    except ManifestBroken as error:
        raise PublishRefused(str(error)) from None
    except PublishRefused as refused:
        if not _errors(findings):
            raise
        # The rest of what is wrong is worth more than the host's refusal alone.
        findings.append(HOST_REFUSES.at(str(refused)))
        return Outcome(tuple(in_order(findings)), dry_run=dry_run)


def _send(
    job: Job, release: Release, host: Host, work: Path, findings: list[Finding], now: dt.datetime, dry_run: bool
) -> Outcome:
    """The part that needs the host, which is held meanwhile."""
    live = host.live()
    if live is not None:
        findings += vanished(live, release.output.files, job.redirects)
    try:
        if _errors(findings):
            host.extras(release)  # says what the host cannot take, along with the rest
            return Outcome(tuple(in_order(findings)), dry_run=dry_run)
        if live is not None and live.id == release.id and not host.interrupted():
            return Outcome(tuple(in_order(findings)), live, unchanged=True, dry_run=dry_run)
        package = pack(release, host, work / "package", live, built=job.built, now=now, keep_days=job.keep_assets_days)
    except CannotRender as error:
        findings.append(HOST_LIMIT.at(str(error)))
        return Outcome(tuple(in_order(findings)), dry_run=dry_run)
    if dry_run:
        return Outcome(tuple(in_order(findings)), package.manifest, planned(release.output, live), dry_run=True)
    sent = host.send(package, live)
    return Outcome(tuple(in_order(findings)), package.manifest, sent)


def _errors(findings: Sequence[Finding]) -> bool:
    return any(f.severity is Severity.ERROR for f in findings)


def planned(output: OutputFiles, live: Manifest | None) -> Sent:
    """The files that differ from what is live: what a publish would upload and delete."""
    before = live.files if live else {}
    changed = [path for path, file in output.files.items() if path not in before or before[path].sha256 != file.sha256]
    return Sent(tuple(changed), tuple(path for path in before if path not in output.files))


def roll_back(host: Host) -> Manifest:
    """Puts the release before the live one back. Raises PublishRefused when there is none, or the host cannot be used."""
    with host.lock():
        try:
            return host.roll_back()
        except ManifestBroken as error:
            raise PublishRefused(str(error)) from None
