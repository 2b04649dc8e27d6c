"""A problem is shown at the line of the settings file that it is about."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.findings import Place
from plugins.plugin_settings import place_of, read_files

COMMON = '''"""SITEURL stands in this text, and is not set by it."""

# SITEURL = "in a comment"
SITEURL = ""
NAMES: dict[str, str] = {"title-too-wide": "off"}
if SITEURL:
    DEEP = PATHS = []
'''
PUBLISH = '\nSITEURL = "one"\n\nSITEURL = "two"\n'


@pytest.mark.parametrize(
    ("name", "file", "line", "column"),
    [
        ("SITEURL", "publishconf.py", 4, 1),  # set last there
        ("NAMES", "pelicanconf.py", 5, 1),
        ("PATHS", "pelicanconf.py", 7, 12),
        ("title-too-wide", "pelicanconf.py", 5, 26),
        ("ELSEWHERE", "publishconf.py", 0, 0),
    ],
)
def test_the_line_that_counts_is_found(name: str, file: str, line: int, column: int) -> None:
    """The file that is read last first, and in it the last line that sets the name."""
    files = {"publishconf.py": PUBLISH, "pelicanconf.py": COMMON}
    assert place_of(name, files) == (file, Place(line, column))


def test_a_file_that_cannot_be_read_has_no_lines(tmp_path: Path) -> None:
    """One that is missing, is no text or is no Python."""
    (tmp_path / "bytes.py").write_bytes(b"\xff\xfe")
    (tmp_path / "broken.py").write_text("SITEURL = (")
    files = read_files(tmp_path, "nosuch.py", "bytes.py", "broken.py")
    assert place_of("SITEURL", files) == ("nosuch.py", Place())
    assert place_of("SITEURL", {}) == ("", Place())
