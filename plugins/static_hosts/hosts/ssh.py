"""Any server with SSH, rsync and a web server.

Set up, once, on the server: a folder that the user may write, and the web server pointed at it.
nginx: `include FOLDER/current/server/nginx.conf;` inside the `server` block, and a `reload` command that the
user may run (`sudo nginx -t && sudo systemctl reload nginx`). Apache: `DocumentRoot FOLDER/current/public` with
`AllowOverride All`; no reload is needed. The server needs rsync and flock (util-linux).

A release goes into a new folder, where unchanged files are links to the release before. Then the link `current`
is swapped in one step. A publish that dies leaves only a folder that the next one clears away; its lock ends with
its connection.
"""

from __future__ import annotations

import re
import secrets
import shlex
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Annotated, Any

from msgspec import Meta

from ..formats import apache, nginx
from ..manifest import Manifest, decode_manifest
from ..precompress import SUFFIXES
from .base import Abilities, Keep, Package, PublishRefused, Release, Sent, Server
from .kind import HostKind, HostOptions

_NONE = 3  # exit status of a remote command: nothing was published yet
_UNREACHED = 255  # ssh's own
_RELOAD = 70


_FOLDER = r"\A(/(?!\.\.?(/|\Z))[A-Za-z0-9_.-]+)+\Z"


class SshOptions(HostOptions, frozen=True):
    """`target` is the server as ssh knows it, `path` an absolute folder on it.

    `server` is the web server, "" for one that is configured by hand. `reload` is run on the server after the swap;
    when it fails, the swap is undone. `ssh` holds further options for ssh (["-p", "2222"]).
    """

    target: Annotated[str, Meta(pattern=r"\A(?!-)[A-Za-z0-9_.@\[\]:-]+\Z", description='"user@server.example"')]
    path: Annotated[str, Meta(pattern=_FOLDER, description='an absolute folder such as "/var/www/lotus"')]
    server: Server = "nginx"
    reload: Annotated[str, Meta(description='a command such as "sudo systemctl reload nginx"')] = ""
    keep: Keep = 5
    ssh: Annotated[tuple[str, ...], Meta(description='a list of options for ssh, such as ["-p", "2222"]')] = ()


