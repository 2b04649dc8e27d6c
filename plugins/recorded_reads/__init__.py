"""What was asked while a result was made, so that it can be used again exactly when the answers are still the same.

The ground floor, beside findings. It is not a Pelican plugin and imports none. See the README beside this file.
"""

from .fingerprint import fingerprint
from .loaded_code import LoadedCode, loaded_code
from .reads import Answers, Question, Reads, Recorder

__all__ = ["Answers", "LoadedCode", "Question", "Reads", "Recorder", "fingerprint", "loaded_code"]
