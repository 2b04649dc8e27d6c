"""The pages that the editor itself is made of: the shell that loads its script, and the empty frame for previews."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from html import escape
from pathlib import Path

from starlette.responses import HTMLResponse, Response

from ..browser_packages import AXE, import_map, lock_hash, module_files

STATIC = Path(__file__).parent.parent / "static"
FRAME_POLICY = (
    "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; media-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'self'; sandbox allow-same-origin"
)


@dataclass(frozen=True)
class Shell:
    """The shell of an editor whose browser packages lie in the folder `modules`."""

    modules: Path

    @property
    def packages(self) -> str:
        """Where the packages are served; another address for other versions, so that they may be kept for good."""
        return f"/-/npm/{lock_hash()}/"

    def page(self) -> Response:
        """The one page of the editor. Its script makes the rest."""
        nonce = secrets.token_urlsafe(16)
        packages = import_map(module_files(self.modules), self.modules, self.packages)
        axe = f"{self.packages}{AXE}/axe.min.js"
        html = f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Editor</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="csp-nonce" content="{nonce}">
<meta name="axe" content="{escape(axe)}">
<link rel="icon" href="/-/static/icon.svg">
<link rel="stylesheet" href="/-/static/editor.css">
<script type="importmap" nonce="{nonce}">{packages}</script>
<script type="module" src="/-/static/main.js"></script>
</head>
<body>
<noscript>The editor needs JavaScript. The site itself does not: `invoke serve` shows it.</noscript>
</body>
</html>
"""
        policy = (
            f"default-src 'none'; script-src 'self' 'nonce-{nonce}'; style-src 'self' 'nonce-{nonce}'; "
            "img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; frame-src 'self'; "
            "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
        )
        return HTMLResponse(html, headers={"content-security-policy": policy})

    @staticmethod
    def frame() -> Response:
        """An empty page that a preview is put into. Nothing in it can run."""
        html = '<!doctype html><html lang="en"><head><title>Preview</title></head><body></body></html>'
        return HTMLResponse(html, headers={"content-security-policy": FRAME_POLICY})
