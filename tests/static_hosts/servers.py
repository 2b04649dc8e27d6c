"""Real servers on the loopback address for the tests of publishing: nginx, Apache, sshd, an S3 server."""

from __future__ import annotations

import getpass
import os
import socket
import subprocess
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.support.patience import until
from tests.support.system import find_program, need


def free_port() -> int:
    """A port that nobody listens on just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def wait_for(port: int, alive: Callable[[], bool]) -> None:
    """Waits until something listens on a port. Raises RuntimeError when it died."""

    def listens() -> bool:
        if not alive():
            raise RuntimeError(f"nothing listens on port {port}")
        with socket.socket() as probe:
            return probe.connect_ex(("127.0.0.1", port)) == 0

    until(listens, f"a server on port {port}")


@dataclass(slots=True)
class Server:
    """A running server: its address without a slash at the end, and how to make it read its configuration again."""

    url: str
    reload: Callable[[], None]
    reload_command: str = ""


@contextmanager
def _running(command: list[str], port: int, log: Path) -> Iterator[subprocess.Popen[bytes]]:
    with log.open("wb") as output, subprocess.Popen(command, stdout=output, stderr=output) as process:
        try:
            wait_for(port, lambda: process.poll() is None)
            yield process
        except RuntimeError as error:
            raise RuntimeError(f"{error}\n{log.read_text(errors='replace')}") from None
        finally:
            process.terminate()
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()


@contextmanager
def nginx(
    folder: Path, include: str, *, certificate: tuple[Path, Path] | None = None, redirect_from: int = 0
) -> Iterator[Server]:
    """nginx with a `server` block that holds nothing but `include`, with TLS where there is a certificate.

    `redirect_from` is a port without TLS that sends everybody on to the one with it.
    """
    need("nginx")
    folder.mkdir(parents=True, exist_ok=True)
    port = free_port()
    tls = f"ssl_certificate {certificate[0]}; ssl_certificate_key {certificate[1]};" if certificate else ""
    configuration = folder / "nginx.conf"
    configuration.write_text(
        f"""
        daemon off; master_process on; worker_processes 2; pid {folder}/nginx.pid; error_log {folder}/error.log;
        {"user root;" if os.geteuid() == 0 else ""}
        events {{ worker_connections 256; }}
        http {{
            access_log off;
            client_body_temp_path {folder}/t1; proxy_temp_path {folder}/t2; fastcgi_temp_path {folder}/t3;
            uwsgi_temp_path {folder}/t4; scgi_temp_path {folder}/t5;
            {f"server {{ listen 127.0.0.1:{redirect_from}; return 301 https://localhost:{port}$request_uri; }}" if redirect_from else ""}
            server {{ listen 127.0.0.1:{port} {"ssl http2" if certificate else ""}; server_name _; {tls} {include} }}
        }}
        """
    )
    program = find_program("nginx")
    assert program is not None
    check = [program, "-t", "-q", "-c", str(configuration), "-e", str(folder / "error.log")]
    tested = subprocess.run(check, capture_output=True, text=True)
    assert tested.returncode == 0, tested.stderr + (folder / "error.log").read_text()
    reload_command = f"{' '.join(check)} && kill -HUP $(cat {folder}/nginx.pid)"

    def reload() -> None:
        subprocess.run(["sh", "-c", reload_command], check=True, capture_output=True)

    with _running([program, "-c", str(configuration), "-e", str(folder / "error.log")], port, folder / "out.log"):
        yield Server(f"{'https' if certificate else 'http'}://127.0.0.1:{port}", reload, reload_command)


def certificate(folder: Path) -> tuple[Path, Path]:
    """A certificate for localhost, made anew, and its key."""
    need("openssl")
    command = "openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost -addext"
    names = ["subjectAltName=DNS:localhost,IP:127.0.0.1", "-keyout", str(folder / "key.pem")]
    subprocess.run([*command.split(), *names, "-out", str(folder / "cert.pem")], check=True, capture_output=True)
    return folder / "cert.pem", folder / "key.pem"


@contextmanager
def proxy(folder: Path, target: str, headers: Mapping[str, str]) -> Iterator[tuple[Server, Path]]:
    """nginx that speaks TLS with visitors and http with `target`, and its certificate."""
    signed = certificate(folder)
    passed = "".join(f"proxy_set_header {name} {value}; " for name, value in headers.items())
    with nginx(folder / "proxy", f"location / {{ proxy_pass {target}; {passed} }}", certificate=signed) as server:
        yield server, signed[0]


@contextmanager
def apache(folder: Path, root: Path) -> Iterator[Server]:
    """Apache with Debian's modules, whose configuration lies in the `.htaccess` of the served folder."""
    need("apache2")
    folder.mkdir(parents=True, exist_ok=True)
    port = free_port()
    names = ("mpm_event", "authz_core", "dir", "mime", "headers", "rewrite", "unixd")
    where = Path("/usr/lib/apache2/modules")
    modules = "\n".join(f"LoadModule {n}_module {where}/mod_{n}.so" for n in names if (where / f"mod_{n}.so").exists())
    configuration = folder / "apache.conf"
    configuration.write_text(
        f"""
        ServerRoot {folder}
        ServerName 127.0.0.1
        Listen 127.0.0.1:{port}
        PidFile {folder}/apache.pid
        ErrorLog {folder}/error.log
        DefaultRuntimeDir {folder}
        {modules}
        {"User www-data" if os.geteuid() == 0 else ""}
        TypesConfig /etc/mime.types
        AddType application/x-gzip .gz
        DocumentRoot {root}
        <Directory />
            Require all denied
        </Directory>
        <Directory {root}>
            Require all granted
            AllowOverride All
            Options FollowSymLinks
        </Directory>
        """
    )
    program = find_program("apache2")
    assert program is not None
    tested = subprocess.run([program, "-t", "-f", str(configuration)], capture_output=True, text=True)
    assert tested.returncode == 0, tested.stderr
    with _running([program, "-f", str(configuration), "-DFOREGROUND"], port, folder / "out.log"):
        yield Server(f"http://127.0.0.1:{port}", lambda: None)


