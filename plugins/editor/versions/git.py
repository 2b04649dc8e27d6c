"""Git, where the folder is a repository: a file's history, and a commit of exactly what the editor saved.

Git itself is run, with no prompt, no hook, no signature and none of the person's own settings for who they are. Nothing of the
working folder is ever changed, and what else is staged or dirty stays as it is.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import os
import subprocess
import tempfile
import time
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ..person import Person
from ..refused import Refused

_BUSY = ("MERGE_HEAD", "CHERRY_PICK_HEAD", "REVERT_HEAD", "rebase-merge", "rebase-apply", "BISECT_START")
_OURS = (
    "-c",
    "core.quotepath=false",
    "-c",
    "commit.gpgsign=false",
    "-c",
    "core.hooksPath=/dev/null",
    "-c",
    "gc.auto=0",
)
_MOST = 200  # versions of a file that are listed
_PATIENCE = 5.0  # seconds to wait for another Git to let go of the index
_TRIES = 5
_NO_FILE = "0" * 40


@dataclass(frozen=True, slots=True)
class Commit:
    """A version of a file in Git: `path` is its name then, relative to content/; `deleted` when it went with this one."""

    id: str
    path: str
    when: dt.datetime
    name: str
    email: str
    message: str
    deleted: bool = False


class GitProblem(Refused):
    """Git could not do what was asked. Nothing was committed."""


@dataclass(frozen=True, slots=True)
class Git:
    """The repository that a content folder lies in. `prefix` is that folder's place in it, with a slash at the end."""

    content: Path
    prefix: str
    folder: Path  # .git

    @classmethod
    def find(cls, content: Path) -> Git | None:
        """The content folder's repository; None where there is none, no Git, or nothing of it would be kept."""
        try:
            told = _run(content, "rev-parse", "--show-prefix", "--absolute-git-dir", "--is-inside-work-tree")
            prefix, folder, inside = told.decode().split("\n")[:3]
            _run(content, "check-ignore", "--quiet", "pages/index.md", env={"GIT_LITERAL_PATHSPECS": "0"})
        except (OSError, ValueError):
            return None
        except _Failed as failed:
            return cls(content, prefix, Path(folder)) if failed.status == 1 and inside == "true" else None
        return None  # content/ is ignored

    def history(self, path: str) -> tuple[Commit, ...]:
        """The commits that changed a file, the newest first, also under earlier names."""
        form = "--format=%x00%x00%H%x00%cI%x00n%an%x00e%ae%x00s%s"  # no field is empty, so that two zeros end a commit
        try:
            told = self._git("log", "--follow", f"-{_MOST}", form, "--name-status", "-z", "--", path).decode(
                "utf-8", "replace"
            )
        except _Failed:  # no commit yet
            return ()
        found: list[Commit] = []
        for part in told.split("\0\0")[1:]:
            id, when, name, email, message, *names = [piece.strip("\n") for piece in part.strip("\0").split("\0")]
            if not names:
                continue
            at = names[-1].removeprefix(self.prefix)
            moment = dt.datetime.fromisoformat(when)
            found.append(Commit(id, at, moment, name[1:], email[1:], message[1:], names[0] == "D"))
        return tuple(found)

    def show(self, commit: Commit) -> bytes | None:
        """The file as that commit left it; None when it deleted it, or is not there (any more)."""
        try:
            return self._git("cat-file", "--filters", f"{commit.id}:{self.prefix}{commit.path}")
        except _Failed:
            return None

    def tip(self) -> str:
        """The last commit; "" before the first."""
        try:
            return self._git("rev-parse", "--verify", "--quiet", "HEAD^{commit}").decode().strip()
        except _Failed:
            return ""

    def blobs(self, commit: str, paths: Collection[str]) -> dict[str, str]:
        """The blob of each of these files in a commit; the ones that are not in it are left out."""
        try:
            return {path: blob for path, (_, blob) in self._entries(commit).items() if path in paths} if commit else {}
        except _Failed:  # no such commit (any more)
            return {}

    def blob_of(self, path: str, data: bytes) -> str:
        """The name that Git would give a file's content, with the line ends and filters that the repository asks for."""
        return self._git("hash-object", "--stdin", f"--path={self.prefix}{path}", input=data).decode().strip()

    def commit(
        self, files: Mapping[str, bytes | None], who: Person, message: str, others: Sequence[Person] = ()
    ) -> str:
        """Commits these files with these contents (None: deleted), and nothing else; returns the commit, "" for no change.

        The files in the folder are not looked at: what somebody typed after the save stays uncommitted. `others` are
        named as co-authors. Raises GitProblem.
        """
        if busy := next((name for name in _BUSY if (self.folder / name).exists()), None):
            raise GitProblem(
                f"Git is in the middle of something ({busy})", "Whoever began it has to finish it; your text is saved."
            )
        trailers = "".join(f"\nCo-authored-by: {one.name} <{one.email}>" for one in others if one != who)
        text = message.strip() + ("\n" + trailers if trailers else "") + "\n"
        try:
            blobs = {path: self._keep(path, data) for path, data in files.items()}
            for _ in range(_TRIES):
                done = self._try(blobs, who, text)
                if done is not None:
                    return done
        except _Failed as failed:
            raise GitProblem(f"Git could not commit ({failed})", "Your text is saved. Try again later.") from None
        raise GitProblem("Others commit all the time", "Your text is saved. Try again later.")

    def _keep(self, path: str, data: bytes | None) -> str:
        if data is None:
            return ""
        return self._git("hash-object", "-w", "--stdin", f"--path={self.prefix}{path}", input=data).decode().strip()

    def _try(self, blobs: Mapping[str, str], who: Person, text: str) -> str | None:
        """One try on top of the commit that is the last one now; None when another was faster."""
        tip = self.tip()
        with tempfile.TemporaryDirectory(prefix="editor-git-") as folder:
            own = {"GIT_INDEX_FILE": str(Path(folder, "index"))}
            before = self._entries("HEAD") if tip else {}
            if tip:
                self._git("read-tree", tip, env=own)
            self._git("update-index", "-z", "--index-info", input=self._as_input(blobs, before), env=own)
            tree = self._git("write-tree", env=own).decode().strip()
        if tip and tree == self._git("rev-parse", f"{tip}^{{tree}}").decode().strip():
            return ""
        self._restage(blobs, before)
        people = {f"GIT_{role}_{what}": value for role in ("AUTHOR", "COMMITTER")
                  for what, value in (("NAME", who.name), ("EMAIL", who.email))}  # fmt: skip
        parent = ["-p", tip] if tip else []
        made = self._git("commit-tree", tree, *parent, input=text.encode(), env=people).decode().strip()
        try:
            self._git("update-ref", "-m", "editor: save", "HEAD", made, tip or _NO_FILE, env=people)
        except _Failed:
            return None
        return made

    def _restage(self, blobs: Mapping[str, str], before: Mapping[str, tuple[str, str]]) -> None:
        """Takes the files into the index as well, but for those of which somebody has staged a version of their own.

        Done before the commit: killed in between, they stand there as staged, and nothing is taken back.
        """
        staged = self._entries()
        own = {path: blob for path, blob in blobs.items() if staged.get(path) == before.get(path)}
        if not own:
            return
        until = time.monotonic() + _PATIENCE
        while True:
            try:
                self._git("update-index", "-z", "--index-info", input=self._as_input(own, before))
                return
            except _Failed as failed:
                if "index.lock" not in str(failed) or time.monotonic() > until:
                    raise
                time.sleep(0.1)

    def _entries(self, tree: str = "") -> dict[str, tuple[str, str]]:
        """Mode and blob of each file of content/ in a commit, or in the index."""
        command = ("ls-tree", "-r", "-z", tree, "--", ".") if tree else ("ls-files", "-s", "-z", "--", ".")
        found: dict[str, tuple[str, str]] = {}
        for line in filter(None, self._git(*command).decode("utf-8", "surrogateescape").split("\0")):
            what, _, name = line.partition("\t")
            mode, *rest = what.split()
            found[name] = (mode, rest[1] if tree else rest[0])
        return found

    def _as_input(self, blobs: Mapping[str, str], before: Mapping[str, tuple[str, str]]) -> bytes:
        lines = []
        for path, blob in blobs.items():
            mode = before[path][0] if path in before else "100644"
            lines.append(f"{mode} {blob}\t{self.prefix}{path}" if blob else f"0 {_NO_FILE}\t{self.prefix}{path}")
        return ("\0".join(lines) + "\0").encode()

    def _git(self, *args: str, input: bytes = b"", env: Mapping[str, str] | None = None) -> bytes:
        return _run(self.content, *args, input=input, env=env)


def plain_blob(data: bytes, like: str) -> str:
    """Git's name for a content that no filter touches, in the kind of hash that `like` is; without asking Git."""
    make = hashlib.sha256 if len(like) == 64 else hashlib.sha1
    return make(b"blob %d\0" % len(data) + data, usedforsecurity=False).hexdigest()


class _Failed(Exception):
    def __init__(self, status: int, words: str) -> None:
        super().__init__(words or f"status {status}")
        self.status = status


def _run(folder: Path, *args: str, input: bytes = b"", env: Mapping[str, str] | None = None) -> bytes:
    """What Git prints. Raises _Failed with its own words, and OSError where there is no Git."""
    own = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    own |= {
        "LC_ALL": "C",
        "GIT_TERMINAL_PROMPT": "0",
        "GIT_OPTIONAL_LOCKS": "0",
        "GIT_LITERAL_PATHSPECS": "1",
        **(env or {}),
    }
    done = subprocess.run(["git", *_OURS, *args], cwd=folder, env=own, input=input, capture_output=True, check=False)
    if done.returncode:
        raise _Failed(done.returncode, done.stderr.decode("utf-8", "replace").strip().split("\n")[0])
    return done.stdout
