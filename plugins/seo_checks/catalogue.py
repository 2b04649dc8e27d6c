"""The rules of this plugin's own families."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache

from ..findings import Rule
from . import rules as families
from .rule import rules_of


@cache
def own_rules() -> tuple[Rule, ...]:
    """The rules of every module in rules/, by family in the order of the modules' names."""
    names = sorted(module.name for module in pkgutil.iter_modules(families.__path__) if not module.name.startswith("_"))
    modules = [importlib.import_module(f"{families.__name__}.{name}") for name in names]
    return tuple(rule for module in modules for rule in rules_of(module))
