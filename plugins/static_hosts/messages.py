"""What publishing says: of what must not get out, of the build, of the host, and of what is live.

Three ids are rules' own, because the checks look for the same: `slug-changed-no-redirect`, `redirect-invalid` and
`placeholder-text`.
"""

from __future__ import annotations

from ..findings import Message, Sample, Severity

# -- what must not get out -------------------------------------------------------------------------

DRAFT_PUBLISHED = Message(
    "draft-published",
    Severity.ERROR,
    "Nothing of a page that is not out is published: no file, and no sentence of it.",
    "Nobody is to read it yet, or any more.",
    "Take it out of where it was found.",
    family="publishing",
)
UNUSED_FILE = Message(
    "unused-file",
    Severity.INFO,
    "Every file that is published is used by a published page.",
    "What no page leads to was perhaps never meant to be read: a draft's picture, notes, an old version.",
    "Link to it, or show it, on a page that is out.",
    family="publishing",
)
PLACEHOLDER_FACT = Message(
    "placeholder-fact",
    Severity.ERROR,
    "Every fact about the clinic is real.",
    "A stand-in for a phone number or an address would send people in need to nobody.",
    "Ask the clinic for it, and write it in content/data/clinic.yaml in place of the stand-in.",
    family="publishing",
)

# -- the site and its build ------------------------------------------------------------------------

ADDRESS = Message(
    "address",
    Severity.ERROR,
    "The site's address, and each address among the clinic's facts, is one that visitors can open.",
    "The site's own stands in the sitemap, in every page's head and in the security headers.",
    "Write https:// and the domain.",
    family="publishing",
)
BUILD_UNCLEAN = Message(
    "build-unclean",
    Severity.ERROR,
    "Everything that the site is built from is committed.",
    "What is live must be what is in the repository.",
    'Commit it: `git add -A`, then `git commit -m "What changed"`. To publish what lies here all the same, add '
    "`--accept-unclean`. The editor (`uv run invoke edit`) commits by itself.",
    family="publishing",
)
BUILD_UNRECORDED = Message(
    "build-unrecorded",
    Severity.WARNING,
    "What is published is recorded in a Git repository.",
    "Without one nobody can say later what was live on a day, or bring an older state of the content back.",
    "It is published all the same. To have it recorded from now on, run once: `git init`, `git add -A`, "
    '`git commit -m "The site"`.',
    family="publishing",
)
BUILD_STALE = Message(
    "build-stale",
    Severity.ERROR,
    "The build is of the present.",
    "What changed or fell due meanwhile would be missing.",
    "Publish again.",
    family="publishing",
)

REDIRECTS_UNREADABLE = Message(
    "redirects-unreadable",
    Severity.ERROR,
    "content/data/redirects.yaml is a list of redirects, each with `from`, and `to` or `status: 410`.",
    "Old addresses that a mistake in the file takes away would lead nowhere.",
    "Write `- from: /old/`, and `  to: /new/` below it, or `  status: 410` for a page that is gone for good.",
    family="publishing",
    failing=(
        Sample((("data/redirects.yaml", "- to: /plain/\n"),), "no old address"),
        Sample((("data/redirects.yaml", "- from: /old/\n  too: /plain/\n"),), "a misspelled name"),
        Sample((("data/redirects.yaml", "/old/: /plain/\n"),), "no list"),
    ),
    passing=(Sample((("data/redirects.yaml", "- from: /old/\n  to: /plain/\n- from: /lost/\n  status: 410\n"),)),),
)

# -- the host --------------------------------------------------------------------------------------

HOST_LIMIT = Message(
    "host-limit",
    Severity.ERROR,
    "The site fits what the host can take.",
    "A host drops silently, or serves wrongly, what goes past its limits.",
    "Publish to another host, or change what goes past its limit.",
    family="publishing",
)
HOST_REFUSES = Message(
    "host-refuses",
    Severity.ERROR,
    "The host can be published to.",
    "It is said along with the rest of what is wrong, so that one look is enough.",
    "See to the host, and publish again.",
    family="publishing",
)

# -- what is live ----------------------------------------------------------------------------------

LIVE_UNREACHABLE = Message(
    "live-unreachable",
    Severity.ERROR,
    "The site answers.",
    "Without an answer nothing can be compared, and visitors get nothing either.",
    "Look whether the server runs, and publish again.",
    family="live",
)
LIVE_MISSING = Message(
    "live-missing",
    Severity.ERROR,
    "Every file that was published is there.",
    "Somebody deleted it, or a publish did not come to its end.",
    "Publish again.",
    family="live",
)
LIVE_DIFFERS = Message(
    "live-differs",
    Severity.ERROR,
    "Every file is, byte for byte, what was published.",
    "Visitors read what somebody or something else has written.",
    "Somebody changed it, a cache still holds an older one, or something on the way rewrites it.",
    family="live",
)
LIVE_COPY = Message(
    "live-copy",
    Severity.ERROR,
    "Whoever takes compressed files gets them.",
    "Pages come faster, most of all on a telephone.",
    "Include the file that was published with the site in the server's configuration.",
    family="live",
)
LIVE_HEADER = Message(
    "live-header",
    Severity.ERROR,
    "Every answer carries the headers that were promised.",
    "They keep other sites from framing or reading the clinic's pages, and browsers from keeping old ones.",
    "Include the file that was published with the site in the server's configuration.",
    family="live",
)
LIVE_REDIRECT = Message(
    "live-redirect",
    Severity.ERROR,
    "Every old address leads where it should.",
    "Links and search results of years ago still bring people.",
    "Publish again.",
    family="live",
)
LIVE_404 = Message(
    "live-404",
    Severity.ERROR,
    "An address that leads nowhere answers 404, with the site's own page.",
    "Visitors find the way back, and search engines forget the address.",
    "Set the server's error page to /404.html.",
    family="live",
)
