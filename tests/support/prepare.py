"""Sees to what the tests need beyond Python: a browser and the npm packages. Run by `invoke setup`."""

from tests.support.browser import ensure_browser
from tests.support.node import ensure_packages

if __name__ == "__main__":
    print(f"Browser: {ensure_browser()}")
    ensure_packages()
