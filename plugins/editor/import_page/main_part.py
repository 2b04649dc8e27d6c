"""The part of an old page that is its content: without menus, heads, feet, comments and forms around it."""

from __future__ import annotations

from collections.abc import Iterator

from bs4 import BeautifulSoup, Tag

from ..incoming.left_out import LeftOut

_CONTENT = ".entry-content, .post-content, .page-content, .article-content, .post-body, [itemprop=articleBody]"
_MAIN = "main, [role=main], article, #content, #main, .content, .site-content"
_AROUND = {
    "the menu": "nav, [role=navigation], .nav, .menu, .breadcrumb, .breadcrumbs, .post-navigation, .pagination",
    "the head of the old site": "header.site-header, [role=banner], #masthead, body > header",
    "the foot of the old site": "footer, [role=contentinfo], #colophon",
    "what stood beside the text": "aside, [role=complementary], .sidebar, #secondary, .widget",
    "comments": "#comments, .comments-area, #respond, #disqus_thread",
    "buttons to share": ".sharedaddy, .share-buttons, .addtoany_share_save_container, .jp-relatedposts, .social-share",
    "a form": "form",
    "a notice about cookies": "[id*=cookie], [class*=cookie-], [role=dialog]",
}
_DROPPED = "script, style, noscript, template, link, meta, .screen-reader-text, .sr-only, .skip-link, [hidden]"
_SHARE = 0.5  # of the words in paragraphs, that a part of the main part needs to stand for it


def main_part(soup: BeautifulSoup, left_out: LeftOut) -> Tag:
    """The element that holds the page's words; what stands around them is taken out of the tree, and said."""
    body = soup.body or soup
    everything = _words(body)
    found = _most(body.select(_MAIN))
    if found is None or _words(found) < everything * _SHARE:
        found = _deepest(body)
    inner = _most(found.select(_CONTENT))
    if inner is not None and _words(inner) >= _words(found) * _SHARE:
        for heading in found.find_all("h1"):
            if inner not in heading.parents and not inner.find("h1"):
                inner.insert(0, heading.extract())
        found = inner
    for what, selector in _AROUND.items():
        gone = [tag for tag in body.select(selector) if tag is not found and tag not in found.parents]
        if any(tag.get_text(strip=True) for tag in gone):
            left_out.once(what)
        for tag in gone:
            tag.extract()
    for tag in found.select(_DROPPED):
        tag.extract()
    return found


def _words(tag: Tag) -> int:
    """The characters in paragraphs and items of lists, where menus have few."""
    return sum(len(part.get_text(" ", strip=True)) for part in tag.find_all(("p", "li")))


def _most(tags: list[Tag]) -> Tag | None:
    return max(tags, key=_words, default=None)


def _deepest(body: Tag) -> Tag:
    """The smallest element that still holds most of the words, for a page that says nothing of its parts."""
    found, most = body, len(body.get_text(" ", strip=True)) * _SHARE
    while inner := next(
        (tag for tag in _children(found) if _holds_parts(tag) and len(tag.get_text(" ", strip=True)) > most), None
    ):
        found = inner
    return found


def _holds_parts(tag: Tag) -> bool:
    return tag.name in ("div", "section", "center", "table", "tbody", "tr", "td")


def _children(tag: Tag) -> Iterator[Tag]:
    return (child for child in tag.children if isinstance(child, Tag))
