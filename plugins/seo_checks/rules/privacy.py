"""What visitors of a clinic's site may expect: nobody else learns that they came, and their rights are one click away."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from ...findings import Context, Example, Hit
from ...rendered_site.document import Document
from ...rendered_site.named import not_led_to
from ...rendered_site.parts import Form, FormField
from ...rendered_site.site import EmittedFile, Site
from ..good_page import good_page
from ..rule import rule
from ._shared import short

# Companies that record who reads what. On a clinic's pages that tells them about somebody's health, so no setting allows
# them: HHS on tracking technologies and HIPAA (2022, 2024), FTC v. GoodRx (2023) and BetterHelp (2023), California's CMIA.
_KNOWN = """
    google-analytics.com googletagmanager.com googleadservices.com googlesyndication.com doubleclick.net analytics.google.com
    connect.facebook.net facebook.com/tr facebook.net graph.facebook.com hotjar.com hotjar.io clarity.ms bat.bing.com
    analytics.tiktok.com ads.linkedin.com snap.licdn.com px.ads.linkedin.com static.ads-twitter.com analytics.twitter.com t.co/i/adsct
    ct.pinterest.com pinimg.com/ct sc-static.net tr.snapchat.com redditstatic.com/ads adsrvr.org criteo.com criteo.net taboola.com
    outbrain.com quantserve.com scorecardresearch.com segment.com segment.io mixpanel.com amplitude.com heap.io heapanalytics.com
    fullstory.com mouseflow.com crazyegg.com luckyorange.com inspectlet.com logrocket.io smartlook.com hs-analytics.net hs-scripts.com
    hsforms.net hubspot.com track.hubspot.com pardot.com marketo.net mktoresp.com list-manage.com chimpstatic.com klaviyo.com
    intercom.io intercomcdn.com drift.com driftt.com tawk.to crisp.chat zopim.com livechatinc.com callrail.com calltrk.com ctctcdn.com
    newrelic.com nr-data.net adroll.com bluekai.com demdex.net omtrdc.net everesttech.net krxd.net yandex.ru/metrika mc.yandex.ru
    addthis.com sharethis.com disqus.com
