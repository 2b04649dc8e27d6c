"""What a kind of page may be: the traits that the core, the checks and the graph ask for.

A trait is a plain name. Code asks `kind.has(HEALTH)`, never for a kind's name, so that a kind that a plugin adds is
treated like the core's. A plugin may have traits of its own beside these.
"""

from __future__ import annotations

from typing import Final

# -- where a page stands -----------------------------------------------------------------------------

HOME: Final = "home"  # the site's front page: content/pages/index.md and nothing else; it shows no dates of its own
ERROR: Final = "error"  # shown for an address that leads nowhere: written to /404.html, never listed or shared
SECTION: Final = (
    "section"  # the first page of a folder, with links to its pages; what such a page is if it names no kind
)
PERSON: Final = "person"  # a person, whom `author` and `reviewer` name; stands in the kind's own folder only
DEFAULT: Final = "default"  # what a page is that names no kind, in a folder that is no kind's own

# -- what it says --------------------------------------------------------------------------------------

HEALTH: Final = "health"  # makes statements about health, and so needs an author, a review and sources
THERAPY: Final = "therapy"  # about a therapy or one of its techniques; the section above it is about that therapy
STYLE: Final = "style"  # an attachment style, as the style explainer shows it
ARTICLE: Final = "article"  # a work by itself: an Article in the graph, which leads on to those who know more
DATED: Final = "dated"  # stands in the feed, the newest first
CONTACT: Final = "contact"  # how to reach the clinic: what others lead to
CRISIS: Final = "crisis"  # where to get help at once
ABOUT_CLINIC: Final = "about-clinic"  # in the graph, the page is about the clinic
NO_GRAPH: Final = "no-graph"  # has no structured data

# -- how it is shown and checked -----------------------------------------------------------------------

STEP: Final = "step"  # a step on the way through its section: links to the one before it and the one after it
ASIDE: Final = "aside"  # left out of the list of the pages below a page
LISTS_ALL: Final = "lists-all"  # lists every page there is: that it links to a page does not make the page easy to find
SHORT: Final = "short"  # says what it has to say in few words, or is made of links
NO_TEXT: Final = "no-text"  # may have no text below its front matter: the template or the fields say it all
