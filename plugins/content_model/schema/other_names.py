"""What other systems call a page's fields, and what they have that pages here do without: for advice on an unknown name."""

from __future__ import annotations

from collections.abc import Mapping

from .fields import Field

_NAMES: Mapping[str, str] = {
    "status": "draft published hidden private visibility state",
    "modified": "lastmod updated last_modified last_updated date_modified modified_date dateupdated updated_at",
    "date": "created created_at date_published pubdate published_at posted",
    "publish_at": "publishdate publish_date publish_on scheduled goes_live embargo",
    "unpublish_at": "expires expirydate expiry_date expiration unpublish_date unpublishdate end_date",
    "description": "excerpt summary meta_description seo_description abstract",
    "intro": "lead subtitle standfirst teaser subheading",
    "picture": "image cover thumbnail featured_image hero hero_image og_image banner photo",
    "kind": "type layout template page_kind content_type",
    "menu_order": "weight order nav_order position sort sidebar_position",
    "menu_title": "linktitle nav_title short_title sidebar_label navigation_title",
    "search_title": "seo_title meta_title page_title browser_title",
    "aliases": "redirect_from redirects old_urls old_url",
    "keyphrase": "keywords keyword focus_keyword focuskw focus_keyphrase",
    "author": "authors by byline author_name written_by writer",
    "reviewer": "reviewed_by medical_reviewer checked_by reviewer_name",
    "last_reviewed": "reviewed reviewed_on review_date reviewed_at",
    "next_review": "review_by review_due next_review_date",
    "sources": "references citations bibliography cites source",
    "related": "see_also related_posts related_pages more",
    "noindex": "robots searchable exclude_from_search sitemap",
    "contents_list": "toc table_of_contents contents show_toc",
    "lang": "language locale",
}
_CALLED_HERE = {name: here for here, names in _NAMES.items() for name in names.split()}
_ADDRESS = "A page's address is the name and folder of its file: rename the file, and take the line away."
_TAGS = "There are no tags here: take the line away, and name pages to read next in `related`."
_WITHOUT = {
    **dict.fromkeys(("slug", "url", "permalink", "path", "filename"), _ADDRESS),
    **dict.fromkeys(("tags", "tag", "category", "categories", "topics"), _TAGS),
}


def advice_on(name: str, known: Mapping[str, Field]) -> str:
    """What to write for a name that another system has; "" for any other name. `known` are the fields that there are."""
    plain = name.lower().replace("-", "_")
    spec = known.get(_CALLED_HERE.get(plain, ""))
    if spec is not None:
        return f"Here it is called `{spec.name}`. {spec.type.what_to_write(spec)}"
    return _WITHOUT.get(plain, "")