class SshHost:
    """Publishes to a folder on a server."""

    name = "ssh"

    def __init__(self, options: SshOptions) -> None:
        self.target, self.path, self.server = options.target, options.path, options.server
        self.reload, self.keep = options.reload, options.keep
        self._shared: tuple[str, ...] = ()
        # A publish asks nobody anything, and an unknown server key is never accepted.
        self.ssh = ("ssh", "-o", "BatchMode=yes", "-o", "ConnectTimeout=20", *options.ssh)

    @property
    def abilities(self) -> Abilities:
        """What the web server can do with the file that is sent along."""
        if not self.server:
            return Abilities()
        return Abilities(headers=True, caching=True, redirects=True, gone=True, codings=("br", "zstd", "gzip"))

    def extras(self, release: Release) -> Mapping[str, bytes]:
        """The web server's own file."""
        if self.server == "nginx":
            root = f"{self.path}/releases/{release.id}/public"
            return {"server/nginx.conf": nginx.render(root, release.headers, release.redirects).encode()}
        if self.server == "apache":
            return {"public/.htaccess": apache.render(release.headers, release.redirects).encode()}
        return {}

    @contextmanager
    def lock(self) -> Iterator[None]:
        """A lock on the server, held by a connection: it ends when this process does, however that is.

        Everything else of this publish goes over the same connection.
        """
        script = (
            f"mkdir -p {self.path}/releases && exec 9>{self.path}/.lock && "
            "if flock -n 9; then echo locked; cat >/dev/null; else echo busy; fi"
        )
        with tempfile.TemporaryDirectory(prefix="publish-") as folder:
            shared = ("-o", f"ControlPath={folder}/ssh")
            command = [*self.ssh, *shared, "-M", self.target, script]
            pipe = subprocess.PIPE
            with subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, text=True) as holder:
                assert holder.stdin is not None
                assert holder.stdout is not None
                assert holder.stderr is not None
                try:
                    answer = holder.stdout.readline().strip()
                    if answer == "busy":
                        raise PublishRefused(f"Another publish to {self.target} is at work. Wait until it has ended.")
                    if answer != "locked":
                        raise PublishRefused(f"{self.target} cannot be used:\n{holder.stderr.read().strip()}")
                    self._shared = shared
                    yield
                finally:
                    self._shared = ()
                    holder.stdin.close()
                    try:
                        holder.wait(20)
                    except subprocess.TimeoutExpired:
                        holder.kill()

    def live(self) -> Manifest | None:
        """The manifest in the release that `current` leads to."""
        done = self._run(
            f"cd {self.path} 2>/dev/null && [ -e current/manifest.json ] || exit {_NONE}; cat current/manifest.json",
            allow=(_NONE,),
        )
        if done.returncode == _NONE:
            return None
        return decode_manifest(done.stdout, f"{self.target}:{self.path}/current/manifest.json")

    def interrupted(self) -> bool:
        """Never: the last step is one."""
        return False

    def send(self, package: Package, live: Manifest | None) -> Sent:
        """Uploads into a new release folder and swaps the link."""
        manifest = package.manifest
        there = self._run(
            f"cd {self.path}/releases && rm -rf .incoming-* && [ -d {manifest.id} ] || exit {_NONE}", allow=(_NONE,)
        )
        uploaded: list[str] = []
        if there.returncode == _NONE:
            uploaded = self._upload(package, live)
        self._activate(manifest.id, manifest.encode(), keep=(manifest.id, manifest.previous))
        gone = set(live.files) - set(manifest.files) - set(manifest.kept) if live else set()
        return Sent(tuple(uploaded), tuple(sorted(gone)))

    def roll_back(self) -> Manifest:
        """Swaps the link back to the release before."""
        live = self.live()
        if live is None or not re.fullmatch(r"[0-9a-f]{16}", live.previous):
            raise PublishRefused("There is no release before this one to put back.")
        file = f"{self.path}/releases/{live.previous}/manifest.json"
        done = self._run(f"[ -e {file} ] || exit {_NONE}; cat {file}", allow=(_NONE,))
        if done.returncode == _NONE:
            raise PublishRefused("The release before this one is not on the server any more.")
        manifest = decode_manifest(done.stdout, f"{self.target}:{file}")
        self._activate(manifest.id, done.stdout, keep=(manifest.id, live.id), back=True)
        return manifest

    def _upload(self, package: Package, live: Manifest | None) -> list[str]:
        # A name of its own: what a publish that was killed may still be sending goes nowhere.
        name = f".incoming-{package.manifest.id}-{secrets.token_hex(4)}"
        incoming = f"{self.path}/releases/{name}"
        self._run(f"mkdir -p {incoming}")
        linked = [f"--link-dest=../{live.id}/"] if live else []
        command = [
            "rsync",
            "--recursive",
            "--checksum",
            "--delete",
            "--chmod=D755,F644",
            "--out-format=%n",
            *linked,
            "-e",
            shlex.join([*self.ssh, *self._shared]),
            f"{package.root}/",
            f"{self.target}:{incoming}/",
        ]
        done = subprocess.run(command, capture_output=True, text=True, timeout=3600)
        if done.returncode:
            raise PublishRefused(f"rsync to {self.target} failed; the live site is as it was.\n{done.stderr.strip()}")
        if live and package.manifest.kept:
            copies = [path + suffix for path in package.manifest.kept for suffix in ("", *SUFFIXES.values())]
            script = (
                f"cd {self.path}/releases/{live.id}/public && while IFS= read -r file; do "
                f'if [ -e "$file" ]; then mkdir -p "{incoming}/public/$(dirname "$file")" && ln -f "$file" "{incoming}/public/$file"; fi; done'
            )
            self._run(script, "".join(path + "\n" for path in copies).encode())
        self._run(f"mkdir -p {incoming}/public && cd {self.path}/releases && mv {name} {package.manifest.id}")
        names = (line for line in done.stdout.splitlines() if not line.endswith("/"))
        return sorted(name.removeprefix("public/") for name in names if name.startswith("public/"))

    def _activate(self, release: str, manifest: bytes, keep: tuple[str, ...], *, back: bool = False) -> None:
        pairs = f'"releases/{release} $old"' + (f' "$old releases/{release}"' if back else "")
        reload = self.reload or "true"
        spared = "|".join(name for name in keep if name)
        script = f"""
            set -e
            cd {self.path}
            cat > releases/{release}/.manifest.new
            mv releases/{release}/.manifest.new releases/{release}/manifest.json
            touch releases/{release}
            old=$(readlink current || true)
            if [ -n "$old" ] && [ "$old" != releases/{release} ]; then
                # Names with hashes clash with nothing. While a server changes over, the old release is asked
                # for files of the new one; after a rollback, pages that are still open ask the other way.
                for pair in {pairs}; do
                    if [ -d "${{pair% *}}/public/assets" ]; then
                        mkdir -p "${{pair#* }}/public/assets"
                        cp -Rln "${{pair% *}}/public/assets/." "${{pair#* }}/public/assets/" || true
                    fi
                done
            fi
            ln -sfn releases/{release} .current.new
            mv -T .current.new current
            if ! ( {reload} ); then
                if [ -n "$old" ]; then ln -sfn "$old" .current.new; mv -T .current.new current; ( {reload} ) || true
                else rm -f current; fi
                exit {_RELOAD}
            fi
            cd releases
            ls -1t | tail -n +{self.keep + 1} | grep -Evx '{spared}' | while IFS= read -r name; do rm -rf "./$name"; done
            exit 0
        """
        done = self._run(script, manifest, allow=(_RELOAD,))
        if done.returncode == _RELOAD:
            raise PublishRefused(
                f"The server refused the new release; the one before is live again.\n{done.stderr.decode(errors='replace').strip()}"
            )

    def _run(self, script: str, data: bytes = b"", allow: tuple[int, ...] = ()) -> subprocess.CompletedProcess[bytes]:
        """Runs a script on the server. Raises PublishRefused with the server's own words when it fails."""
        done: subprocess.CompletedProcess[Any] = subprocess.run(
            [*self.ssh, *self._shared, self.target, script], input=data, capture_output=True, timeout=600
        )
        if done.returncode and done.returncode not in allow:
            what = "cannot be reached" if done.returncode == _UNREACHED else "answered with an error"
            raise PublishRefused(
                f"{self.target} {what}; the live site is as it was.\n{done.stderr.decode(errors='replace').strip()}"
            )
        return done


KIND = HostKind("ssh", SshOptions, lambda options, around: SshHost(options))
