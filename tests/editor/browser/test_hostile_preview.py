"""Whatever a draft's HTML holds, nothing of it runs in the preview, leaves it, or reaches the editor around it."""

from __future__ import annotations

import json

from playwright.sync_api import BrowserContext, Request, Route, expect

from tests.support.editor import Running

from .page_screen import open_page, preview, stand_at_end

PATH = "pages/about.md"
HOSTILE = """<!doctype html><html lang="en"><head><title>x</title>
<meta http-equiv="refresh" content="0; url=https://evil.example/">
<base href="https://evil.example/">
<script>parent.ran = "script"</script>
<link rel="stylesheet" href="https://evil.example/a.css">
<style>@import "https://evil.example/b.css"; body { background: url(https://evil.example/c.png) }</style>
</head><body onload="parent.ran = 'onload'"><main><h1 id="hostile" onclick="parent.ran = 'onclick'">Hostile</h1>
<img src="x" onerror="parent.ran = 'onerror'" alt="">
<a href="javascript:parent.ran='javascript'">a link</a>
<form action="https://evil.example/"><input autofocus onfocus="parent.ran = 'onfocus'"><button>send</button></form>
<iframe srcdoc="<script>top.ran = 'srcdoc'</script>"></iframe>
<object data="data:text/html,<script>top.ran='object'</script>"></object>
<svg onload="parent.ran = 'svg'"><script>parent.ran = "svg script"</script><a href="javascript:1"><text>t</text></a></svg>
<details open ontoggle="parent.ran = 'ontoggle'"><summary>s</summary></details>
</main></body></html>"""


def test_nothing_in_a_draft_runs_or_reaches_out(editor_context: BrowserContext, editor: Running) -> None:
    """The page of the answer is one that no build makes: the frame alone has to hold it."""
    page = editor_context.new_page()
    asked: list[Request] = []
    page.on("request", lambda request: asked.append(request))
    open_page(page, editor, PATH)

    def answer(route: Route) -> None:
        given = route.fetch()
        route.fulfill(response=given, body=json.dumps({**given.json(), "html": HOSTILE}))

    page.route("**/-/api/draft", answer)
    stand_at_end(page)
    page.keyboard.type("One more sentence.")
    heading = preview(page).locator("#hostile")
    expect(heading).to_be_visible()
    heading.click()
    for name in ("a link", "t"):
        preview(page).get_by_text(name, exact=True).click(force=True)
    preview(page).locator("button").click(force=True)
    preview(page).locator("input").focus()
    page.evaluate("new Promise((done) => requestAnimationFrame(() => setTimeout(done)))")
    assert page.evaluate("window.ran") is None
    assert page.url.startswith(f"{editor.url}/-/")
    elsewhere = [r for r in asked if not r.url.startswith((editor.url, "data:", "about:", "blob:"))]
    assert [
        (r.url, r.failure) for r in elsewhere if r.failure != "csp"
    ] == []  # the policy refused them, not the network
    assert elsewhere != []
    page.close()
