"""An nginx include for inside a `server` block: root, headers, caching, redirects, compressed copies, the 404 page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ..headers import Headers
from ..media_types import COMPRESSIBLE, MEDIA_TYPES
from ..redirects import Redirect
from . import checked, in_order, page_values, spellings

# How each copy is named and asked for, worst first: a later match wins.
_ENCODINGS = (("gzip", ".gz"), ("zstd", ".zst"), ("br", ".br"))
# A coding in Accept-Encoding that its client does not refuse with a weight of zero (RFC 9110, section 12.5.3).
_ACCEPTS = r"(^|,)\s*{}\s*(;\s*q=(1(\.0*)?|0\.0*[1-9]\d*))?\s*(,|$|;\s*[^q])"


def render(root: str, headers: Headers, redirects: Iterable[Redirect], types: Mapping[str, str] = MEDIA_TYPES) -> str:
    """The include. `root` is the folder of the release on the server, an absolute path without odd characters.

    It needs no module beyond nginx's own. It names the release's folder itself, so that a reload
    switches files, headers and redirects in one step.
    """
    lines = [
        "# Written by `invoke publish`; changes here are lost with the next publish.",
        f'root "{root}";',
        "absolute_redirect off;",
        "server_tokens off;",
        "charset off;",
        "gzip off;",
        "etag on;",
        "error_page 404 410 /404.html;",
        "",
        f'set $site_cache "{checked(headers.revalidate)}";',
        *(f'set {_variable(name)} "{checked(headers.always[name])}";' for name in _differing(headers)),
        'set $site_copy "";',
        'set $site_encoding "";',
        'set $site_vary "";',
        'set $site_coding "";',
        *(f"add_header {name} {_value(name, headers)} always;" for name in headers.always),
        "add_header Cache-Control $site_cache always;",
        "add_header Content-Encoding $site_encoding always;",
        "add_header Vary $site_vary always;",
        "",
        "# One address for one page: no index.html, a slash at the end of a folder.",
        r'if ($request_uri ~ "^(/(?:[^/?][^?]*/)?)index\.html(\?.*)?$") { return 301 $1$2; }',
        'set $site_folder "";',
        "if (-d $document_root$uri) { set $site_folder d; }",
        r"if ($uri ~ [^/]$) { set $site_folder $site_folder+; }",
        'if ($site_folder = "d+") { return 301 $uri/$is_args$args; }',
        "# Copies and server files are never asked for by name.",
        r"if ($request_uri ~ \.(br|gz|zst)(\?.*)?$) { return 404; }",
        "",
        "if (-f $document_root${uri}index.html) { rewrite ^(.*)/$ $1/index.html; }",
        *(
            f'if ($uri = "/{path}") {{ set {_variable(name)} "{value}"; }}'
            for path, _, name, value in page_values(headers)
        ),
        rf'if ($uri ~ "^/assets/.*[.-][0-9a-f]{{8,}}\.[a-z0-9]+$") {{ set $site_cache "{checked(headers.immutable)}"; }}',
        rf'if ($uri ~ \.({"|".join(sorted(s[1:] for s in COMPRESSIBLE))})$) {{ set $site_vary "Accept-Encoding"; }}',
    ]
    for coding, suffix in _ENCODINGS:
        # A missing copy or a refused coding leaves the one before.
        lines += [
            'set $site_coding "";',
            f'if ($http_accept_encoding ~ "{_ACCEPTS.format(coding)}") {{ set $site_coding {coding}; }}',
            f"if (-f $document_root$uri{suffix}) {{ set $site_coding $site_coding+; }}",
            f'if ($site_coding = "{coding}+") {{ set $site_copy {suffix}; set $site_encoding {coding}; }}',
        ]
    lines += ["", r"location ~ /\.(?!well-known/) { return 404; }", ""]
    for redirect in in_order(redirects):
        answer = "return 410;" if redirect.status == 410 else f"return 301 {redirect.target}$is_args$args;"
        lines += [f"location = {source} {{ {answer} }}" for source in spellings(redirect)]
    lines.append("")
    for suffix, kind in types.items():
        lines.append(
            f'location ~ "\\{suffix}$" {{ types {{ }} default_type "{kind}"; try_files $uri$site_copy =404; }}'
        )
    lines += [
        'location = /feed.xml { types { } default_type "application/atom+xml; charset=utf-8"; try_files $uri$site_copy =404; }',
        "location / { try_files $uri =404; }",
        "",
    ]
    return "\n".join(lines)


def _differing(headers: Headers) -> list[str]:
    """The headers that some page is sent with a value of its own."""
    return [name for name in headers.always if any(name in values for values in headers.pages.values())]


def _variable(name: str) -> str:
    """What a header's value is kept in where it depends on the page."""
    return "$site_" + name.lower().replace("-", "_")


def _value(name: str, headers: Headers) -> str:
    return _variable(name) if name in _differing(headers) else f'"{checked(headers.always[name])}"'
