"""Deploys in a process of its own, so that a test can kill it: `python -m tests.static_hosts.run_deploy HOST OUTPUT WORK`."""

from __future__ import annotations

import datetime as dt
import json
import sys
from pathlib import Path

from plugins.static_hosts.deploy import deploy
from plugins.static_hosts.hosts import make_host
from plugins.static_hosts.hosts.base import PublishRefused
from tests.static_hosts.sites import job

BUSY = 75  # exit status: another publish is at work


def main() -> int:
    """0 when the site is live, 75 when another publish is at work, 1 when something stood in the way."""
    told = json.loads(sys.argv[1])
    folder = Path(told["folder"])
    options = {key: tuple(value) if isinstance(value, list) else value for key, value in told["options"].items()}
    try:
        host = make_host(told["name"], options, project=folder, scratch=folder / "scratch")
        outcome = deploy(job(Path(sys.argv[2])), host, Path(sys.argv[3]), now=dt.datetime.now(dt.UTC))
    except PublishRefused as refusal:
        print(refusal)
        return BUSY
    print(json.dumps({"uploaded": outcome.sent.uploaded, "unchanged": outcome.unchanged}))
    return 0 if outcome.ok else 1


if __name__ == "__main__":
    sys.exit(main())
