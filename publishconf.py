"""Pelican's settings for production: what differs from pelicanconf.py, and where the site is published.

The site's own address is a fact about the clinic: `website` in content/data/clinic.yaml.
"""

import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))  # Pelican runs this file from anywhere

from pelicanconf import *

CONTENT_MODEL_MODE = "publish"  # no drafts, no pages for later, and placeholders are errors
SEO_CHECKS_SEVERITY: dict[str, str] = {}  # every rule at its own level: a page without author or reviewer is an error

# Where `invoke publish` goes when no --host is given, and each host's options (docs/publishing.md).
STATIC_HOSTS_HOST = "pages"
STATIC_HOSTS_HOSTS = {
    "pages": {"remote": "origin", "branch": "gh-pages"},
}
