"""What can be said of settings."""

from __future__ import annotations

from ..findings import Message, Severity

SETTING_VALUE = Message(
    "setting-value",
    Severity.ERROR,
    "Every setting has a value that its plugin can use.",
    "A wrong value would be left aside or break the build at a place that does not name the setting.",
    "Correct the setting.",
    family="settings",
)
SETTING_UNKNOWN = Message(
    "setting-unknown",
    Severity.ERROR,
    "Every setting has a name that Pelican or a plugin reads.",
    "A setting with a misspelled name changes nothing, and nobody would notice.",
    "Correct the name, or take the setting out.",
    family="settings",
)
SETTINGS_FILE = Message(
    "settings-file",
    Severity.ERROR,
    "The settings file can be run to its end.",
    "Nothing can be built without settings.",
    "Correct the file at this line; it is Python.",
    family="settings",
)
