"""Pelican's settings for the Lotus Recovery site, as data. publishconf.py overrides a few for production."""

PATH = "content"
OUTPUT_PATH = "output"
THEME = "theme"
TIMEZONE = "America/Los_Angeles"
DEFAULT_LANG = "en"
SITEURL = ""  # links start at the site's root; the site's own address stands in content/data/clinic.yaml

PLUGIN_PATHS = ["."]  # plugins/ is found beside this file, wherever Pelican is started
# What each contributes is taken up in this order.
PLUGINS = [
    "plugins.site_engine",  # lets Pelican drive the steps that make a page
    "plugins.content_model",  # what staff write: read, checked, shared with all the others
    "plugins.us_care",  # what a clinic in the United States is asked for: crisis lines, notices, licenses
    "plugins.responsive_images",  # photos in light formats and several widths
    "plugins.share_cards",  # the picture of a shared link
    "plugins.theme_assets",  # styles and scripts of the theme's components
    "plugins.style_explainer",  # the four attachment styles as a block
    "plugins.site_search",  # the search page and the index of the site's words
    "plugins.article_list",  # the articles by date
    "plugins.contact_form",  # a form on the contact page, off until CONTACT_FORM_ENDPOINT says where it sends to
    "plugins.quick_exit",  # a way to leave a page at once, where the page asks for it
    "plugins.schema_org",  # head metadata and the JSON-LD graph
    "plugins.static_hosts",  # sitemap, robots, redirects, headers, and publishing
    "plugins.rendered_site",  # parses each written page once
    "plugins.seo_checks",  # holds pages and site against the rules
    "plugins.component_gallery",  # development only: every component's examples, written after the checks
]

# Which folder of content/ stands where on the site.
PAGE_PATHS = ["pages", "styles", "people", "articles"]
CONTENT_MODEL_FOLDERS = {
    "pages": "/",
    "styles": "/attachment-styles/",
    "people": "/people/",
    "articles": "/articles/",
}
CONTENT_MODEL_MODE = "development"

READERS = {"html": None, "htm": None, "rst": None}  # pages are Markdown; content_model reads them
STATIC_PATHS = ["images"]
IGNORE_FILES = [".*", "__pycache__", "*.yaml", "*~", "#*#"]

JINJA_ENVIRONMENT = {"trim_blocks": True, "lstrip_blocks": True, "autoescape": True}
DELETE_OUTPUT_DIRECTORY = False  # each build goes to a new folder
PAGE_TRANSLATION_ID = None

# Pelican's blog: every page here is a page, so its lists and feeds are switched off.
ARTICLE_PATHS: list[str] = []
DIRECT_TEMPLATES: list[str] = []
AUTHOR_SAVE_AS = CATEGORY_SAVE_AS = TAG_SAVE_AS = ""
ARCHIVES_SAVE_AS = AUTHORS_SAVE_AS = CATEGORIES_SAVE_AS = TAGS_SAVE_AS = ""
FEED_ATOM = FEED_RSS = FEED_ALL_ATOM = FEED_ALL_RSS = CATEGORY_FEED_ATOM = None
AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = TRANSLATION_FEED_ATOM = None
THEME_STATIC_PATHS: list[str] = []  # theme_assets writes the theme's files, named by their content

QUICK_EXIT_URL = "https://www.weather.gov/"  # a page that tells nobody anything about who looks at it

# The clinic has not named its authors and reviewers yet. The pages show that on a staff machine, and a publish is
# refused until they are there (publishconf.py), so a build need not repeat it for each page.
SEO_CHECKS_SEVERITY = {"author-missing": "info", "reviewer-missing": "info"}
