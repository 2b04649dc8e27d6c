"""One run of the checks over a site: which rules, what they are told, and what is left in the end."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import partial
from pathlib import Path
from typing import Any

from ..content_model.entry import Entry
from ..content_model.model import ContentModel
from ..content_model.schema.contributions import Contributions
from ..content_model.schema.fields import Field
from ..content_model.schema.traits import PERSON
from ..findings import Context, Finding, Rule, Written, in_order, messages_of
from ..plugin_settings import read_files, settings_findings
from ..rendered_site.document import Document
from ..rendered_site.redirects import declared_redirects
from ..rendered_site.render import no_collector
from ..rendered_site.site import Site
from ..rendered_site.visits import Visitor
from . import messages
from .baseline import apply_baseline
from .engine import Raw, check_files, check_page, check_site, pack, unpack
from .places import Places
from .policy import Policy
from .settings import SeoSettings
from .waivers import Waived, apply_waivers

NAME = "seo_checks"


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
    """All that one build's checks need. Made before the pages are parsed, so that they can be visited."""

    settings: SeoSettings
    context: Context
    rules: tuple[Rule, ...]
    policy: Policy
    places: Places
    known: frozenset[str]  # the names that a waiver may have
    problems: tuple[Finding, ...] = ()
    project: Path | None = None

    @classmethod
    def prepare(
        cls, settings: Mapping[str, Any], model: ContentModel, contributions: Contributions, publish: bool
    ) -> Checks:
        """Reads Pelican's settings."""
        rules = contributions.rules
        own = SeoSettings.read(settings)
        project = Path(settings["PATH"]).resolve().parent
        known = frozenset(declared.id for declared in (*rules, *messages_of(messages)))
        files = read_files(project, *(["publishconf.py"] if publish else []), "pelicanconf.py")
        drafts = frozenset(entry.url for entry in model.entries if not entry.listed)
        policy = Policy(own.severity, publish, drafts)
        active = tuple(r for r in rules if not policy.is_off(r.id) and (r.enabled or policy.is_asked_for(r.id)))
        theme = settings.get("THEME")
        return cls(
            own,
            make_context(own, model, contributions.facts, publish, project),
            active,
            policy,
            Places(project, Path(theme).resolve() if theme else None),
            known,
            tuple(settings_findings(own.unknown_rules(known), files)),
            project,
        )

    def visitors(self) -> list[Visitor]:
        """Run the page rules on each page as it is parsed, and note what the site rules ask for."""
        page_rules = tuple(rule for rule in self.rules if rule.scope == "page")
        visitors = [Visitor(NAME, partial(self._visit, page_rules), self._fingerprint(page_rules))]
        return visitors + [Visitor(rule.id, rule.note) for rule in self.rules if rule.note is not None]

    def _visit(self, rules: tuple[Rule, ...], document: Document) -> list[Raw]:
        return pack(check_page(document, rules, self.context, self.places))

    def findings_of(self, document: Document) -> list[Finding]:
        """What the rules about one page find on it, with levels and waivers as in a build."""
        found = check_page(document, self.rules, self.context, self.places)
        counting = list(dict.fromkeys(self.policy.apply(found)))
        left, _ = apply_waivers(counting, [document], self.known, self.context.today)
        return [finding for finding in left if finding.rule != messages.WAIVER_UNUSED.id]  # other rules may use it

    def finish(self, site: Site) -> Checked:
        """Adds what the rules about files and the whole site find, and applies the policy."""
        with no_collector():
            return self._finish(self._without_skipped(site))

    def _finish(self, site: Site) -> Checked:
        notes = site.notes.get(NAME, {})
        found = list(self.problems)
        for url in sorted(site.documents):
            found += unpack(notes.get(url, ()))
        found += check_site(site, self.rules, self.context, self.places)
        found += check_files(site.files.values(), self.rules, self.context, self.project)
        counting = list(dict.fromkeys(self.policy.apply(found)))
        left, waived = apply_waivers(counting, site.documents.values(), self.known, self.context.today)
        known: list[Finding] = []
        if self.settings.baseline and self.project is not None:
            name = self.settings.baseline.as_posix()
            left, known = apply_baseline(self.project / name, name, left)
        return Checked(tuple(in_order(left)), tuple(waived), tuple(known), site, self.context, self.rules)

    def _without_skipped(self, site: Site) -> Site:
        skip = {url for url in site.documents if any(fnmatchcase(url, pattern) for pattern in self.settings.skip)}
        if not skip:
            return site
        return Site(
            {url: document for url, document in site.documents.items() if url not in skip},
            site.files, site.redirects, site.site_url, site.base_path, site.root, site.notes,
        )  # fmt: skip

    def _fingerprint(self, rules: Iterable[Rule]) -> str:
        """What a page's findings depend on besides the page, its source and the code."""
        c = self.context
        written = [(w.source, w.url, w.kind, w.listed, w.front_matter if w.has(PERSON) else 0) for w in c.written]
        shared = [(str(p), s.st_size, s.st_mtime_ns) for p in self.places.shared_files() for s in (p.stat(),)]
        return repr((
            sorted(rule.id for rule in rules), c.site_url, c.publish, c.today, sorted(c.allowed_hosts),
            sorted(c.published or ()), sorted(c.redirects.items()), c.facts, c.sources, written,
            sorted(c.options.items()), shared,
        ))  # fmt: skip


def make_context(
    own: SeoSettings, model: ContentModel, facts: tuple[Field, ...], publish: bool, project: Path
) -> Context:
    """What the rules of this build are told. `facts` are the fields of clinic.yaml."""
    return Context(
        site_url=model.site_url,
        base_path=model.base_path,
        publish=publish,
        now=model.now,
        allowed_hosts=own.allowed_hosts,
        published=_published(project / own.published) if own.published else None,
        redirects=declared_redirects(model, project),
        facts=model.facts,
        sources=model.sources,
        written=tuple(_written(entry) for entry in model.entries),
        fact_fields=facts,
        options=own.options,
    )


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
        kind.traits,
        kind.fields,
    )


def _published(path: Path) -> frozenset[str] | None:
    """The addresses in a publication's manifest: those of its files that a visitor may have linked to."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        files = data["files"].values()
        return frozenset(str(f["url"]) for f in files if not f.get("immutable"))
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None
