"""What was asked while a result was made, so that it can be used again exactly when the answers are still the same.

The ground floor, beside findings. It is not a Pelican plugin and imports none. See the README beside this file.
"""

from .fingerprint import fingerprint
from .kept import Cause, Kept, Made, Result, Wanted
from .loaded_code import LoadedCode, loaded_code
from .reads import Answers, Question, Reads, Recorder
from .store import Store, key_of
from .workers import Workers, no_collector

__all__ = [
    "Answers",
    "Cause",
    "Kept",
    "LoadedCode",
    "Made",
    "Question",
    "Reads",
    "Recorder",
    "Result",
    "Store",
    "Wanted",
    "Workers",
    "fingerprint",
    "key_of",
    "loaded_code",
    "no_collector",
]
