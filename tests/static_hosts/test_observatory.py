"""The security headers, rated by the HTTP Observatory."""

from __future__ import annotations

import json
from pathlib import Path

from plugins.static_hosts.deploy import deploy
from plugins.static_hosts.verify import verify
from tests.static_hosts.servers import certificate, free_port, nginx
from tests.static_hosts.sites import NOW, job, write_site
from tests.static_hosts.targets import make_host
from tests.support.counts import HUNG
from tests.support.node import run_node


def test_the_highest_grade(tmp_path: Path) -> None:
    """With the generated include, over TLS, the site gets the Observatory's highest grade and passes all its tests."""
    signed = certificate(tmp_path)
    host = make_host("folder", {"server": "nginx"}, to=str(tmp_path / "www"))
    outcome = deploy(job(write_site(tmp_path / "output")), host, tmp_path / "work", now=NOW)
    assert outcome.manifest is not None
    port = free_port()
    include = f"include {host.link.resolve().parent}/server/nginx.conf;"
    with nginx(tmp_path / "nginx", include, certificate=signed, redirect_from=port) as server:
        https = server.url.rpartition(":")[2]
        done = run_node(
            [str(Path(__file__).with_name("observatory.mjs")), "localhost", str(port), https],
            env={"NODE_EXTRA_CA_CERTS": str(signed[0])},
            timeout=HUNG,
        )
        assert done.returncode == 0, done.stderr
        rated = json.loads(done.stdout)
        verdict = verify(f"https://localhost:{https}", outcome.manifest, host.abilities, cafile=str(signed[0]))
    assert rated["grade"] == "A+", rated
    assert rated["score"] >= 125, rated
    assert all(test["pass"] for test in rated["tests"].values()), rated
    assert verdict.findings == ()
