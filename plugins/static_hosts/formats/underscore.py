"""The `_headers` and `_redirects` files that Netlify and Cloudflare Pages read."""

from __future__ import annotations

from collections.abc import Iterable

from ..headers import Headers
from ..redirects import Redirect
from . import CannotRender, checked, in_order, page_values, spellings


def render_headers(headers: Headers, *, detach: bool = False, longest_line: int | None = None) -> str:
    """The `_headers` file. `longest_line` is the host's limit in characters. Raises CannotRender past it.

    `detach`: the host joins the values of all rules that match, and takes one away where a rule says `! Name`
    (Cloudflare). Elsewhere the later rule wins (Netlify).
    """
    lines = ["/*"]
    lines += [f"  {name}: {checked(value)}" for name, value in headers.always.items()]
    lines += [f"  Cache-Control: {headers.revalidate}", "", "/assets/*"]
    if detach:
        lines.append("  ! Cache-Control")
    lines += [f"  Cache-Control: {headers.immutable}", ""]
    for _, url, name, value in page_values(headers):
        lines += [url, *([f"  ! {name}"] if detach else []), f"  {name}: {value}", ""]
    if longest_line is not None:
        for line in lines:
            if len(line) > longest_line:
                raise CannotRender(
                    f"The line {line[:40].strip()!r}... of _headers has {len(line)} characters; the host reads {longest_line}. "
                    "Let pages share their inline styles, or move them to files."
                )
    return "\n".join(lines)


def render_redirects(
    redirects: Iterable[Redirect], *, gone: bool, most: int | None = None, most_bytes: int | None = None
) -> str:
    """The `_redirects` file. `gone` says whether the host can answer 410. Raises CannotRender past the host's limits."""
    lines = []
    for redirect in in_order(redirects):
        for source in spellings(redirect):
            if redirect.status == 301:
                lines.append(f"{source} {redirect.target} 301")
            elif gone:
                lines.append(f"{source} /404.html 410")
    text = "".join(line + "\n" for line in lines)
    if most is not None and len(lines) > most:
        raise CannotRender(
            f"_redirects has {len(lines)} lines (each address with and without its slash); the host reads {most}."
        )
    if most_bytes is not None and len(text) > most_bytes:
        raise CannotRender(f"_redirects has {len(text)} bytes; the host silently drops what stands after {most_bytes}.")
    return text
