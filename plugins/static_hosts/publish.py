"""`invoke publish` and its sisters: the production build, then the deploy. tasks.py calls these functions."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ..content_model.model import ContentModel
from ..findings import Finding
from ..site_build import BuildResult, build_site
from . import refuse
from .deploy import Job, Outcome, deploy
from .deploy import roll_back as roll_back_host
from .hosts import make_host
from .hosts.base import Host, PublishRefused
from .manifest import Manifest, decode_manifest
from .package import write
from .redirects import add_redirect, read_redirects
from .schedule import Due, is_due
from .schedule import next_due as next_due_of
from .settings import HostSettings
from .verify import Verdict
from .verify import verify as verify_live

SETTINGS_FILE = "publishconf.py"
_WORK = ".deploy"


def read_settings(project: Path, settings_file: str = SETTINGS_FILE) -> HostSettings:
    """The publishing settings of a project."""
    from pelican.settings import read_settings as read

    return HostSettings.read(read(str(project / settings_file)))


def open_host(project: Path, name: str = "", to: str = "", settings: HostSettings | None = None) -> Host:
    """The host by its name, or the one that the settings name. Raises PublishRefused when it cannot be used."""
    settings = settings or read_settings(project)
    name = name or settings.host
    return make_host(name, settings.hosts.get(name, {}), project=project, scratch=project / _WORK, to=to)


def publish(
    project: Path,
    *,
    host: str = "",
    to: str = "",
    dry_run: bool = False,
    if_due: bool = False,
    settings_file: str = SETTINGS_FILE,
    overrides: Mapping[str, Any] | None = None,
    accept_unclean: bool = False,
) -> tuple[Outcome, BuildResult | None]:
    """Builds for production and puts the site live, all or nothing.

    Returns what came of it, with everything that stood in the way, and the build. `if_due` builds only
    when something fell due since the last publish (the build is then None when nothing did).
    `accept_unclean` publishes files that are not committed. Raises PublishRefused when the host cannot
    be used.
    """
    settings = read_settings(project, settings_file)
    target = open_host(project, host, to, settings)
    if if_due and not _anything_due(project, target, settings_file, overrides):
        return Outcome(unchanged=True), None
    before = refuse.fingerprint(project)
    output = project / _WORK / "output"
    result = build_site(project, settings_file=settings_file, output=output, overrides=overrides)
    findings = list(result.findings)
    if not accept_unclean:
        findings += refuse.unclean(project)
    if result.model is None:
        return Outcome(tuple(findings), dry_run=dry_run), result
    findings += [*refuse.placeholders(result.model.facts), *refuse.address(result.model)]
    now = dt.datetime.now(dt.UTC).replace(microsecond=0)
    findings += refuse.stale(result.model, now, before, refuse.fingerprint(project))
    if not result.ok:
        return Outcome(tuple(findings), dry_run=dry_run), result
    outcome = deploy(
        make_job(project, result.model, output, settings, findings),
        target,
        project / _WORK / target.name,
        now=now,
        dry_run=dry_run,
    )
    if outcome.manifest is not None and not dry_run:
        write(project / _WORK / f"{target.name}.json", outcome.manifest.encode())
    return outcome, result


def make_job(project: Path, model: ContentModel, output: Path, settings: HostSettings, findings: list[Finding]) -> Job:
    """The job of deploying a build's output."""
    content = project if (project / "content").is_dir() else output.parent
    redirects, problems = read_redirects(content, model)
    return Job(
        output=output, site=model.site_url, built=model.now, redirects=redirects,
        findings=(*findings, *(p for p in problems if p not in findings), *refuse.unlisted(model, output)),
        secret_texts=tuple(refuse.private_texts(model)), headers=settings.headers, keep_assets_days=settings.keep_assets_days,
    )  # fmt: skip


def _anything_due(project: Path, host: Host, settings_file: str, overrides: Mapping[str, Any] | None) -> bool:
    with host.lock():
        live = host.live()
    if live is None:
        return True
    return is_due(read_model(project, settings_file, overrides), live.built, dt.datetime.now(dt.UTC)) is not None


def read_model(
    project: Path, settings_file: str = SETTINGS_FILE, overrides: Mapping[str, Any] | None = None
) -> ContentModel:
    """The content as it stands, without a build."""
    from pelican.settings import read_settings as read

    from ..content_model.contributions import Registry
    from ..content_model.load import load
    from ..content_model.settings import ContentSettings
    from .fields import FIELDS

    registry = Registry()
    registry.add_fields(*FIELDS)
    settings = ContentSettings.read(read(str(project / settings_file), override=dict(overrides or {})))
    return load(settings, registry.freeze()).model


def next_due(
    project: Path, settings_file: str = SETTINGS_FILE, overrides: Mapping[str, Any] | None = None
) -> Due | None:
    """The next moment at which a build is needed; None when nothing is planned."""
    return next_due_of(read_model(project, settings_file, overrides))


def verify(project: Path, url: str, *, host: str = "", to: str = "", cafile: str = "") -> Verdict:
    """Compares what is live at `url` with the last publish to the host. Raises PublishRefused when there was none."""
    target = open_host(project, host, to)
    with target.lock():
        manifest = target.live()
    if manifest is None:
        raise PublishRefused(f"Nothing was published to {target.name} yet.")
    return verify_live(url, manifest, target.abilities, cafile=cafile)


def roll_back(project: Path, *, host: str = "", to: str = "") -> Manifest:
    """Puts the previous release back on the host. Raises PublishRefused when there is none."""
    target = open_host(project, host, to)
    manifest = roll_back_host(target)
    write(project / _WORK / f"{target.name}.json", manifest.encode())
    return manifest


def last_published(project: Path, host: str) -> Manifest | None:
    """The last publish to a host from this folder, without asking the host."""
    file = project / _WORK / f"{host}.json"
    return decode_manifest(file.read_bytes(), str(file)) if file.is_file() else None


def redirect(project: Path, old: str, new: str = "", *, gone: bool = False) -> tuple[Finding, ...]:
    """Adds a redirect, or declares an address gone; the findings say why it was not added."""
    if bool(new) == gone:
        raise PublishRefused(
            "Say where the old address leads (`invoke redirect /old/ /new/`), or that it is gone (`--gone`)."
        )
    model = read_model(project)
    return add_redirect(project, old, new, [e.url for e in model.entries if e.listed])
