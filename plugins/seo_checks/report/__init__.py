"""The reports: one picture of what was found, in the forms that people and machines read."""

from .formats import FORMATS, render
from .model import PageFacts, Report, make_report

__all__ = ["FORMATS", "PageFacts", "Report", "make_report", "render"]
