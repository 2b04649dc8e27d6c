"""What the host must send with every answer, written once as data. `formats/` renders it for each host."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from ..content_model.model import ContentModel
from ..content_model.schema.makers import PagePolicy
from .inline import Inline
from .output_files import PublishedFile
from .settings import HeaderSettings

# Everything that a page could ask a browser for and this site never does.
# https://www.w3.org/TR/permissions-policy/ and the registry of policy-controlled features beside it.
_FEATURES = (
    "accelerometer",
    "autoplay",
    "browsing-topics",
    "camera",
    "display-capture",
    "encrypted-media",
    "fullscreen",
    "geolocation",
    "gyroscope",
    "hid",
    "identity-credentials-get",
    "idle-detection",
    "interest-cohort",
    "local-fonts",
    "magnetometer",
    "microphone",
    "midi",
    "otp-credentials",
    "payment",
    "picture-in-picture",
    "publickey-credentials-get",
    "screen-wake-lock",
    "serial",
    "storage-access",
    "usb",
    "window-management",
    "xr-spatial-tracking",
)

IMMUTABLE = "public, max-age=31536000, immutable"
REVALIDATE = "public, max-age=0, must-revalidate"
_PAGE = "page "  # what stands before a page's file in a manifest
_POLICY = "Content-Security-Policy"
# What pages need beyond the site's policy: sources by directive, by the page's file.
PageSources = Mapping[str, Mapping[str, Sequence[str]]]


@dataclass(frozen=True, slots=True)
class Headers:
    """The promised headers: `always` with every answer, and Cache-Control by kind of file.

    `pages` are values that single pages have in place of those in `always`, by the page's file ("search/index.html").
    """

    always: Mapping[str, str]
    immutable: str = IMMUTABLE
    revalidate: str = REVALIDATE
    pages: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def cache_control(self, file: PublishedFile) -> str:
        """How long a browser may keep a file: a year for a hashed name, else it asks each time."""
        return self.immutable if file.immutable else self.revalidate

    def always_of(self, path: str) -> dict[str, str]:
        """What is sent with a file whatever kind of file it is, by its path."""
        return {**self.always, **self.pages.get(path, {})}

    def as_data(self) -> dict[str, dict[str, str]]:
        """The headers as they stand in a manifest."""
        return {
            "always": dict(self.always),
            "immutable": {"Cache-Control": self.immutable},
            "revalidate": {"Cache-Control": self.revalidate},
            **{f"{_PAGE}{path}": dict(values) for path, values in sorted(self.pages.items())},
        }

    @classmethod
    def from_data(cls, data: Mapping[str, Mapping[str, str]]) -> Headers:
        """The headers that a manifest promises."""
        return cls(
            dict(data.get("always", {})),
            data.get("immutable", {}).get("Cache-Control", IMMUTABLE),
            data.get("revalidate", {}).get("Cache-Control", REVALIDATE),
            {key.removeprefix(_PAGE): dict(values) for key, values in data.items() if key.startswith(_PAGE)},
        )


def make_headers(inline: Inline, settings: HeaderSettings, sources: PageSources | None = None) -> Headers:
    """The headers for a release. Pages say nothing of a visitor to other sites (`same-origin`): on a
    clinic's site the address of a page is health information. `sources` are allowed on their own pages alone."""
    return Headers(
        {
            _POLICY: content_security_policy(inline),
            "Strict-Transport-Security": _hsts(settings),
            "Referrer-Policy": "same-origin",
            "Permissions-Policy": ", ".join(f"{feature}=()" for feature in _FEATURES),
            "Cross-Origin-Opener-Policy": "same-origin",
            "Cross-Origin-Resource-Policy": "same-origin",
            "X-Content-Type-Options": "nosniff",
            "X-Frame-Options": "DENY",
        },
        pages={path: {_POLICY: content_security_policy(inline, more)} for path, more in (sources or {}).items()},
    )


def page_sources(
    model: ContentModel, policies: Iterable[PagePolicy], settings: Mapping[str, Any]
) -> dict[str, dict[str, tuple[str, ...]]]:
    """What plugins say that single pages need, for each page that needs anything. `settings` are Pelican's."""
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    for policy in policies:
        for entry in model.entries:
            for directive, sources in policy(entry, settings).items():
                page = found.setdefault(entry.save_as, {})
                page[directive] = (*page.get(directive, ()), *sources)
    return found


def content_security_policy(inline: Inline, more: Mapping[str, Sequence[str]] | None = None) -> str:
    """The strictest policy under which the pages work: nothing but the site's own files, and the inline
    styles and scripts that were in the pages when they were built, by their hashes. `more` are sources on top."""
    directives = {
        "default-src": ["'none'"],
        "script-src": ["'self'", *sorted(inline.scripts)],
        "style-src": ["'self'", *sorted(inline.styles)],
        "img-src": ["'self'", *(["data:"] if inline.data_pictures else [])],
        "font-src": ["'self'"],
        "media-src": ["'self'"],
        "connect-src": ["'self'"],
        "manifest-src": ["'self'"],
        "form-action": ["'self'" if inline.forms else "'none'"],
        "frame-ancestors": ["'none'"],
        "base-uri": ["'none'"],
    }
    for name, sources in (more or {}).items():
        directives[name] = [source for source in directives.get(name, []) if source != "'none'"] + list(sources)
    return "; ".join(" ".join([name, *sources]) for name, sources in directives.items())


def _hsts(settings: HeaderSettings) -> str:
    parts = [f"max-age={settings.hsts_seconds}"]
    if settings.hsts_subdomains:
        parts.append("includeSubDomains")
    return "; ".join(parts)
