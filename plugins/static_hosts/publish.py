"""`invoke publish` and its sisters: the production build, then the deploy. tasks.py calls a Publisher's methods."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from ..content_model.model import ContentModel
from ..findings import Finding, in_order
from ..plugin_settings import SettingsRefused
from ..site_engine import BuildResult, build_site
from ..site_engine.pelican_adapter.run import Progress
from ..site_engine.plugins import gather
from ..site_engine.problem import SessionProblem
from ..site_engine.session import Session, load_plugins
from ..site_engine.settings_file import PUBLISHING, read_settings
from . import recorded, refuse
from .checklist import Checklist, checklist
from .deploy import Job, Outcome, deploy
from .deploy import roll_back as roll_back_host
from .headers import page_sources
from .hosts.base import Host, PublishRefused
from .hosts.kind import HostKind, Surroundings, kinds_by_name, make_host
from .inline import look_inside
from .leaks import look_for_leaks, what_was_not_said
from .manifest import Manifest
from .output_files import read_output, walk
from .redirects import add_redirect, read_redirects, site_files
from .schedule import Due, is_due, next_due
from .settings import HostSettings
from .unused import leave_out_unused
from .verify import Verdict, verify


@contextmanager
def _refusing() -> Iterator[None]:
    """Refuses to publish a project that cannot be opened, with everything that is wrong with its settings."""
    try:
        yield
    except (SessionProblem, SettingsRefused) as problem:
        said = [f"{finding.where}: {finding.message} {finding.fix}".removeprefix(": ") for finding in problem.findings]
        raise PublishRefused("\n".join(said)) from None


@dataclass(frozen=True)
class Publisher:
    """Publishes a project. `overrides` are Pelican settings on top of the settings file.

    Every method that needs the host raises PublishRefused, with a message for people, when it cannot be used.
    """

    project: Path
    settings_file: str = PUBLISHING
    overrides: Mapping[str, Any] = field(default_factory=dict)

    @cached_property
    def pelican_settings(self) -> Mapping[str, Any]:
        """Pelican's settings of a production build."""
        with _refusing():
            return read_settings(self.project / self.settings_file, self.overrides)

    @cached_property
    def settings(self) -> HostSettings:
        """STATIC_HOSTS_*."""
        with _refusing():
            return HostSettings.read(self.pelican_settings)

    @cached_property
    def host_kinds(self) -> Mapping[str, HostKind]:
        """The kinds of host that the plugins bring, by name."""
        with _refusing():
            return kinds_by_name(gather(load_plugins(self.pelican_settings)).hosts)

    @property
    def work(self) -> Path:
        """Where packages and the hosts' own files lie."""
        return self.project / ".deploy"

    @property
    def site_root(self) -> Path:
        """The folder that content/ stands in."""
        return Path(self.pelican_settings["PATH"]).resolve().parent

    def host(self, name: str = "", to: str = "", *, take_over: bool = False) -> Host:
        """The host by its name, or the one that the settings name. `to` is the folder, for hosts that publish into one."""
        name = name or self.settings.host
        options = self.settings.hosts.get(name, {})
        return make_host(name, options, self.host_kinds, Surroundings(self.project, self.work, take_over), to=to)

    def publish(
        self,
        *,
        host: str = "",
        to: str = "",
        dry_run: bool = False,
        if_due: bool = False,
        accept_unclean: bool = False,
        take_over: bool = False,
        repair: bool = False,
        progress: Progress | None = None,
    ) -> Outcome:
        """Builds for production and puts the site live, all or nothing; says everything that stood in the way.

        `if_due` builds only when something fell due since the last publish, and never while a rollback holds.
        `accept_unclean` lets files pass that are not committed. `take_over`: files that lie at the place already may
        be replaced. `repair` puts right the release that is live and puts no other live.
        """
        target = self.host(host, to, take_over=take_over)
        if if_due:
            with target.lock():
                live = target.live()
            if live is not None and live.put_back is not None:
                return Outcome(manifest=live, unchanged=True, held=True, dry_run=dry_run)
            if live is not None and is_due(self.model(), live.built, dt.datetime.now(dt.UTC)) is None:
                return Outcome(unchanged=True, dry_run=dry_run)
        before = recorded.fingerprint(self.project)
        result = self._build(self.work / "output", progress)
        findings = [*result.findings, *recorded.unrecorded(self.project)]
        if not (accept_unclean or repair):
            findings += recorded.unclean(self.project)
        if result.session is None or result.model is None or not result.finished:
            findings += self._stopping(result.model, result.output) if result.model else ()
            left = checklist(result.model, findings) if result.model else Checklist()
            return Outcome(tuple(in_order(findings)), dry_run=dry_run, checklist=left)
        findings += leave_out_unused(result.output, result.model)
        now = dt.datetime.now(dt.UTC).replace(microsecond=0)
        findings += refuse.stale(result.model, now, before, recorded.fingerprint(self.project))
        job = replace(self._job(result.session, result.output, findings), repair=repair)
        outcome = deploy(job, target, self.work / target.name, now=now, dry_run=dry_run)
        return replace(outcome, checklist=checklist(result.model, outcome.findings))

    def preview(self, output: Path, progress: Progress | None = None) -> BuildResult:
        """The production build in `output`, to be looked at; its findings name all that would stop a publish.

        The output is made even so, unless what staff wrote cannot be read.
        """
        result = self._build(output, progress)
        if result.session is None or result.model is None or not result.finished:
            return replace(result, ok=False)
        unused = leave_out_unused(output, result.model)
        job = self._job(result.session, output, [*result.findings, *unused])
        files = read_output(output)
        leaks = look_for_leaks(files, look_inside(output, files.files.values()), job.secret_texts)
        found = (*job.findings, *what_was_not_said(leaks, job.findings))
        return replace(result, findings=tuple(in_order(found)))

    def checklist(self, result: BuildResult) -> Checklist:
        """What stands before a first publish, from what a preview has found."""
        if result.session is None or result.model is None or not result.finished:
            return Checklist()
        return checklist(result.model, (*result.findings, *recorded.unclean(self.project)))

    def verify(self, url: str = "", *, host: str = "", to: str = "", cafile: str = "", wait: int = 0) -> Verdict:
        """Compares what is live with the last publish to the host. `url` is where to look (default: the site's address).

        `wait` is how many seconds to ask again while something differs: some hosts take minutes to go live.
        """
        target = self.host(host, to)
        with target.lock():
            manifest = target.live()
        if manifest is None:
            raise PublishRefused(f"Nothing was published to the host {target.name} yet.")
        end = time.monotonic() + wait
        while True:
            try:
                verdict = verify(url or manifest.site, manifest, target.abilities, cafile=cafile)
            except ValueError as error:
                raise PublishRefused(str(error)) from None
            if verdict.ok or time.monotonic() >= end:
                return verdict
            time.sleep(min(10, max(0.5, end - time.monotonic())))

    def roll_back(self, *, host: str = "", to: str = "") -> Manifest:
        """Puts the previous release back on the host."""
        return roll_back_host(self.host(host, to), dt.datetime.now(dt.UTC).replace(microsecond=0))

    def redirect(self, old: str, new: str = "", *, gone: bool = False) -> tuple[Finding, ...]:
        """Adds a redirect, or declares an address gone; the findings say why it was not added."""
        if bool(new) == gone:
            raise PublishRefused(
                "Say where the old address leads (`invoke redirect /old/ /new/`), or that it is gone (`invoke gone /old/`)."
            )
        model = self.model()
        live = [entry.url for entry in model.entries if entry.listed]
        return add_redirect(self.site_root, old, new, live, site_files(model))

    def next_due(self) -> Due | None:
        """The next moment at which a build is needed; None when nothing is planned."""
        return next_due(self.model())

    def model(self) -> ContentModel:
        """The content as it stands, without a build."""
        with _refusing():
            return Session.open(self.project, self.settings_file, self.overrides).model

    def _build(self, output: Path, progress: Progress | None) -> BuildResult:
        """The production build into a folder of its own. Errors are counted afterwards, together with all others."""
        return build_site(
            self.project,
            settings_file=self.settings_file,
            output=output,
            overrides=self.overrides,
            accept=lambda finding: True,
            progress=progress,
        )

    def _job(self, session: Session, output: Path, findings: list[Finding]) -> Job:
        model = session.model
        redirects, problems = read_redirects(self.site_root, model, walk(output))
        return Job(
            output=output,
            site=model.site_url,
            built=model.now,
            redirects=redirects,
            findings=tuple(in_order([*findings, *problems, *self._stopping(model, output)])),
            secret_texts=tuple(refuse.private_texts(model)),
            headers=self.settings.headers,
            page_sources=page_sources(model, session.contributions.page_policies, session.settings),
            keep_assets_days=self.settings.keep_assets_days,
        )

    def _stopping(self, model: ContentModel, output: Path) -> Iterator[Finding]:
        yield from refuse.placeholders(model.facts, model.fact_fields)
        yield from refuse.address(model)
        yield from refuse.reserved(model.facts)
        yield from refuse.unlisted(model, output)
