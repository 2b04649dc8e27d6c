"""One build of the site, from an empty folder to the swap with the last good output.

Not a Pelican plugin: this is what runs Pelican. `build_site` is what every command calls.
"""

from .build import BuildResult, build_site

__all__ = ["BuildResult", "build_site"]
