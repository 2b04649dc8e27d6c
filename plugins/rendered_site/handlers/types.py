"""The shapes of the functions that handle a start tag and an end tag."""

from __future__ import annotations

from collections.abc import Callable

from ..capture import Attributes, Frame
from ..walker import Walker

Start = Callable[[Walker, Attributes, Frame], None]
End = Callable[[Walker, Frame], None]
