"""What the checks say of themselves: of waivers, the baseline, their settings, and rules that fail."""

from __future__ import annotations

from ..findings import Message, Sample, Severity


def _waiver(rule: str, until: str) -> Sample:
    return Sample(front_matter=f"waivers:\n  - {rule}\n    reason: The words are a quotation.\n    until: {until}")


_GOOD = _waiver("rule: text-too-short", "2199-12-31")

WAIVER_EXPIRED = Message(
    "waiver-expired",
    Severity.WARNING,
    "A waiver holds until its date.",
    "A waiver is a promise to look again. After its date the finding is reported as before.",
    "Mend the page and take the waiver out, or give it a new date with a reason that still holds.",
    family="engine",
    failing=(_waiver("rule: text-too-short", "2020-01-31"),),
    passing=(_GOOD,),
)
WAIVER_UNUSED = Message(
    "waiver-unused",
    Severity.WARNING,
    "Every waiver waives something.",
    "A waiver for something that is not wrong would hide the next mistake of that kind.",
    "Take the waiver out of the page's front matter.",
    family="engine",
    failing=(_waiver("rule: h1-missing", "2199-12-31"),),
    passing=(_GOOD,),
)
WAIVER_UNKNOWN_RULE = Message(
    "waiver-unknown-rule",
    Severity.ERROR,
    "A waiver names a rule that exists.",
    "A waiver with a misspelled name waives nothing, and nobody would notice.",
    "Write the rule's name as the report shows it.",
    family="engine",
    failing=(_waiver("rule: text-to-short", "2199-12-31"),),
    passing=(_GOOD,),
)
BASELINE_BROKEN = Message(
    "baseline-broken",
    Severity.ERROR,
    "The baseline file can be read.",
    "Without it every old finding counts as new.",
    "Restore the file from version control, or write it anew with `invoke check --baseline seo-baseline.json`.",
    family="engine",
)
BASELINE_STALE = Message(
    "baseline-stale",
    Severity.INFO,
    "The baseline lists only what is still wrong.",
    "What was mended should not be allowed to come back unnoticed.",
    "Run `invoke check --baseline seo-baseline.json`.",
    family="engine",
)
RULE_CRASHED = Message(
    "rule-crashed",
    Severity.ERROR,
    "Every rule can be checked on every page.",
    "A rule that stops half-way has not looked at the rest.",
    "This is a mistake in the rule's code. Please report it with the page and the message.",
    family="engine",
)
PAGE_UNREADABLE = Message(
    "page-unreadable",
    Severity.WARNING,
    "Every page is UTF-8 and can be parsed to its end.",
    "Browsers guess at what is left, and guess differently.",
    "Save the file as UTF-8, without control characters.",
    family="engine",
)
