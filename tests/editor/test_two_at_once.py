"""Two people who save the same page again and again: every word of both is there in the end."""

from __future__ import annotations

import threading

import pytest

from tests.support.counts import count
from tests.support.editor import Running, running
from tests.support.site import small_site

PLAIN = "pages/plain.md"
SAVES = count(25, 500)  # of each


def test_interleaved_saves_lose_nothing_without_a_conflict_shown(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Who is refused takes the other's version and adds to it: no update is lost, and no save overwrites an unseen one."""
    problems: list[BaseException] = []
    conflicts = [0, 0]

    def write(editor: Running, who: int) -> None:
        try:
            file = editor.call("GET", f"file?path={PLAIN}").json
            for number in range(SAVES):
                while True:
                    body = file["body"] + f"\nLine {number} of writer {who}.\n"
                    answer = editor.call("PUT", "file", path=PLAIN, seen=file["hash"], body=body)
                    if answer.status == 200:
                        file = {"hash": answer.json["hash"], "body": body}
                        break
                    assert answer.status == 409, answer.data
                    conflicts[who] += 1
                    now = answer.json["now"]
                    file = {"hash": answer.json["hash"], "body": now[now.index("\n## ") + 1 :]}
        except BaseException as error:
            problems.append(error)

    with running(small_site(tmp_path_factory.mktemp("shared"))) as editor:
        writers = [threading.Thread(target=write, args=(editor, who)) for who in (0, 1)]
        for writer in writers:
            writer.start()
        for writer in writers:
            writer.join()
        assert problems == []
        lines = (editor.site.content / PLAIN).read_text().split("\n")
        for who in (0, 1):
            assert [line for line in lines if line.endswith(f"of writer {who}.")] == [
                f"Line {number} of writer {who}." for number in range(SAVES)
            ]
        assert sum(conflicts) > 0
        versions = editor.call("GET", f"history?path={PLAIN}").json["versions"]
        assert sum(version["what"] == "save" for version in versions) == 2 * SAVES
