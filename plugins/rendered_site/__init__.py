"""What visitors get: every written page parsed once, and the site of them all.

See the README beside this file. `parse.parse_document` makes the Document of one page, `render.render_site` the Site of
an output folder.
"""

from __future__ import annotations


def register() -> None:
    """Pelican asks for it. The engine of the build parses what was written."""
