"""How long a publish takes and how much memory: `python -m tests.benchmarks.bench_publish [PAGES ...]`.

Publishes sites of 1,000 and 10,000 pages to an S3 server on the loopback address (moto's), three times each:
everything, nothing changed, one page edited. Time is wall time; memory is the publishing process's peak.
The server is another process, and by far the slower of the two.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.static_hosts.servers import free_port, wait_for
from tests.static_hosts.sites import job, write_site

BUCKET = "lotus-site"


def main() -> None:
    """Prints a row for each publish."""
    if len(sys.argv) > 2 and sys.argv[1] == "one":
        print(json.dumps(publish(Path(sys.argv[2]), sys.argv[3])))
        return
    sizes = [int(argument) for argument in sys.argv[1:]] or [1_000, 10_000]
    os.environ.update(AWS_ACCESS_KEY_ID="test", AWS_SECRET_ACCESS_KEY="test", AWS_DEFAULT_REGION="us-east-1")
    print("| pages | publish | seconds | peak MB | files sent |\n|---|---|---|---|---|")
    for pages in sizes:
        with tempfile.TemporaryDirectory(prefix="bench-") as folder:
            measure(pages, Path(folder))


def measure(pages: int, folder: Path) -> None:
    """Three publishes of a site with so many pages, each in a process of its own."""
    import boto3

    port = free_port()
    command = [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        try:
            wait_for(port, lambda: server.poll() is None)
            url = f"http://127.0.0.1:{port}"
            boto3.client("s3", endpoint_url=url).create_bucket(Bucket=BUCKET)
            output = write_site(folder / "output", pages=pages)
            for what in ("everything", "nothing changed", "one page edited"):
                if what == "one page edited":
                    page = output / "more/00007/index.html"
                    page.write_text(page.read_text().replace("Plain words", "Warm words"))
                done = subprocess.run(
                    [sys.executable, "-m", "tests.benchmarks.bench_publish", "one", str(folder), url],
                    capture_output=True,
                    text=True,
                    check=True,
                )
                figures = json.loads(done.stdout)
                print(
                    f"| {pages:,} | {what} | {figures['seconds']:.1f} | {figures['peak']:.0f} | {figures['sent']:,} |",
                    flush=True,
                )
        finally:
            server.terminate()


def publish(folder: Path, url: str) -> dict[str, float]:
    """One publish, measured from inside its process."""
    from plugins.static_hosts.deploy import deploy
    from plugins.static_hosts.hosts.kind import Surroundings
    from plugins.static_hosts.hosts.s3 import S3Host, S3Options

    started = time.perf_counter()
    host = S3Host(S3Options(BUCKET, endpoint=url), Surroundings(folder, folder / "scratch"))
    outcome = deploy(job(folder / "output"), host, folder / "work", now=dt.datetime.now(dt.UTC))
    assert outcome.ok, outcome.findings
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024  # Linux counts in kB
    return {"seconds": time.perf_counter() - started, "peak": peak, "sent": len(outcome.sent.uploaded)}


if __name__ == "__main__":
    main()
