"""What a check has to say: findings, the rules that make them, and where in a file they point.

This is the ground floor. It is not a Pelican plugin and imports none; every plugin may import it.
"""

from .as_read import as_typed, in_lines, in_one_line
from .context import Context, DeclaredField, Inputs, Written
from .declaration import Declaration
from .did_you_mean import did_you_mean, nearest
from .fact_tree import has_placeholder, line_of
from .finding import Finding, Severity, in_order
from .locate import Place, locate
from .message import Message, Sample, messages_of
from .option import Option
from .printable import UNPRINTABLE, escaped, printable, printable_lines
from .rule import Example, Hit, Rule, Scope

__all__ = [
    "UNPRINTABLE",
    "Context",
    "Declaration",
    "DeclaredField",
    "Example",
    "Finding",
    "Hit",
    "Inputs",
    "Message",
    "Option",
    "Place",
    "Rule",
    "Sample",
    "Scope",
    "Severity",
    "Written",
    "as_typed",
    "did_you_mean",
    "escaped",
    "has_placeholder",
    "in_lines",
    "in_one_line",
    "in_order",
    "line_of",
    "locate",
    "messages_of",
    "nearest",
    "printable",
    "printable_lines",
]
