"""Apache's file, `.htaccess`: headers, caching, redirects, compressed copies, the 404 page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from ..headers import Headers
from ..media_types import COMPRESSIBLE, MEDIA_TYPES
from ..redirects import Redirect
from . import checked, in_order, page_values, spellings

_ORIGIN = "%{ENV:SITE_ORIGIN}"  # https and the host where a proxy is in front, else nothing: Apache names its own
_ENCODINGS = (("br", ".br"), ("zstd", ".zst"), ("gzip", ".gz"))


def render(headers: Headers, redirects: Iterable[Redirect], types: Mapping[str, str] = MEDIA_TYPES) -> str:
    """The file. It needs `AllowOverride All` and the modules rewrite, headers, mime and dir, which Debian ships.

    Apache reads it with each request, so a release and its headers go live in the same moment.
    """
    compressible = "|".join(sorted(s[1:] for s in COMPRESSIBLE))
    lines = [
        "# Written by `invoke publish`; changes here are lost with the next publish.",
        "Options -Indexes -MultiViews",
        "DirectoryIndex index.html",
        "DirectorySlash On",
        "ErrorDocument 404 /404.html",
        "ErrorDocument 410 /404.html",
        "FileETag MTime Size",
        "AddDefaultCharset Off",
        *(f'AddType "{kind}" {suffix}' for suffix, kind in types.items()),
        '<Files "feed.xml">',
        '  ForceType "application/atom+xml; charset=utf-8"',
        "</Files>",
        "",
        *(f'Header always set {name} "{checked(value)}"' for name, value in headers.always.items()),
        *(
            f'Header always set {name} "{value}" "expr=%{{REQUEST_URI}} =~ m#^{re.escape(url)}(index\\.html(\\.(br|gz|zst))?)?$#"'
            for _, url, name, value in page_values(headers)
        ),
        # The same name in the other table would be sent twice.
        *(f"Header onsuccess unset {name}" for name in headers.always),
        f'Header always set Cache-Control "{checked(headers.revalidate)}"',
        f'Header always set Cache-Control "{checked(headers.immutable)}" "expr=%{{REQUEST_URI}} =~ m#^/assets/.*[.-][0-9a-f]{{8,}}\\.[a-z0-9]+(\\.(br|gz|zst))?$#"',
        "",
        "RewriteEngine On",
        "RewriteOptions AllowNoSlash",
        "# Behind a proxy that speaks https with the visitor, Apache by itself would lead to http.",
        "RewriteCond %{HTTP_HOST} .",
        "RewriteCond %{HTTP:X-Forwarded-Proto} ^https [NC,OR]",
        'RewriteCond %{HTTP:Forwarded} proto="?https [NC]',
        "RewriteRule ^ - [E=SITE_ORIGIN:https://%{HTTP_HOST}]",
        "# Copies and server files are never asked for by name.",
        "RewriteCond %{ENV:REDIRECT_STATUS} ^$",
        r"RewriteCond %{THE_REQUEST} \.(br|gz|zst)(\?\S*)?\sHTTP/ [OR]",
        r"RewriteCond %{THE_REQUEST} \s/+\.(?!well-known/)",
        "RewriteRule ^ - [R=404,L]",
    ]
    for redirect in in_order(redirects):
        for source in spellings(redirect):
            pattern = "^" + re.escape(source[1:]) + "$"
            lines.append(
                f"RewriteRule {pattern} - [G,L]"
                if redirect.status == 410
                else f"RewriteRule {pattern} {_ORIGIN}{redirect.target} [R=301,L]"
            )
    lines += [
        "# One address for one page.",
        r"RewriteCond %{THE_REQUEST} \s(/(?:[^/\s?][^\s?]*/)?)index\.html[\s?]",
        f"RewriteRule ^ {_ORIGIN}%1 [R=301,L]",
        "RewriteCond %{REQUEST_FILENAME} -d",
        f"RewriteRule ^([^/].*[^/]|[^/])$ {_ORIGIN}/$1/ [R=301,L]",
        "RewriteCond %{REQUEST_FILENAME} -d",
        "RewriteCond %{REQUEST_FILENAME}index.html -f",
        "RewriteRule ^(.*)$ $1index.html",
    ]
    for coding, suffix in _ENCODINGS:
        lines += [
            f'RewriteCond %{{HTTP:Accept-Encoding}} "(^|,)\\s*{coding}\\s*(;\\s*q=(1(\\.0*)?|0\\.0*[1-9]\\d*))?\\s*(,|$|;\\s*[^q])"',
            f"RewriteCond %{{DOCUMENT_ROOT}}/$1{suffix} -f",
            f"RewriteRule ^(.+\\.(?:{compressible}))$ $1{suffix} [L]",
        ]
    for coding, suffix in _ENCODINGS:
        by_type: dict[str, list[str]] = {}
        for ending in sorted(COMPRESSIBLE):
            by_type.setdefault(types[ending], []).append(ending[1:])
        for kind, endings in by_type.items():
            lines += [f'<FilesMatch "\\.({"|".join(endings)})\\{suffix}$">', f'  ForceType "{kind}"', "</FilesMatch>"]
        lines += [
            f'<Files "feed.xml{suffix}">',
            '  ForceType "application/atom+xml; charset=utf-8"',
            "</Files>",
            f'<FilesMatch "\\{suffix}$">',
            f"  Header always set Content-Encoding {coding}",
            "</FilesMatch>",
        ]
        lines.append(f"RemoveEncoding {suffix}")
        lines.append(f"RemoveType {suffix}")
    lines += [
        f'<FilesMatch "\\.({compressible})(\\.(br|gz|zst))?$">',
        "  Header always set Vary Accept-Encoding",
        "</FilesMatch>",
        "",
    ]
    return "\n".join(lines)
