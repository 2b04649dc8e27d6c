"""Pages that load themselves again when the site was built anew: only in the copy that a staff machine serves."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field

ADDRESS = "/.reload"  # hidden names are never published, so that no page of a site stands there
ALIVE = 10.0  # seconds after which a page that waits is written to, so that one that went away is noticed

# A server that was started again has another number of builds, or none yet: the page is loaded again in either case.
_SCRIPT = f"""<script>
  new EventSource("{ADDRESS}").onmessage = ({{ data }}) => data !== "%s" && location.reload();
</script>"""


@dataclass
class Builds:
    """The builds of a server, counted; whoever waits for the next one is woken. `name` tells one process from the next.

    `over`: the server stops, and nobody is to wait any more.
    """

    name: str
    over: bool = False
    _number: int = 0
    _changed: threading.Condition = field(default_factory=threading.Condition)

    @property
    def latest(self) -> str:
        """A name for the last build."""
        return f"{self.name}-{self._number}"

    def done(self) -> None:
        """Another build is there to be seen."""
        with self._changed:
            self._number += 1
            self._changed.notify_all()

    def end(self) -> None:
        """Lets go of everybody who waits."""
        with self._changed:
            self.over = True
            self._changed.notify_all()

    def after(self, seen: str, seconds: float) -> str:
        """The last build, once it is another than `seen`; the same again when nothing has changed for so many seconds."""
        with self._changed:
            self._changed.wait_for(lambda: self.over or self.latest != seen, seconds)
            return self.latest


def with_script(html: bytes, seen: str) -> bytes:
    """The page with the script that loads it again once there is another build than `seen`, at the end of its body.

    The page itself says which build it is of: one that ends before the page listens is not missed.
    """
    before, end, after = html.rpartition(b"</body>")
    return before + (_SCRIPT % seen).encode() + end + after if end else html
