"""The order of the head in the source."""

from __future__ import annotations

import pytest

from plugins.rendered_site.raw_head import read_raw_head


def test_good_head() -> None:
    """Doctype, frame, the head's elements and the place of the charset are read."""
    data = b"<!-- c --><!DOCTYPE html><html lang=en><HEAD><meta charset='utf-8'><title><b></title><script>'</head>'</script></head><body></body></html>"
    head = read_raw_head(data)
    assert head.doctype == "<!DOCTYPE html>"
    assert head.structure == ("html", "head", "/head", "body", "/body", "/html")
    assert head.elements == ("meta", "title", "script")
    assert data[: head.charset_at].endswith(b"'utf-8'")


def test_elements_that_do_not_belong() -> None:
    """What a parser would move into the body is still seen in the head."""
    head = read_raw_head(b"<html><head><meta charset=utf-8><div><img></div><link></head><body>")
    assert head.elements == ("meta", "div", "img", "link")


@pytest.mark.parametrize(
    ("html", "structure"),
    [
        (b"<p>x", ()),
        (b"<html><body><body></html>", ("html", "body", "body", "/html")),
        (b"<head></head><head></head><body>", ("head", "/head", "head", "/head", "body")),
        (b"<head><header></header><body>", ("head", "body")),
        (b"<body><!-- <body> --><textarea><body></textarea><script>'<body>'</script>", ("body",)),
    ],
)
def test_frame(html: bytes, structure: tuple[str, ...]) -> None:
    """Doubled and missing parts of the frame are seen; those in comments and scripts are none."""
    assert read_raw_head(html).structure == structure


@pytest.mark.parametrize(
    ("html", "found"),
    [
        (b"<meta charset=utf-8>", True),
        (b"<META HTTP-EQUIV=Content-Type CONTENT='text/html; CHARSET=UTF8'>", True),
        (b"<meta charset=latin1>", False),
        (b"<p charset=utf-8>", False),
    ],
)
def test_charset(html: bytes, found: bool) -> None:
    """A declaration of UTF-8 is found in either form."""
    assert (read_raw_head(html).charset_at > 0) is found


@pytest.mark.parametrize("part", [b"<!--", b"<script>", b"<", b"<!-- -->", b"<head>", b"<meta ", b"<a<b<c "])
def test_megabytes_of_what_is_never_closed(part: bytes) -> None:
    """Nothing that goes on for ever is read over and over again (that would take hours)."""
    assert read_raw_head(part * (2_000_000 // len(part))).charset_at == -1
