"""What visitors of a clinic's site may expect."""

from __future__ import annotations

import pytest

from plugins.seo_checks.good_page import good_page
from plugins.seo_checks.rules.privacy import TRACKERS
from tests.seo_checks.rules.helpers import hits, messages

ALLOWED = {"allowed_hosts": frozenset({"media.example.org", "www.google-analytics.com", "www.facebook.com"})}


@pytest.mark.parametrize(
    "html",
    [
        "<script src='https://cdn.example.org/a.js'></script>",
        "<link rel='stylesheet' href='//fonts.example.org/a.css'>",
        "<link rel='preconnect' href='https://fonts.example.org'>",
        "<link rel='dns-prefetch' href='//fonts.example.org'>",
        "<iframe src='https://maps.example.org/' title='Map'></iframe>",
        "<img srcset='/a.png 1x, https://img.example.org/b.png 2x' src='/a.png' alt=''>",
        "<video src='https://media.example.net/a.mp4'></video>",
        "<p style='background:url(https://img.example.org/a.png)'>x</p>",
        "<a href='/contact/' ping='https://log.example.org/'>Reach us</a>",
        "<style>@font-face{src:url(https://fonts.example.org/a.woff2)}</style>",
        "<script>new Image().src = 'https://log.example.org/p.gif'</script>",
        "<script>navigator.sendBeacon('//log.example.org', x)</script>",
        "<script>import('https://cdn.example.org/a.js')</script>",
        "<script>new WebSocket('wss://log.example.org/')</script>",
        "<script>x.open('POST', 'https://log.example.org/')</script>",
        "<object data='https://media.example.net/a.swf'></object>",
    ],
)
def test_whatever_a_page_asks_of_others_is_found(html: str) -> None:
    """In the markup, in styles, and in scripts that stand in the page."""
    assert len(hits("third-party-request", html)) == 1


@pytest.mark.parametrize(
    "html",
    [
        "<script src='/theme/menu.js'></script>",
        "<a href='https://maps.example.org/'>Map</a>",
        "<img src='data:image/png;base64,AAAA' alt=''>",
        "<script>const page = 'https://www.example.com/x'; fetch('/hours.json')</script>",
        "<script>fetch('https://www.example.com/hours.json')</script>",
        "<script>/* https://license.example.org */ let a = 1</script>",
    ],
)
def test_what_a_page_asks_of_its_own_host(html: str) -> None:
    """Its own files, links that a visitor chooses to follow, and addresses that are only named."""
    assert hits("third-party-request", html) == []


def test_a_host_may_be_allowed_and_a_tracker_never() -> None:
    """Not even by name in the settings."""
    assert hits("third-party-request", "<img src='https://media.example.org/a.png' alt=''>", inputs=ALLOWED) == []
    for html in (
        "<script src='https://www.google-analytics.com/a.js'></script>",
        "<img src='https://www.facebook.com/tr?id=1' alt=''>",
    ):
        assert "records who reads what" in messages("third-party-request", html, inputs=ALLOWED)
    assert hits("third-party-request", "<img src='https://www.facebook.com/logo.png' alt=''>", inputs=ALLOWED) == []


def test_a_tracker_in_a_script_is_found_however_it_is_called() -> None:
    """The usual snippets put the address together in steps."""
    html = "<script>(function(w,d){var j=d.createElement('script');var u='https://www.googletagmanager.com/gtm.js?id='+w.x;j.async=true})(window,document)</script>"
    assert "googletagmanager.com" in messages("third-party-request", html)


def test_trackers_are_hosts_or_hosts_with_a_path() -> None:
    """The list can be compared with an address."""
    for tracker in TRACKERS:
        host = tracker.partition("/")[0]
        assert "." in host
        assert tracker == tracker.lower().strip("/")


@pytest.mark.parametrize(
    ("path", "text", "found"),
    [
        ("a.css", "@import 'https://fonts.example.org/a.css';", 1),
        ("a.css", 'p{background:url( "//img.example.org/a.png" )}', 1),
        ("a.css", "/* url(https://img.example.org/a.png) */", 0),
        ("a.css", "p{background:url(https://www.example.com/a.png)}", 0),
        ("a.js", "fetch(`https://log.example.org/${x}`)", 1),
        ("a.mjs", "import('//cdn.example.org/a.js')", 1),
        ("a.js", "// see https://docs.example.org", 0),
        ("a.svg", "<svg><use href='https://img.example.org/a.svg#x'/></svg>", 1),
        ("a.svg", "<svg><a href='https://www.example.org/'><path/></a></svg>", 0),
        ("a.txt", "https://log.example.org", 0),
    ],
)
def test_files_that_pages_load(path: str, text: str, found: int) -> None:
    """Styles, scripts and drawings are looked into; comments and links fetch nothing."""
    assert len(hits("third-party-in-file", files={path: text})) == found


@pytest.mark.parametrize(
    ("form", "words"),
    [
        ("<form><label>Email <input type='email' name='e'></label></form>", "into the address"),
        (
            "<form method='POST' action='http://www.example.com/x'><label>Name <input name='n'></label></form>",
            "without encryption",
        ),
        (
            "<form method='post' action='https://forms.example.org/x'><label>Name <input name='n'></label></form>",
            "forms.example.org",
        ),
        (
            "<form method='post' action='/x'><label>Name <input name='n'></label><button formaction='https://forms.example.org/x'>Send</button></form>",
            "button",
        ),
        ("<form method='post' action='/x'><input name='n' placeholder='Name'></form>", "no label"),
        (
            "<form method='post' action='/x'><label>Your medication <textarea name='m'></textarea></label></form>",
            "asks about health",
        ),
        (
            "<form method='post' action='/x'><label>Born <input type='date' name='date-of-birth'></label></form>",
            "asks about health",
        ),
        (
            "<form method='post' action='/x'><label><input type='checkbox' name='c'> I use drugs</label></form>",
            "asks about health",
        ),
    ],
)
def test_forms_that_could_do_harm(form: str, words: str) -> None:
    """What goes into logs, over open lines, to others, or should not be asked at all."""
    assert words in messages("form-unsafe", form)


@pytest.mark.parametrize(
    "form",
    [
        "<form method='post' action='/x'><label>Name <input name='n'></label><label><input type='checkbox' name='c'> Call me back</label><button>Send</button></form>",
        "<form role='search' action='/search/'><input type='search' name='q' aria-label='Search'></form>",
        "<form method='post' action='/x'><input type='hidden' name='t'><label for='n'>Name</label><input id='n'><input type='submit'></form>",
    ],
)
def test_forms_that_may_stay(form: str) -> None:
    """A name and a way to call back; a search."""
    assert hits("form-unsafe", form) == []


def test_each_policy_is_asked_for_on_each_page() -> None:
    """One finding for each policy, with the number of pages."""
    html = good_page().replace("Accessibility statement", "Statement").replace("/accessibility/", "/contact/")
    (hit,) = hits("policy-links-missing", html)
    assert "accessibility statement" in hit.message
    assert hit.url == "/page/"