@dataclass(frozen=True, slots=True)
class SshServer:
    """A running sshd: what to call it by, and the options that ssh needs for it."""

    target: str
    options: tuple[str, ...]


@contextmanager
def sshd(folder: Path) -> Iterator[SshServer]:
    """OpenSSH's server with keys of its own, for whoever runs the tests.

    A shell that it starts finds no start files of that person's, which may take longer than the command itself.
    """
    need("sshd", "ssh", "ssh-keygen", "rsync", "flock")
    folder.mkdir(parents=True, exist_ok=True)
    port = free_port()
    for name in ("host_key", "user_key"):
        subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(folder / name)], check=True)
    (folder / "authorized_keys").write_text((folder / "user_key.pub").read_text())
    kind, key = (folder / "host_key.pub").read_text().split()[:2]
    (folder / "known_hosts").write_text(f"[127.0.0.1]:{port} {kind} {key}\n")
    (folder / "sshd_config").write_text(
        f"""
        Port {port}
        ListenAddress 127.0.0.1
        HostKey {folder}/host_key
        AuthorizedKeysFile {folder}/authorized_keys
        PidFile none
        StrictModes no
        UsePAM no
        PermitRootLogin prohibit-password
        PasswordAuthentication no
        MaxStartups 100
        SetEnv HOME={folder}
        """
    )
    if os.geteuid() == 0:
        Path("/run/sshd").mkdir(exist_ok=True)
    program = find_program("sshd")
    assert program is not None
    options = (
        "-p",
        str(port),
        "-i",
        f"{folder}/user_key",
        "-o",
        f"UserKnownHostsFile={folder}/known_hosts",
        "-o",
        "IdentitiesOnly=yes",
        "-F",
        "none",
    )
    with _running([program, "-D", "-e", "-f", f"{folder}/sshd_config"], port, folder / "sshd.log"):
        yield SshServer(f"{getpass.getuser()}@127.0.0.1", options)


@contextmanager
def moto_server() -> Iterator[str]:
    """moto's S3 server, without a bucket; gives its address. Credentials go into the environment."""
    import logging

    from moto.server import ThreadedMotoServer
    from werkzeug.serving import WSGIRequestHandler

    WSGIRequestHandler.protocol_version = "HTTP/1.1"  # keeps connections, as S3 does; else each request takes a new one
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    own = {"AWS_ACCESS_KEY_ID": "test", "AWS_SECRET_ACCESS_KEY": "test", "AWS_DEFAULT_REGION": "us-east-1"}
    before = {name: os.environ.get(name) for name in own}
    os.environ.update(own)
    try:
        host, port = server.get_host_and_port()
        yield f"http://{host}:{port}"
    finally:
        server.stop()
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value


# Starting these takes longer than most tests that use them, and they keep nothing that one test could see of another.
_shared = ExitStack()


@cache
def shared_sshd() -> SshServer:
    """An sshd that runs until `stop_shared`: a test has a folder of its own there."""
    folder = Path(_shared.enter_context(TemporaryDirectory(prefix="sshd-")))
    return _shared.enter_context(sshd(folder))


def shared_bucket() -> str:
    """The address of an S3 server that runs until `stop_shared`, with nothing in it but an empty bucket `lotus-site`."""
    import boto3

    url = _shared_moto()
    # What it keeps belongs to this process.
    urllib.request.urlopen(urllib.request.Request(f"{url}/moto-api/reset", method="POST")).close()
    boto3.client("s3", endpoint_url=url).create_bucket(Bucket="lotus-site")
    return url


@cache
def _shared_moto() -> str:
    return _shared.enter_context(moto_server())


def stop_shared() -> None:
    """Stops the servers that tests have shared."""
    _shared.close()
    shared_sshd.cache_clear()
    _shared_moto.cache_clear()
