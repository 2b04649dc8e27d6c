"""One run of the checks over a site: which rules, what they may ask, and what is left in the end."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from fnmatch import fnmatchcase
from functools import cached_property, partial
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import msgspec

from ..content_model.entry import Entry
from ..content_model.model import ContentModel
from ..content_model.schema.contributions import Contributions
from ..findings import Context, Finding, Inputs, Rule, Scope, Written, in_order, messages_of
from ..plugin_settings import read_files, settings_findings
from ..recorded_reads import Kept, Made, Recorder, Wanted, fingerprint, no_collector
from ..rendered_site.document import Document
from ..rendered_site.redirects import declared_redirects
from ..rendered_site.site import Site
from ..rendered_site.visits import Visitor, Visits
from . import messages
from .baseline import apply_baseline
from .engine import Raw, check_files, check_page, check_site, own_source, pack, unpack
from .options import read_options
from .places import SharedFiles
from .policy import Policy
from .settings import SeoSettings
from .waivers import Waived, apply_waivers

NAME = "seo_checks"
_ENCODER = msgspec.msgpack.Encoder()
_DECODER = msgspec.msgpack.Decoder(list[Raw])


@dataclass(frozen=True)
class Checked:
    """What the checks came to: the findings that count, those that were waived, and those known before."""

    findings: tuple[Finding, ...]
    waived: tuple[Waived, ...]
    known: tuple[Finding, ...]
    site: Site
    context: Context
    rules: tuple[Rule, ...]


@dataclass(frozen=True)
class Checks:
    """All that the checks of a site need, or of one page. Made before the pages are parsed, so that they can be visited."""

    settings: SeoSettings
    inputs: Inputs
    rules: tuple[Rule, ...]
    policy: Policy
    known: frozenset[str]  # the names that a waiver may have
    problems: tuple[Finding, ...]
    project: Path
    model: ContentModel | None = None  # that the inputs were read from

    @classmethod
    def prepare(
        cls,
        settings: Mapping[str, Any],
        model: ContentModel,
        contributions: Contributions,
        publish: bool,
        publish_settings: Mapping[str, Any] | None = None,
    ) -> Checks:
        """Reads Pelican's settings. `publish_settings` are those of a publish build (None: these), which say what stops one."""
        rules = contributions.rules
        own = SeoSettings.read(settings)
        project = Path(settings["PATH"]).resolve().parent
        known = frozenset(declared.id for declared in (*rules, *messages_of(messages)))
        files = read_files(project, *(["publishconf.py"] if publish else []), "pelicanconf.py")
        themes = [Path(settings["THEME"]).resolve() / "templates"] if "THEME" in settings else []
        for_publishing = frozenset(rule.id for rule in rules if rule.for_publishing)
        publish_levels = own.severity if publish_settings is None else SeoSettings.read(publish_settings).severity
        policy = Policy(own.severity, publish_levels, for_publishing, publish)
        options, wrong_options = read_options(own.options, rules)
        inputs = Inputs(
            publish=publish,
            allowed_hosts=own.allowed_hosts,
            form_hosts=_form_hosts(settings, model, contributions),
            published=_published(project / own.published) if own.published else None,
            fact_fields=contributions.facts,
            options=options,
            find_shared=SharedFiles(project, (*themes, *contributions.templates)).find,
        )
        return cls(
            own,
            inputs,
            tuple(r for r in rules if not policy.is_off(r.id) and (r.enabled or policy.is_asked_for(r.id))),
            policy,
            known,
            tuple(settings_findings([*own.unknown_rules(known), *wrong_options], files)),
            project,
        ).of(model)

    def of(self, model: ContentModel) -> Checks:
        """The same checks for another state of the content.

        For one that differs in the text of a page alone (an unsaved draft), what all pages say together is not read anew.
        """
        inputs = self._inputs_with_draft(model) or replace(
            self.inputs,
            site_url=model.site_url,
            base_path=model.base_path,
            now=model.now,
            redirects=declared_redirects(model, self.project),
            facts=model.facts,
            written=tuple(_written(entry) for entry in model.entries),
        )
        drafts = frozenset(entry.url for entry in model.entries if not entry.listed)
        return replace(self, inputs=inputs, policy=replace(self.policy, drafts=drafts), model=model)

    def _inputs_with_draft(self, model: ContentModel) -> Inputs | None:
        """The inputs for a state of the content in which no page has moved and no old address changed; else None."""
        if self.model is None or model.tree is not self.model.tree or model.facts is not self.model.facts:
            return None
        pairs = enumerate(zip(self.model.entries, model.entries, strict=True))
        changed = {n: (old, new) for n, (old, new) in pairs if old is not new}
        if any(old.get("aliases") != new.get("aliases") for old, new in changed.values()):
            return None
        written = list(self.inputs.written)
        for number, (_, new) in changed.items():
            written[number] = _written(new)
        return replace(self.inputs, written=tuple(written))

    @cached_property
    def context(self) -> Context:
        """What the rules may ask."""
        return Context(self.inputs)

    def visits(self) -> Visits:
        """Run the page rules on each page as it is parsed, and note what the site rules ask for."""
        ids = " ".join(rule.id for rule in self.rules if rule.scope is Scope.PAGE)
        notes = (Visitor(rule.id, partial(_note, rule.note)) for rule in self.rules if rule.note is not None)
        return Visits((Visitor(NAME, self._visit, ids), *notes), self.context.answers)

    def _visit(self, document: Document, recorder: Recorder) -> list[Raw]:
        return pack(check_page(document, self.rules, self.context.recorded_by(recorder)))

    def findings_of(self, document: Document, recorder: Recorder | None = None) -> list[Finding]:
        """What the rules about one page find on it, with the levels and waivers of a build.

        The site's rules, the baseline, and waivers of what the site's rules would find are left out. The questions that
        are asked of the rest of the site go to the recorder.
        """
        if self._is_skipped(document.url):
            return []
        context = self.context.recorded_by(recorder or Recorder())
        found = dict.fromkeys(self.policy.apply(check_page(document, self.rules, context)))
        judged = {rule.id for rule in self.rules if rule.scope is Scope.PAGE}
        left, _ = apply_waivers(found, [document], self.known, context.is_past, judged)
        return in_order(left)

    def finish(self, site: Site, kept: Kept | None = None) -> Checked:
        """Adds what the rules about files and the whole site find, and applies the policy.

        That is taken from `kept` where all that was written, and all that they asked, is the same.
        """
        with no_collector():
            return self._finish(self._without_skipped(site), kept)

    def _of_site(self, site: Site, kept: Kept | None) -> Iterable[Finding]:
        """What the rules about files and the whole site find."""

        def make(context: Context) -> Iterator[Finding]:
            yield from check_site(site, self.rules, context)
            yield from check_files(site.files.values(), self.rules, context, self.project)

        def packed(wanted: Wanted) -> Made:
            recorder = Recorder()
            return Made(_ENCODER.encode(pack(make(self.context.recorded_by(recorder)))), recorder)

        if kept is None or not site.digest:
            return make(self.context)
        own = [own_source(file, self.project) for file in site.files.values()]
        shown = fingerprint((sorted(site.documents), sorted(site.redirects.items()), site.site_url, own))
        rules = fingerprint(tuple(rule.id for rule in self.rules))
        wanted = Wanted(NAME, {"rules": rules, "site": site.digest, "addresses": shown})
        (result,) = kept.results("check site", [wanted], packed, self.context.answers)
        return unpack(_DECODER.decode(result.data))

    def _finish(self, site: Site, kept: Kept | None) -> Checked:
        notes = site.notes.get(NAME, {})
        found = list(self.problems)
        for url in sorted(site.documents):
            found += unpack(notes.get(url, ()))
        found += self._of_site(site, kept)
        counting = list(dict.fromkeys(self.policy.apply(found)))
        left, waived = apply_waivers(counting, site.documents.values(), self.known, self.context.is_past)
        known: list[Finding] = []
        if self.settings.baseline:
            name = self.settings.baseline.as_posix()
            left, known = apply_baseline(self.project / name, name, left)
        return Checked(tuple(in_order(left)), tuple(waived), tuple(known), site, self.context, self.rules)

    def _without_skipped(self, site: Site) -> Site:
        left = {url: document for url, document in site.documents.items() if not self._is_skipped(url)}
        return replace(site, documents=left) if len(left) < len(site.documents) else site

    def _is_skipped(self, url: str) -> bool:
        return any(fnmatchcase(url, pattern) for pattern in self.settings.skip)


def _note(note: Callable[[Document], Any], document: Document, recorder: Recorder) -> Any:
    return note(document)


def _written(entry: Entry) -> Written:
    kind = entry.kind
    return Written(
        entry.source,
        entry.url,
        entry.save_as,
        kind.name,
        entry.title,
        entry.listed,
        entry.fields,
        entry.traits,
        kind.fields,
    )


def _form_hosts(settings: Mapping[str, Any], model: ContentModel, contributions: Contributions) -> frozenset[str]:
    """The hosts that pages' own policies let their forms send to."""
    policies = (policy(entry, settings) for policy in contributions.page_policies for entry in model.entries)
    hosts = (urlsplit(source).hostname for policy in policies for source in policy.get("form-action", ()))
    return frozenset(host for host in hosts if host)


def _published(path: Path) -> frozenset[str] | None:
    """The addresses in a publication's manifest: those of its files that a visitor may have linked to."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        files = data["files"].values()
        return frozenset(str(f["url"]) for f in files if not f.get("immutable"))
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None
