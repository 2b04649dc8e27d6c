"""What the host must send with every answer, written once as data. `formats/` renders it for each host."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

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


@dataclass(frozen=True, slots=True)
class Headers:
    """The promised headers: `always` with every answer, and Cache-Control by kind of file."""

    always: Mapping[str, str]
    immutable: str = IMMUTABLE
    revalidate: str = REVALIDATE

    def cache_control(self, file: PublishedFile) -> str:
        """How long a browser may keep a file: a year for a hashed name, else it asks each time."""
        return self.immutable if file.immutable else self.revalidate

    def of(self, file: PublishedFile) -> dict[str, str]:
        """All headers that a file is promised."""
        return {"Content-Type": file.type, "Cache-Control": self.cache_control(file), **self.always}

    def as_data(self) -> dict[str, dict[str, str]]:
        """The headers as they stand in a manifest."""
        return {
            "always": dict(self.always),
            "immutable": {"Cache-Control": self.immutable},
            "revalidate": {"Cache-Control": self.revalidate},
        }

    @classmethod
    def from_data(cls, data: Mapping[str, Mapping[str, str]]) -> Headers:
        """The headers that a manifest promises."""
        return cls(
            dict(data.get("always", {})),
            data.get("immutable", {}).get("Cache-Control", IMMUTABLE),
            data.get("revalidate", {}).get("Cache-Control", REVALIDATE),
        )


def make_headers(inline: Inline, settings: HeaderSettings) -> Headers:
    """The headers for a release. Pages say nothing of a visitor to other sites (`same-origin`): on a
    clinic's site the address of a page is health information."""
    return Headers(
        {
            "Content-Security-Policy": content_security_policy(inline),
            "Strict-Transport-Security": _hsts(settings),
            "Referrer-Policy": "same-origin",
            "Permissions-Policy": ", ".join(f"{feature}=()" for feature in _FEATURES),
            "Cross-Origin-Opener-Policy": "same-origin",
            "Cross-Origin-Resource-Policy": "same-origin",
            "X-Content-Type-Options": "nosniff",
            "X-Frame-Options": "DENY",
        }
    )


def content_security_policy(inline: Inline) -> str:
    """The strictest policy under which the pages work: nothing but the site's own files, and the inline
    styles and scripts that were in the pages when they were built, by their hashes."""
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
    return "; ".join(" ".join([name, *sources]) for name, sources in directives.items())


def _hsts(settings: HeaderSettings) -> str:
    parts = [f"max-age={settings.hsts_seconds}"]
    if settings.hsts_subdomains:
        parts.append("includeSubDomains")
    return "; ".join(parts)
