"""Pelican's settings for production: what differs from pelicanconf.py, and where the site is published.

A setting that is a mapping ({...}) adds to the one in pelicanconf.py, key by key; any other takes its place.

The site's own address is a fact about the clinic: `website` in content/data/clinic.yaml.
"""

from pathlib import Path

common = Path(__file__).with_name("pelicanconf.py")
exec(compile(common.read_bytes(), common, "exec"))  # not imported, so that each project gets its own, from any folder

CONTENT_MODEL_MODE = "publish"  # no drafts, no pages for later, and placeholders are errors
# On top of the levels in pelicanconf.py: a page without author or reviewer is not published.
SEO_CHECKS_SEVERITY = {"author-missing": "error", "reviewer-missing": "error"}

# Where `invoke publish` goes when no --host is given, and each host's options (docs/publishing.md).
STATIC_HOSTS_HOST = "pages"
STATIC_HOSTS_HOSTS = {
    "pages": {"remote": "origin", "branch": "gh-pages"},
}