"""
TRACKERS = frozenset(_KNOWN.split())
_SENDS = re.compile(
    r"(?:\b(?:fetch|sendBeacon|import|importScripts|WebSocket|EventSource)\s*\(\s*|\.open\s*\(\s*[\"'`]\w+[\"'`]\s*,\s*|\.(?:src|href|action)\s*=\s*)"
    r"[\"'`](?:https?:|wss?:)?//([^/\"'`\s:]+)",
    re.I,
)
_FETCHES = re.compile(
    r"(?:url\(\s*[\"']?|@import\s+[\"']|<(?:image|use|script|feimage|link|iframe|img)\b[^>]{0,400}?\b(?:href|src)=[\"'])(?:https?:)?//([^/\"')\s:]+)",
    re.I,
)
_POLICIES = (
    ("the privacy policy", re.compile(r"\bprivacy\b(?! practices)|\bprivacidad\b", re.I)),
    ("the accessibility statement", re.compile(r"\baccess?ib\w+", re.I)),
)
_HEALTH = re.compile(
    r"\b(?:symptom\w*|diagnos\w+|medicin\w*|medication\w*|prescription\w*|drug\w*|alcohol|substance\w*|suicid\w*|self harm|"
    r"mental health|condition|illness\w*|treatment history|insurance|date of birth|birth ?date|social security|ssn)\b",
    re.I,
)
_TYPED = frozenset(("text", "email", "tel", "textarea", "password", "url", "number", "date", ""))
_NO_LABEL_NEEDED = frozenset(("hidden", "submit", "reset", "image"))


@rule(
    id="policy-links-missing",
    severity="error",
    scope="site",
    summary="The privacy policy and the accessibility statement are on every page.",
    why="A client has a right to each of them, and should not have to search.",
    fix="Add the page with `menu: footer`.",
    source="California Online Privacy Protection Act, GDPR (articles 12 and 13), ADA and Section 504 (not legal advice); squirrelscan",
    failing=(
        Example(good_page().replace('/privacy/">Privacy policy', '/contact/">Contact'), text="no privacy policy"),
        Example(good_page().replace("Accessibility statement", "Feedback").replace("/accessibility/", "/contact/")),
    ),
    passing=(Example(good_page("<footer><p>Accessibility: see the desk.</p></footer>")),),
    for_publishing=True,
)
def policy_links_missing(site: Site, context: Context) -> Iterator[Hit]:
    """What the footer names, with where it can be read, counts like a link: some is posted on paper.

    A warning on a staff machine, an error in a publish build.
    """
    pages = [d for d in site if d.listed and not d.is_redirect]
    for what, url in not_led_to(pages, _POLICIES):
        yield Hit(what, url=url)


@rule(
    id="third-party-request",
    severity="error",
    summary="A page fetches nothing from anybody else's server.",
    why="Whoever's server is asked learns who reads which page of a clinic. That can tell them about a person's health.",
    fix="Keep the file in the project and serve it from our own address, or link to it instead of loading it.",
    source="HHS: HIPAA and tracking technologies; California CMIA (Civil Code 56.05); FTC orders against GoodRx and BetterHelp (2023)",
    failing=(
        "<script src='https://www.googletagmanager.com/gtag/js'></script>",
        "<iframe src='https://maps.example.org/' title='The way to us'></iframe>",
        "<link rel='preconnect' href='https://fonts.example.org'>",
        "<style>@import url('https://fonts.example.org/a.css');</style>",
        "<script>fetch('https://log.example.org/?page=' + location.pathname)</script>",
        "<script>var s = document.createElement('script'); s.src = 'https://connect.facebook.net/en_US/fbevents.js';</script>",
    ),
    passing=(
        "<p><a href='https://maps.example.org/'>See the way on a map</a></p><script>fetch('/hours.json')</script>",
        Example(
            "<img src='https://media.example.org/a.png' alt='' width='8' height='6'>",
            inputs={"allowed_hosts": frozenset({"media.example.org"})},
        ),
    ),
)
def third_party_request(document: Document, context: Context) -> Iterator[Hit]:
    """Settings may allow a host (SEO_CHECKS_ALLOWED_HOSTS), and never a known tracker. A form's target is `form-unsafe`'s."""
    for request in document.requests:
        host = request.target.host
        if not host or request.kind == "form":
            continue
        if tracker := _tracker(request.url):
            yield Hit(
                f"The page loads {short(request.url)} from {tracker}, which records who reads what.",
                "Take it out.",
                at=request.url,
            )
        elif not context.allows(host):
            yield Hit(f"The page fetches a {request.kind} from {host}: {short(request.url)}.", at=request.url)
    for script in document.scripts:
        for host in _hosts_in_script(script.text, context):
            yield Hit(f"A script of the page sends to or loads from {host}.", at=host)


def _hosts_in_script(text: str, context: Context) -> Iterator[str]:
    if "//" not in text:
        return
    own = urlsplit(context.site_url).netloc.lower()
    hosts = {host.lower() for host in _SENDS.findall(text)}
    yield from sorted(host for host in hosts if host != own and (not context.allows(host) or _tracker(f"//{host}/")))
    trackers = {
        tracker for address in re.findall(r"//([\w.-]+/?[\w./-]*)", text) if (tracker := _tracker("//" + address))
    }
    yield from sorted(
        tracker for tracker in trackers if not any(host == tracker or host.endswith("." + tracker) for host in hosts)
    )


def _tracker(url: str) -> str:
    """The tracker that an address belongs to, or ""."""
    rest = url.partition("//")[2]
    host, _, path = rest.partition("/")
    parts = host.partition(":")[0].lower().split(".")
    for start in range(len(parts) - 1):
        name = ".".join(parts[start:])
        if name in TRACKERS:
            return name
        step = f"{name}/{path.split('?')[0]}"
        if path and any(step == tracker or step.startswith(tracker + "/") for tracker in TRACKERS if "/" in tracker):
            return step
    return ""


@rule(
    id="third-party-in-file",
    severity="error",
    scope="file",
    summary="No style, script or drawing of the site fetches anything from anybody else's server.",
    why="It is the same as on a page: whoever's server is asked learns who reads what. Only here nobody sees it in the page.",
    fix="Keep what is fetched in the project, and name it by its path on our own site.",
    source="as third-party-request",
    failing=(
        Example(files={"theme/site.css": "@import url(https://fonts.example.org/a.css);"}),
        Example(files={"theme/menu.js": "navigator.sendBeacon('https://log.example.org/', location.href)"}),
        Example(
            files={
                "images/a.svg": "<svg xmlns='http://www.w3.org/2000/svg'><image href='https://img.example.org/a.png'/></svg>"
            }
        ),
    ),
    passing=(
        Example(files={"theme/site.css": "/* https://www.example.org/license */ body{background:url(/images/a.svg)}"}),
        Example(
            files={
                "images/a.svg": "<svg xmlns='http://www.w3.org/2000/svg'><a href='https://example.org/'><path/></a></svg>"
            }
        ),
    ),
)
def third_party_in_file(file: EmittedFile, context: Context) -> Iterator[Hit]:
    """Comments and the names of XML vocabularies fetch nothing."""
    if file.suffix not in (".css", ".js", ".mjs", ".svg"):
        return
    text = file.text()
    own = urlsplit(context.site_url).netloc.lower()
    if file.suffix in (".js", ".mjs"):
        hosts = list(_hosts_in_script(text, context))
    else:
        plain = _without(_without(text, "/*", "*/"), "<!--", "-->")
        fetched = {host.lower() for host in _FETCHES.findall(plain)} - {own}
        hosts = sorted(host for host in fetched if not context.allows(host))
    for host in hosts:
        yield Hit(f"The file {file.path} fetches from or sends to {host}.")


def _without(text: str, start: str, end: str) -> str:
    """The text without its comments, in one pass."""
    first, *others = text.split(start)
    return first + "".join(other.partition(end)[2] for other in others)


@rule(
    id="form-unsafe",
    severity="error",
    summary="A form sends nothing that could harm: no health questions, nothing in the address, nothing unencrypted, nothing to others.",
    why="What is typed on a clinic's site is health information. It ends up in logs and inboxes that are not made for it.",
    fix='Take the form out and offer phone and email, or keep it to a name and a way to call back, with method="post" to our own https:// address.',
    source="HHS: HIPAA Security Rule, 45 CFR 164.312; California CMIA; axe label (not legal advice)",
    failing=(
        "<form action='/send/'><label>Your message <textarea name='message'></textarea></label></form>",
        "<form method='post' action='http://www.example.com/send/'><label>Your name <input name='name'></label></form>",
        "<form method='post' action='https://forms.example.org/'><label>Your name <input name='name'></label></form>",
        "<form method='post' action='/send/'><label>Which drugs do you use? <input name='q'></label></form>",
        "<form method='post' action='/send/'><input name='name'></form>",
    ),
    passing=(
        "<form method='post' action='/send/'><label>Your first name <input name='name'></label> <button>Send</button></form>",
        "<form role='search' action='/search/'><label>Search <input type='search' name='q'></label></form>",
        Example(
            "<form method='post' action='https://forms.example.org/'><label>Your name <input name='name'></label></form>",
            inputs={"form_hosts": frozenset({"forms.example.org"})},
        ),
    ),
)
def form_unsafe(document: Document, context: Context) -> Iterator[Hit]:
    """A search may stand in the address: there is nothing else that it could be."""
    for form in document.forms:
        for problem, at in _problems(form, context):
            yield Hit(problem, at=at)
    actions = {form.action for form in document.forms}
    for request in document.requests:  # a button may send elsewhere than its form
        if (
            request.kind == "form"
            and request.url not in actions
            and request.target.host
            and not context.allows_form(request.target.host)
        ):
            yield Hit(f"A button of a form sends to {request.target.host}.", at=request.url)


def _problems(form: Form, context: Context) -> Iterator[tuple[str, str]]:
    at = form.action or "<form"
    typed = [f for f in form.fields if f.type in _TYPED]
    if form.method == "get" and typed and form.role != "search":
        yield f"The form puts what is typed (“{_name(typed[0])}”) into the address, where logs keep it.", at
    if form.target.scheme == "http":
        yield f"The form sends without encryption to {short(form.action)}.", at
    if form.target.host and (not context.allows_form(form.target.host) or _tracker(form.action)):
        yield f"The form sends what visitors write to {form.target.host}.", at
    for field in form.fields:
        said = re.sub(r"[-_]", " ", f"{field.label} {field.name}")
        if field.type not in _NO_LABEL_NEEDED and not field.label:
            yield f"The field “{_name(field)}” of a form has no label.", field.name or at
        elif field.type not in ("button", *_NO_LABEL_NEEDED) and _HEALTH.search(said):
            yield f"The form asks about health: “{short(_name(field))}”.", field.label or at


def _name(field: FormField) -> str:
    return field.label or field.name or field.id or field.type
