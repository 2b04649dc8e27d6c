"""What can be said of the components' examples."""

from __future__ import annotations

from ..findings import Message, Severity

COMPONENT_EXAMPLES = Message(
    "component-examples",
    Severity.ERROR,
    "Each component of the theme has examples, and can be rendered with each of them.",
    "The gallery shows them, and the tests look at each: a component without examples is looked at by nobody.",
    "Write examples.yaml beside the component: `about`, and under `examples` a name and the macro's arguments for each.",
    family="theme",
)
