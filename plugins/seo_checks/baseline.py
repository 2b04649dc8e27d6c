"""The baseline: findings that were there before the checks, written down so that they do not block new work."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from ..findings import Finding, Severity, escaped, in_order
from .messages import BASELINE_BROKEN, BASELINE_STALE

VERSION = 1
_Key = tuple[str, str, str, str]


def key_of(finding: Finding) -> _Key:
    """What stays the same when lines move: the rule, the file, the page and the words."""
    return finding.rule, finding.file, finding.url, finding.message


def write_baseline(path: Path, findings: Iterable[Finding]) -> int:
    """Writes the findings down; returns how many. Raises OSError."""
    kept = [f for f in in_order(findings) if f.severity is not Severity.INFO]
    items = [dict(zip(("rule", "file", "url", "message"), key_of(f), strict=True)) for f in kept]
    written = json.dumps({"version": VERSION, "findings": items}, indent=2, ensure_ascii=False)
    path.write_text(escaped(written) + "\n", "utf-8")
    return len(items)


def apply_baseline(path: Path, name: str, findings: Iterable[Finding]) -> tuple[list[Finding], list[Finding]]:
    """The findings that are new, and those that the baseline knows. No file means that all are new."""
    findings = list(findings)
    if not path.is_file():
        return findings, []
    try:
        known = _read(path)
    except (OSError, ValueError) as error:
        fix = f"Restore it from version control, or write it anew with `invoke check --baseline {name}`."
        return [*findings, BASELINE_BROKEN.at(f"The baseline cannot be read: {error}.", fix, file=name)], []
    new: list[Finding] = []
    old: list[Finding] = []
    for finding in findings:
        key = key_of(finding)
        if known[key] > 0:
            known[key] -= 1
            old.append(finding)
        else:
            new.append(finding)
    left = sum(known.values())
    if left:
        what = f"The baseline lists {left} that {'are' if left > 1 else 'is'} mended by now."
        new.append(BASELINE_STALE.at(what, f"Run `invoke check --baseline {name}`.", file=name))
    return new, old


def _read(path: Path) -> Counter[_Key]:
    data: Any = json.loads(path.read_text(encoding="utf-8"))
    if not isinstance(data, dict) or data.get("version") != VERSION or not isinstance(data.get("findings"), list):
        raise ValueError(f"it is not a baseline of version {VERSION}")
    known: Counter[_Key] = Counter()
    for item in data["findings"]:
        if not isinstance(item, dict) or not all(
            isinstance(item.get(k), str) for k in ("rule", "file", "url", "message")
        ):
            raise ValueError("an entry has no rule, file, url or message")
        known[item["rule"], item["file"], item["url"], item["message"]] += 1
    return known
