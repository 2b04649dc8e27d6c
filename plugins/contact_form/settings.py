"""The plugin's settings, CONTACT_FORM_*. Templates read them by their names."""

from collections.abc import Mapping
from typing import Annotated, ClassVar

from msgspec import Meta

from ..plugin_settings import PluginSettings


class ContactFormSettings(PluginSettings, frozen=True):
    """`endpoint` is where the form sends to, "" for no form. `hidden` are values that a form service asks for, by name."""

    prefix: ClassVar[str] = "CONTACT_FORM_"

    endpoint: Annotated[
        str,
        Meta(
            pattern=r"\A(https://[a-z0-9-]+(\.[a-z0-9-]+)+(:[0-9]{1,5})?(/[A-Za-z0-9._~/-]*)?)?\Z",
            description='an address that begins with "https://", without a question mark',
        ),
    ] = ""
    hidden: Annotated[Mapping[str, str], Meta(description='a mapping of texts: {"access_key": "..."}')] = {}
