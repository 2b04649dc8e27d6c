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

import datetime as dt
import os
import re
import secrets
import shlex
import subprocess
import tempfile
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from typing import Annotated, Any

from msgspec import Meta

from ..formats import apache, nginx
from ..manifest import Manifest, decode_manifest
from .base import Abilities, Keep, Package, PublishRefused, Release, Sent, Server
from .kind import HostKind, HostOptions
from .release_folders import MANIFEST, UNREADABLE, differing, keep, make_whole, own_files, published

_NONE = 3  # exit status of a remote command: nothing was published yet
_FOREIGN = 4  # ... something lies there that was not published from here
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
        """The manifest in the release that `current` leads to; None also when somebody has deleted it."""
        done = self._run(
            f"""
            cd {self.path} 2>/dev/null || exit {_NONE}
            case "$(readlink current)" in releases/*) ;; *) [ ! -e current ] && [ ! -L current ] || exit {_FOREIGN} ;; esac
            [ -e current/{MANIFEST} ] || exit {_NONE}
            cat current/{MANIFEST}
            """,
            allow=(_NONE, _FOREIGN),
        )
        if done.returncode == _FOREIGN:
            raise PublishRefused(
                f"{self.target}:{self.path}/current is there already and was not published from here. "
                "Name another place, or move it away."
            )
        if done.returncode == _NONE:
            return None
        return decode_manifest(done.stdout, f"{self.target}:{self.path}/current/{MANIFEST}")

    def damage(self, live: Manifest) -> frozenset[str]:
        """What in the live release's folder is not as its manifest says."""
        return differing(published(live), self.hashes(live.id))

    def send(self, package: Package, live: Manifest | None, damage: frozenset[str]) -> Sent:
        """Uploads into a new release folder and swaps the link; a release that is there already is made whole."""
        manifest = package.manifest
        there = self._run(
            f"cd {self.path}/releases && rm -rf .incoming-* && [ -d {manifest.id} ] || exit {_NONE}", allow=(_NONE,)
        )
        uploaded = self._mend(package) if there.returncode != _NONE else self._upload(package, live)
        manifest = keep(self, manifest)
        self._activate(manifest.id, manifest.encode(), keep=(manifest.id, manifest.previous))
        gone = set(live.files) - set(manifest.files) - set(manifest.kept) if live else set()
        return Sent(tuple(uploaded), tuple(sorted(gone)))

    def roll_back(self, now: dt.datetime) -> Manifest:
        """Swaps the link back to the release before."""
        live = self.live()
        if live is None or not re.fullmatch(r"[0-9a-f]{16}", live.previous):
            raise PublishRefused("There is no release before this one to put back.")
        file = f"{self.path}/releases/{live.previous}/{MANIFEST}"
        done = self._run(f"[ -e {file} ] || exit {_NONE}; cat {file}", allow=(_NONE,))
        if done.returncode == _NONE:
            raise PublishRefused("The release before this one is not on the server any more.")
        manifest = make_whole(self, decode_manifest(done.stdout, f"{self.target}:{file}"), live, now)
        self._activate(manifest.id, manifest.encode(), keep=(manifest.id, live.id))
        return manifest

    def hashes(self, release: str) -> Mapping[str, str]:
        """The hash of every file in a release's folder."""
        return self._hashes(f"{self.path}/releases/{release}")

    def all_hashes(self) -> Mapping[str, Mapping[str, str]]:
        """The same of all releases that are there."""
        found: dict[str, dict[str, str]] = {}
        for path, digest in self._hashes(f"{self.path}/releases").items():
            release, _, rest = path.partition("/")
            if not release.startswith("."):
                found.setdefault(release, {})[rest] = digest
        return found

    def reuse(self, release: str, sources: Mapping[str, str]) -> None:
        """Puts links to files of other releases in the places of a release's own."""
        script = f"""
            cd {self.path}/releases
            while IFS="$(printf '\\t')" read -r source target; do
                mkdir -p "$(dirname "$target")" && ln -f "$source" "$target.new" && mv -Tf "$target.new" "$target" || exit 1
            done
        """
        lines = "".join(f"{source}\t{release}/{path}\n" for path, source in sources.items())
        if lines:
            self._run(script, lines.encode())

    def remove(self, release: str, paths: Collection[str]) -> None:
        """Deletes files of a release."""
        if paths:
            names = "".join(f"./{path}\0" for path in paths)
            self._run(f"cd {self.path}/releases/{release} && xargs -0 rm -rf --", os.fsencode(names))

    def _hashes(self, folder: str) -> dict[str, str]:
        script = f"""
            cd {folder} 2>/dev/null || exit 0
            find . -type f -print0 | xargs -0 -r sha256sum -z 2>/dev/null
            find . ! -type f ! -type d -printf '{UNREADABLE}  %p\\0'
        """
        lines = os.fsdecode(self._run(script).stdout).split("\0")
        pairs = [line.split("  ./", 1) for line in lines if line]
        return {path: digest for digest, path in pairs}

    def _upload(self, package: Package, live: Manifest | None) -> list[str]:
        # A name of its own: what a publish that was killed may still be sending goes nowhere.
        name = f".incoming-{package.manifest.id}-{secrets.token_hex(4)}"
        self._run(f"mkdir -p {self.path}/releases/{name}")
        # Held against the file's bytes, so that one that somebody has changed is never linked into another release.
        sent = self._rsync(package, name, [f"--link-dest=../{live.id}/"] if live else [])
        self._run(f"cd {self.path}/releases && mkdir -p {name}/public && mv -T {name} {package.manifest.id}")
        return sent

    def _mend(self, package: Package) -> list[str]:
        """Makes the folder of a release what the package is; what was not. Each file is replaced in one step."""
        own = own_files(package.manifest)
        kept = [path for path in published(package.manifest) if path not in own]
        with tempfile.NamedTemporaryFile("w", prefix="publish-") as spared:
            spared.write("".join(f"/{path}\n" for path in (MANIFEST, *kept)))
            spared.flush()
            return self._rsync(package, package.manifest.id, [f"--exclude-from={spared.name}"])

    def _rsync(self, package: Package, release: str, options: list[str]) -> list[str]:
        """Sends a package into a release's folder; the paths of what had to be sent."""
        command = [
            *("rsync", "--recursive", "--checksum", "--delete", "--force", "--chmod=D755,F644", "--out-format=%n"),
            *options,
            *("-e", shlex.join([*self.ssh, *self._shared])),
            *(f"{package.root}/", f"{self.target}:{self.path}/releases/{release}/"),
        ]
        done = subprocess.run(command, capture_output=True, text=True, timeout=3600)
        if done.returncode:
            raise PublishRefused(f"rsync to {self.target} failed; the live site is as it was.\n{done.stderr.strip()}")
        names = (
            line for line in done.stdout.splitlines() if not line.endswith("/") and not line.startswith("deleting ")
        )
        return sorted(name.removeprefix("public/") for name in names if name.startswith("public/"))

    def _activate(self, release: str, manifest: bytes, keep: tuple[str, ...]) -> None:
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
                # for files of the new one.
                if [ -d releases/{release}/public/assets ]; then
                    mkdir -p "$old/public/assets"
                    cp -Rln releases/{release}/public/assets/. "$old/public/assets/" || true
                fi
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
