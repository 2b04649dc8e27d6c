"""The headers as a CloudFront response headers policy: storage like S3 sends none of them by itself."""

from __future__ import annotations

import json

from ..headers import Headers
from ..paths import url_of
from . import checked

# Those that a policy holds in fields of its own; the rest go in as custom headers.
_OWN = {
    "Content-Security-Policy",
    "Strict-Transport-Security",
    "Referrer-Policy",
    "X-Content-Type-Options",
    "X-Frame-Options",
}


def render(headers: Headers, name: str, path: str = "") -> str:
    """JSON for `aws cloudfront create-response-headers-policy --response-headers-policy-config file://...`.

    `path` is the file of a page that is sent values of its own.
    """
    always = {key: checked(value) for key, value in headers.always_of(path).items()}
    hsts = always["Strict-Transport-Security"]
    custom = [{"Header": key, "Value": value, "Override": True} for key, value in always.items() if key not in _OWN]
    policy = {
        "Name": name,
        "Comment": f"Written by `invoke publish` for {url_of(path) if path else 'every page'}.",
        "SecurityHeadersConfig": {
            "ContentSecurityPolicy": {"Override": True, "ContentSecurityPolicy": always["Content-Security-Policy"]},
            "StrictTransportSecurity": {
                "Override": True,
                "IncludeSubdomains": "includeSubDomains" in hsts,
                "Preload": False,
                "AccessControlMaxAgeSec": int(hsts.split("=", 1)[1].split(";", 1)[0]),
            },
            "ReferrerPolicy": {"Override": True, "ReferrerPolicy": always["Referrer-Policy"]},
            "ContentTypeOptions": {"Override": True},
            "FrameOptions": {"Override": True, "FrameOption": always["X-Frame-Options"]},
        },
        "CustomHeadersConfig": {"Quantity": len(custom), "Items": custom},
    }
    return json.dumps(policy, indent=2) + "\n"
