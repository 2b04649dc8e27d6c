"""What the validator has to say about a graph."""

from __future__ import annotations

from dataclasses import dataclass

from ..findings import Severity


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong with a graph. `rule` is the id of the rule that it breaks.

    `node` is the id of the node that it stands in, or of the node around that one; `type` its type
    and `property` the property, where there is one: `origin` finds the file behind them.
    """

    rule: str
    severity: Severity
    message: str
    fix: str = ""
    node: str = ""
    type: str = ""
    property: str = ""


ERROR, WARNING, INFO = Severity.ERROR, Severity.WARNING, Severity.INFO
