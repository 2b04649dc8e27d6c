"""The plugin's settings, STATIC_HOSTS_*."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any, ClassVar

from msgspec import Meta

from ..plugin_settings import PluginSettings

_SIX_MONTHS = 15_552_000  # seconds; the least that browsers' preload lists and scanners count as lasting
_TWO_YEARS = 63_072_000


@dataclass(frozen=True, slots=True)
class HeaderSettings:
    """`hsts_seconds` is how long a browser insists on https; `hsts_subdomains` binds every subdomain of the clinic too."""

    hsts_seconds: int = _TWO_YEARS
    hsts_subdomains: bool = False


class HostSettings(PluginSettings, frozen=True):
    """Where the site is published. `hosts` holds each host's own options, by its name."""

    prefix: ClassVar[str] = "STATIC_HOSTS_"

    host: Annotated[str, Meta(description='the name of a host, such as "pages"')] = "pages"
    hosts: Annotated[
        Mapping[str, Mapping[str, Any]],
        Meta(description='each host\'s options by its name, {"pages": {"branch": "gh-pages"}}'),
    ] = {}
    hsts_seconds: Annotated[
        int, Meta(ge=_SIX_MONTHS, description=f"a number of seconds, at least {_SIX_MONTHS} (six months)")
    ] = _TWO_YEARS
    hsts_subdomains: Annotated[bool, Meta(description="True or False")] = False
    keep_assets_days: Annotated[int, Meta(ge=1, le=400, description="a number of days from 1 to 400")] = 30
    security_contact: Annotated[
        str,
        Meta(pattern=r"\A(mailto:[^\s@]+@[^\s@]+|https://\S+)?\Z", description='"mailto:..." or "https://..."'),
    ] = ""

    @property
    def headers(self) -> HeaderSettings:
        """What the headers are made from."""
        return HeaderSettings(self.hsts_seconds, self.hsts_subdomains)
