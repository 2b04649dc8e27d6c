"""A page without any fault, into which a rule's example puts its one defect."""

from __future__ import annotations

import html
import json
from collections.abc import Mapping
from typing import Any

import yaml

from .text.lists import DATA

SITE_URL = "https://www.example.com"
TITLE = "How a steady bond helps a person heal | Lotus Recovery"
DESCRIPTION = (
    "A steady bond with someone you trust can help you heal. Read how the first talks go, what we ask, and how "
    "you can start this week."
)
HEADING = "How a steady bond helps you heal"
GOOD_SITE = DATA / "good_site"
BODY = (GOOD_SITE / "body.html").read_text(encoding="utf-8")
OPENING = BODY[: BODY.index("<h2>")]
SITE: Mapping[str, Any] = yaml.safe_load((GOOD_SITE / "site.yaml").read_text(encoding="utf-8"))


def good_page(
    main: str = "",
    *,
    url: str = "/page/",
    head: str = "",
    title: str | None = TITLE,
    description: str | None = DESCRIPTION,
    heading: str | None = HEADING,
    body: str = BODY,
    canonical: str | None = None,
    robots: str = "",
    lang: str = "en-US",
    json_ld: Any = None,
    header: str = "",
    footer: str = "",
    body_class: str = "",
) -> str:
    """The HTML of a page without any fault, with `main` after its own text.

    `head` and `footer` are put at the end of theirs, `header` before main. What is None is left
    out. `canonical` is the page's own address unless given ("" leaves it out). `json_ld` replaces
    the page's graph; "" leaves it out.
    """
    own = SITE_URL + url
    address = own if canonical is None else canonical
    graph = page_graph(url, title or "", description or "", heading or "") if json_ld is None else json_ld
    parts = [
        "<!doctype html>",
        f'<html lang="{lang}">' if lang else "<html>",
        "<head>",
        '<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        "" if title is None else f"<title>{html.escape(title)}</title>",
        "" if description is None else f'<meta name="description" content="{html.escape(description)}">',
        f'<link rel="canonical" href="{address}">' if address else "",
        f'<meta name="robots" content="{robots}">' if robots else "",
        f'<meta property="og:title" content="{html.escape(title or HEADING)}">',
        '<meta property="og:type" content="website">',
        f'<meta property="og:url" content="{address or own}">',
        f'<meta property="og:description" content="{html.escape(description or DESCRIPTION)}">',
        f'<meta property="og:image" content="{SITE_URL}/images/share.png">',
        '<meta property="og:image:width" content="1200">',
        '<meta property="og:image:height" content="630">',
        '<meta property="og:image:alt" content="A lotus">',
        '<meta name="twitter:card" content="summary_large_image">',
        '<link rel="icon" href="/favicon.ico">',
        '<link rel="stylesheet" href="/theme/site.css">',
        "" if graph == "" else f'<script type="application/ld+json">{_json(graph)}</script>',
        head,
        "</head>",
        f'<body class="{body_class}">' if body_class else "<body>",
        (
            '<header><a href="/">Lotus Recovery</a><nav aria-label="Main"><ul><li><a href="/page/">Bonds</a></li>'
            '<li><a href="/contact/">Contact</a></li></ul></nav></header>'
        ),
        header,
        "<main>",
        ""
        if url == "/"
        else '<nav class="breadcrumb" aria-label="Breadcrumb"><ol><li><a href="/">Home</a></li>'
        f'<li aria-current="page">{html.escape(heading or "Page")}</li></ol></nav>',
        "" if heading is None or "<h1" in main.lower() else f"<h1>{html.escape(heading)}</h1>",
        body,
        main,
        (
            '<p class="review">Written by <a href="/people/example-clinician/">Example Clinician</a>. Reviewed on '
            '<time datetime="2026-03-02">March 2, 2026</time>.</p>'
        ),
        "</main>",
        (
            '<footer><p>In a crisis, call <a href="tel:988">988</a> or text <a href="sms:988">988</a> now. In danger, call '
            '<a href="tel:911">911</a>.</p><p>Lotus Recovery, 100 Example Street, Thousand Oaks, CA 91360. '
            '<a href="tel:+18055550100">805-555-0100</a></p><ul>'
        ),
        *(f'<li><a href="{policy["url"]}">{policy["heading"]}</a></li>' for policy in SITE["policies"]),
        "</ul>",
        footer,
        "</footer>",
        "</body>",
        "</html>",
        "",
    ]
    return "\n".join(part for part in parts if part)


def page_graph(url: str, title: str, description: str, heading: str) -> dict[str, Any]:
    """The JSON-LD graph of a good page."""
    own = SITE_URL + url
    page: dict[str, Any] = {
        "@type": "WebPage",
        "@id": own,
        "url": own,
        "name": title,
        "description": description,
        "inLanguage": "en-US",
        "isPartOf": {"@id": f"{SITE_URL}/#website"},
    }
    nodes: list[dict[str, Any]] = [
        {"@type": "WebSite", "@id": f"{SITE_URL}/#website", "url": f"{SITE_URL}/", "name": "Lotus Recovery"},
        page,
    ]
    if url != "/":
        page["breadcrumb"] = {"@id": f"{own}#breadcrumb"}
        steps = [
            {"@type": "ListItem", "position": 1, "name": "Home", "item": f"{SITE_URL}/"},
            {"@type": "ListItem", "position": 2, "name": heading or "Page"},
        ]
        nodes.append({"@type": "BreadcrumbList", "@id": f"{own}#breadcrumb", "itemListElement": steps})
    return {"@context": "https://schema.org", "@graph": nodes}


def _json(graph: Any) -> str:
    return graph if isinstance(graph, str) else json.dumps(graph)
