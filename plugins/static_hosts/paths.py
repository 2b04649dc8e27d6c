"""Addresses on the site and the files that answer for them."""

from __future__ import annotations


def same_place(path: str) -> str:
    """The form in which two addresses are the same place: small letters, no slash or index.html at the end."""
    return path.lower().removesuffix("index.html").rstrip("/") or "/"


def url_of(path: str) -> str:
    """The address of a file of the output: "contact/index.html" gives "/contact/"."""
    if path == "index.html" or path.endswith("/index.html"):
        return "/" + path.removesuffix("index.html")
    return "/" + path


def stub_file(source: str) -> str:
    """The file that stands at an old address where a host has no redirects: a folder's index, unless it names a file."""
    names_file = source.endswith("/") or "." in source.rpartition("/")[2]
    return file_of(source if names_file else source + "/")


def file_of(url: str) -> str:
    """The file of the output that answers for an address: "/contact/" gives "contact/index.html"."""
    path = url.removeprefix("/")
    return path + "index.html" if not path or path.endswith("/") else path
