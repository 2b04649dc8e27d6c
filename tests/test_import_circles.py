"""No module of plugins/ imports, by whatever way, one that imports it."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[1]


def modules_of(root: Path) -> dict[str, Path]:
    """Every module below `root` by its dotted name, `root`'s own name in front; a package is its __init__.py."""
    names = {}
    for path in sorted(root.rglob("*.py")):
        parts = path.relative_to(root.parent).with_suffix("").parts
        names[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return names


def imports_of(name: str, modules: Mapping[str, Path]) -> set[str]:
    """The modules that one imports: anywhere in it, in a function or under TYPE_CHECKING as well.

    A package is imported where a name of its own is; that Python also runs it for the sake of a
    module in it is left out, else every package would be in a circle with its modules.
    """
    path = modules[name]
    package = name if path.name == "__init__.py" else name.rpartition(".")[0]
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_bytes())):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            outer = package.split(".")[: len(package.split(".")) - node.level + 1] if node.level else []
            source = ".".join([*outer, *(node.module or "").split(".")]).strip(".")
            for alias in node.names:
                inner = f"{source}.{alias.name}"
                found.add(inner if inner in modules else source)
    return (found & modules.keys()) - {name}


def circles(imports: Mapping[str, set[str]]) -> Iterator[tuple[str, ...]]:
    """The largest sets of modules that reach each other, each sorted by name."""

    def reached(start: str) -> set[str]:
        seen: set[str] = set()
        waiting = [start]
        while waiting:
            new = imports[waiting.pop()] - seen
            seen |= new
            waiting += new
        return seen

    reach = {name: reached(name) for name in imports}
    for name in sorted(imports):
        circle = tuple(sorted(other for other in reach[name] if name in reach[other]))
        if circle and circle[0] == name:
            yield circle


def circles_below(root: Path) -> tuple[tuple[str, ...], ...]:
    """The circles between the modules of a folder."""
    modules = modules_of(root)
    return tuple(circles({name: imports_of(name, modules) for name in modules}))


def test_no_circles() -> None:
    """Each module stands on others only, so that any can be read, tried and moved by itself."""
    assert len(modules_of(PROJECT / "plugins")) > 100
    assert circles_below(PROJECT / "plugins") == ()


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("from .b import B", "from .a import A"),
        ("from . import b", "import plugins.part.a"),
        ("from plugins.part import b", "def f():\n    from ..part.a import A"),
        ("from .b import B", "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from .a import A"),
        ("from ..part.b import B", "from . import A"),
    ],
)
def test_every_import_counts(tmp_path: Path, first: str, second: str) -> None:
    """Absolute and relative imports are followed, those in functions and for the type checker too."""
    part = tmp_path / "plugins" / "part"
    part.mkdir(parents=True)
    (part / "__init__.py").write_text("from .a import A\n")
    (part / "a.py").write_text(first + "\n")
    (part / "b.py").write_text(second + "\n")
    (part / "c.py").write_text("from .a import A\nfrom .b import B\n")
    names = ("plugins.part", "plugins.part.a", "plugins.part.b")
    assert circles_below(tmp_path / "plugins") == (names if second == "from . import A" else names[1:],)
