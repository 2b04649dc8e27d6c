"""Which of Python-Markdown's extensions pages may use."""

EXTENSIONS = ("abbr", "attr_list", "def_list", "fenced_code", "footnotes", "sane_lists", "tables", "toc")
