"""Runs Python-Markdown's own tests with our quick parser: `python library_tests.py SOURCE PROJECT`.

A program of its own, since the library's tests are in a package called `tests` too.
"""

from __future__ import annotations

import sys
import unittest
from pathlib import Path


def main(source: Path, project: Path) -> int:
    """Runs them all. 0 when all pass; prints how many there were, and how many quick parsers were made."""
    # The library itself comes from where it is installed, so that what is tested is what is used.
    sys.path[:0] = [str(project)]
    import markdown.core
    import markdown.test_tools

    from plugins.content_model.markdown.quick import speed_up

    sys.path[0] = str(source.parent / "only-tests")
    (source.parent / "only-tests").mkdir()
    (source / "tests").rename(source.parent / "only-tests/tests")
    made = 0

    class QuickMarkdown(markdown.core.Markdown):
        def build_parser(self) -> markdown.core.Markdown:
            nonlocal made
            made += 1
            super().build_parser()
            speed_up(self)
            return self

    for module in (markdown, markdown.core, markdown.test_tools):
        module.Markdown = QuickMarkdown  # type: ignore[misc]
    tests = unittest.defaultTestLoader.discover(sys.path[0] + "/tests", "test*.py", top_level_dir=sys.path[0])
    result = unittest.TextTestRunner(verbosity=0).run(tests)
    print(f"{result.testsRun} tests, {made} quick parsers")
    return 0 if result.wasSuccessful() else 1


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
