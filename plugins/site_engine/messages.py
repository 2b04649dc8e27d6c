"""What a build says when it cannot do its work."""

from __future__ import annotations

from ..findings import Message, Severity

PLUGIN_MISSING = Message(
    "plugin-missing",
    Severity.ERROR,
    "Every plugin that PLUGINS names can be loaded.",
    "Pelican goes on without a plugin that it cannot load, and the site would lack what the plugin does.",
    "Correct its name in PLUGINS, or the error in its code.",
    family="build",
)
TEMPLATE = Message(
    "template",
    Severity.ERROR,
    "Every template can be rendered.",
    "A page whose template fails cannot be written.",
    "Correct the template at the line that the message names.",
    family="build",
)
PELICAN = Message(
    "pelican",
    Severity.ERROR,
    "Pelican reports no error while it builds the site.",
    "It logs what it could not do and calls the build a success; the site may lack a page.",
    "Mend what the message names.",
    family="build",
)
OUTPUT_LINK = Message(
    "output-link",
    Severity.ERROR,
    "The folder that a build writes is no link to another one.",
    "A build replaces the whole folder, and would delete whatever lies in the folder that the link leads to.",
    "Delete the link, or name the folder itself as the output.",
    family="build",
)
BUILD_FAILED = Message(
    "build-failed",
    Severity.ERROR,
    "A build comes to its end.",
    "What happened was foreseen by nobody, so the last good site stays in place.",
    "This is a mistake in the site's code or settings. The file that the message names has the details.",
    family="build",
)
