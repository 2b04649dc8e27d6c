"""One file a host. `make_host` picks one by its name and reads its options."""

from __future__ import annotations

import inspect
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ..settings import HOSTS
from .base import Host, PublishRefused


def make_host(name: str, options: Mapping[str, Any], *, project: Path, scratch: Path, to: str = "") -> Host:
    """A host from its options in STATIC_HOSTS_HOSTS. Raises PublishRefused that names the option that is wrong.

    `to` is the folder for the hosts that publish into one. `scratch` is a folder for the host's own use.
    """
    options = dict(options)
    if name in ("folder", "netlify", "cloudflare"):
        options["to"] = to or options.get("to", "")
    elif to:
        raise PublishRefused(f"`--to` names a folder, and the host {name} publishes to none.")
    maker = _maker(name)
    known = [p for p in inspect.signature(maker).parameters if p not in ("project", "scratch")]
    unknown = [option for option in options if option not in known]
    if unknown:
        raise PublishRefused(f"The host {name} has no option {unknown[0]!r}; it has: {', '.join(known)}.")
    if name == "pages":
        options = {"remote": "origin", **options, "project": project, "scratch": scratch / "pages.git"}
    try:
        host: Host = maker(**options)
    except TypeError as error:
        raise PublishRefused(f"The host {name} needs more in STATIC_HOSTS_HOSTS: {error}") from None
    return host


def _maker(name: str) -> Any:
    """A host's class. Imported when it is asked for, so that nobody needs boto3 to publish to a folder."""
    if name == "folder":
        from .folder import FolderHost as maker
    elif name == "ssh":
        from .ssh import SshHost as maker  # type: ignore[assignment]
    elif name == "pages":
        from .pages import PagesHost as maker  # type: ignore[assignment]
    elif name == "s3":
        from .s3 import S3Host as maker  # type: ignore[assignment]
    elif name == "netlify":
        from .netlify import NetlifyHost as maker  # type: ignore[assignment]
    elif name == "cloudflare":
        from .cloudflare import CloudflareHost as maker  # type: ignore[assignment]
    else:
        raise PublishRefused(f"There is no host {name!r}. Choose one of: {', '.join(HOSTS)}.")
    return maker
