"""`uv run invoke edit` as it is typed: one line with the address, which lets a browser in, until Ctrl+C."""

from __future__ import annotations

import http.client
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from plugins.editor.browser_packages import ensure_packages, packages_of
from tests.support.counts import HUNG
from tests.support.site import PROJECT, small_site


@contextmanager
def typed(project: Path, *arguments: str) -> Iterator[subprocess.Popen[str]]:
    """The command in a project's folder, with the libraries that the tests run with; interrupted in the end."""
    own = {"UV_NO_SYNC": "1", "UV_PROJECT_ENVIRONMENT": sys.prefix, "UV_OFFLINE": "1", "COLUMNS": "200"}
    process = subprocess.Popen(
        ["uv", "run", "invoke", "edit", "--no-browser", *arguments],
        cwd=project,
        env={**os.environ, **own},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )
    try:
        yield process
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGINT)
        process.wait(timeout=HUNG)


def laid_out(folder: Path) -> Path:
    """A whole project of two pages, with the browser's packages fetched before."""
    small_site(folder)
    for name in ("pelicanconf.py", "publishconf.py", "tasks.py", "pyproject.toml", "uv.lock"):
        shutil.copyfile(PROJECT / name, folder / name)
    for name in ("plugins", "theme"):
        (folder / name).symlink_to(PROJECT / name)
    ensure_packages(print, packages_of(PROJECT))
    packages_of(folder).parent.mkdir(parents=True, exist_ok=True)
    packages_of(folder).symlink_to(packages_of(PROJECT))
    return folder


def test_the_address_that_is_printed_opens_the_editor(tmp_path: Path) -> None:
    """Without the token nothing; with it a cookie, and then the page. Ctrl+C stops it and says what happens to the rest."""
    with typed(laid_out(tmp_path)) as process:
        assert process.stdout is not None
        line = process.stdout.readline()
        found = re.search(r"http://127\.0\.0\.1:\d+/-/\?token=\S+", line)
        assert found is not None, line + process.stdout.read()
        address = urlsplit(found[0])
        connection = http.client.HTTPConnection(address.netloc, timeout=HUNG)
        connection.request("GET", address.path)
        assert connection.getresponse().status == 403
        connection = http.client.HTTPConnection(address.netloc, timeout=HUNG)
        connection.request("GET", f"{address.path}?{address.query}")
        welcome = connection.getresponse()
        assert welcome.status == 303
        connection = http.client.HTTPConnection(address.netloc, timeout=HUNG)
        connection.request("GET", "/-/", headers={"Cookie": str(welcome.getheader("set-cookie")).partition(";")[0]})
        assert b"/-/static/main.js" in connection.getresponse().read()
        os.killpg(process.pid, signal.SIGINT)
        rest = process.stdout.read()
        assert "Stopped." in rest
        assert "Traceback" not in rest


def test_a_port_that_is_taken_is_said(tmp_path: Path) -> None:
    """With what to do; a free one is chosen when none was asked for."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with typed(laid_out(tmp_path), "--port", str(port)) as process:
            said, _ = process.communicate(timeout=HUNG)
    assert f"Port {port} cannot be used" in said
    assert "--port 8011" in said
    assert "Traceback" not in said
    assert process.returncode == 1
