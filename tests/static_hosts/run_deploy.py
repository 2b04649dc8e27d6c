"""Deploys in a process of its own, so that a test can kill it: `python -m tests.static_hosts.run_deploy HOST OUTPUT WORK`.

With "rollback" for OUTPUT it puts the release before back.
"""

from __future__ import annotations

import datetime as dt
import json
import sys
from pathlib import Path

from plugins.static_hosts.deploy import deploy, roll_back
from plugins.static_hosts.hosts.base import PublishRefused
from tests.static_hosts.sites import job
from tests.static_hosts.targets import make_host

BUSY = 75  # exit status: another publish is at work


def main() -> int:
    """0 when the site is live, 75 when another publish is at work, 1 when something stood in the way."""
    target = json.loads(sys.argv[1])
    try:
        host = make_host(target["name"], target["options"], Path(target["folder"]))
        if sys.argv[2] == "rollback":
            print(roll_back(host, dt.datetime.now(dt.UTC)).id)
            return 0
        outcome = deploy(job(Path(sys.argv[2])), host, Path(sys.argv[3]), now=dt.datetime.now(dt.UTC))
    except PublishRefused as refusal:
        print(refusal)
        return BUSY
    print(json.dumps({"uploaded": outcome.sent.uploaded, "unchanged": outcome.unchanged}))
    return 0 if outcome.ok else 1


if __name__ == "__main__":
    sys.exit(main())
