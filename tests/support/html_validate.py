"""html-validate's standard preset over written pages, in one Node process."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from .counts import HUNG
from .node import run_node

_SCRIPT = """
const { HtmlValidate } = require("html-validate");
const files = JSON.parse(require("fs").readFileSync(0, "utf8"));
const validator = new HtmlValidate({ root: true, extends: ["html-validate:standard"] });
(async () => {
  const found = [];
  for (const file of files) {
    const report = await validator.validateFile(file);
    for (const result of report.results)
      for (const m of result.messages) found.push({ file, line: m.line, rule: m.ruleId, message: m.message, severity: m.severity });
  }
  console.log(JSON.stringify(found));
})();
"""


def html_validate_errors(files: list[Path]) -> list[dict[str, Any]]:
    """What html-validate calls an error: dicts with `file`, `line`, `rule` and `message`."""
    done = run_node(["-e", _SCRIPT], input=json.dumps([str(f) for f in files]), timeout=HUNG)
    if done.returncode:
        raise RuntimeError(f"html-validate did not run:\n{done.stderr}")
    messages: list[dict[str, Any]] = json.loads(done.stdout)
    return [m for m in messages if m["severity"] == 2]
