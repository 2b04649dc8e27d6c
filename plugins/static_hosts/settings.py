"""The plugin's settings, STATIC_HOSTS_*, read and checked in one place."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

HOSTS = ("folder", "ssh", "pages", "s3", "netlify", "cloudflare")
_SIX_MONTHS = 15_552_000  # seconds; the least that browsers' preload lists and scanners count as lasting


@dataclass(frozen=True, slots=True)
class HeaderSettings:
    """`hsts_seconds` is how long a browser insists on https; `hsts_subdomains` binds every subdomain of the clinic too."""

    hsts_seconds: int = 63_072_000
    hsts_subdomains: bool = False


@dataclass(frozen=True, slots=True)
class HostSettings:
    """STATIC_HOSTS_*: where the site is published. `hosts` holds each host's own options, by its name."""

    host: str = "pages"
    hosts: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    headers: HeaderSettings = field(default_factory=HeaderSettings)
    keep_assets_days: int = 30
    security_contact: str = ""
    theme_color: str = ""
    background_color: str = ""

    @classmethod
    def read(cls, settings: Mapping[str, Any]) -> HostSettings:
        """Reads Pelican's settings. Raises ValueError that names the setting and what it should be."""
        host = settings.get("STATIC_HOSTS_HOST", "pages")
        if host not in HOSTS:
            raise ValueError(f"STATIC_HOSTS_HOST is {host!r}; write one of: {', '.join(HOSTS)}.")
        hosts = settings.get("STATIC_HOSTS_HOSTS", {})
        if not isinstance(hosts, Mapping) or not all(isinstance(options, Mapping) for options in hosts.values()):
            raise ValueError(
                'STATIC_HOSTS_HOSTS holds each host\'s options by its name: {"pages": {"branch": "gh-pages"}}.'
            )
        unknown = [name for name in hosts if name not in HOSTS]
        if unknown:
            raise ValueError(f"STATIC_HOSTS_HOSTS names {unknown[0]!r}; the hosts are: {', '.join(HOSTS)}.")
        seconds = settings.get("STATIC_HOSTS_HSTS_SECONDS", 63_072_000)
        if not isinstance(seconds, int) or seconds < _SIX_MONTHS:
            raise ValueError(
                f"STATIC_HOSTS_HSTS_SECONDS is {seconds!r}; write a number of seconds, at least {_SIX_MONTHS} (six months)."
            )
        days = settings.get("STATIC_HOSTS_KEEP_ASSETS_DAYS", 30)
        if not isinstance(days, int) or not 1 <= days <= 400:
            raise ValueError(f"STATIC_HOSTS_KEEP_ASSETS_DAYS is {days!r}; write a number of days from 1 to 400.")
        contact = settings.get("STATIC_HOSTS_SECURITY_CONTACT", "")
        if contact and not re.fullmatch(r"(mailto:[^\s@]+@[^\s@]+|https://\S+)", contact):
            raise ValueError(f'STATIC_HOSTS_SECURITY_CONTACT is {contact!r}; write "mailto:..." or "https://...".')
        colors = {}
        for name in ("THEME_COLOR", "BACKGROUND_COLOR"):
            colors[name] = settings.get(f"STATIC_HOSTS_{name}", "")
            if colors[name] and not re.fullmatch(r"#[0-9a-fA-F]{6}", colors[name]):
                raise ValueError(f'STATIC_HOSTS_{name} is {colors[name]!r}; write a color such as "#5b3a6e".')
        return cls(
            host, hosts, HeaderSettings(seconds, bool(settings.get("STATIC_HOSTS_HSTS_SUBDOMAINS", False))),
            days, contact, colors["THEME_COLOR"], colors["BACKGROUND_COLOR"],
        )  # fmt: skip
