"""The security policy, made from the pages and held against a real browser on the clinic's own site."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page, expect

from plugins.static_hosts.deploy import Job, deploy
from plugins.static_hosts.headers import content_security_policy, make_headers, page_sources
from plugins.static_hosts.inline import Inline, hash_source, look_inside
from plugins.static_hosts.output_files import read_output
from plugins.static_hosts.publish import Publisher
from plugins.static_hosts.settings import HeaderSettings
from plugins.static_hosts.verify import verify
from tests.static_hosts.servers import nginx
from tests.static_hosts.sites import NOW, SITE, write_site
from tests.static_hosts.targets import make_host
from tests.support.site import PROJECT

WATCH = """
window.blocked = [];
document.addEventListener('securitypolicyviolation', e => window.blocked.push(e.violatedDirective + ' ' + e.blockedURI + ' ' + e.sample));
"""
# The smallest program in WebAssembly: its mark and its version.
COMPILE = "WebAssembly.compile(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])).then(() => 'allowed', () => 'refused')"


def directives(policy: str) -> dict[str, list[str]]:
    """A policy's directives and their sources."""
    return {part.split()[0]: part.split()[1:] for part in policy.split(";")}


def test_inline_styles_and_scripts_are_allowed_by_hash(tmp_path: Path) -> None:
    """What stands in the pages is allowed, data blocks need nothing, and nothing is unsafe."""
    page = "<!DOCTYPE html><style>a{b:c}</style><script>run()</script><script type='application/ld+json'>{}</script><form action='/x/'></form>"
    files = read_output(
        write_site(tmp_path, changes={"a/index.html": page, "b.css": "a{background:url('data:image/png;base64,x')}"})
    )
    policy = content_security_policy(look_inside(tmp_path, files.files.values()))
    found = directives(policy)
    assert hash_source("a{b:c}") in found["style-src"]
    assert found["script-src"] == ["'self'", hash_source("run()")]
    assert found["img-src"] == ["'self'", "data:"]
    assert found["form-action"] == ["'self'"]
    assert "unsafe" not in policy
    # The hash of a well-known example: https://www.w3.org/TR/CSP3/#external-hash says how; the figure is sha256sum's.
    assert hash_source("alert('Hello, world.');") == "'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='"


def test_a_page_without_anything_gets_nothing() -> None:
    """The policy of a site without forms, inline code and data: pictures allows none of them."""
    found = directives(content_security_policy(Inline()))
    assert found["default-src"] == found["form-action"] == found["frame-ancestors"] == found["base-uri"] == ["'none'"]
    assert found["script-src"] == found["style-src"] == found["img-src"] == ["'self'"]


def test_subdomains_are_bound_only_when_asked() -> None:
    """HSTS holds for two years, and for other sites of the domain only if the clinic says so."""
    assert make_headers(Inline(), HeaderSettings()).always["Strict-Transport-Security"] == "max-age=63072000"
    bound = make_headers(Inline(), HeaderSettings(hsts_subdomains=True)).always
    assert bound["Strict-Transport-Security"] == "max-age=63072000; includeSubDomains"


def test_the_clinics_site_works_under_its_policy(tmp_path: Path, page: Page) -> None:
    """Every page of the production build, live behind nginx: the browser blocks nothing, reports no error, asks nobody else."""
    result = Publisher(PROJECT).preview(tmp_path / "output")
    assert result.ok
    assert result.session is not None
    needed = page_sources(result.session.model, result.session.contributions.page_policies, result.session.settings)
    host = make_host("folder", {"server": "nginx"}, to=str(tmp_path / "www"))
    job = Job(output=tmp_path / "output", site=SITE, built=NOW, page_sources=needed)
    outcome = deploy(job, host, tmp_path / "work", now=NOW)
    assert outcome.ok, outcome.findings
    assert outcome.manifest is not None
    errors: list[str] = []
    asked: set[str] = set()
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    page.on("request", lambda request: asked.add(request.url))
    page.add_init_script(WATCH)
    with nginx(tmp_path / "nginx", f"include {host.link.resolve().parent}/server/nginx.conf;") as server:
        verdict = verify(server.url, outcome.manifest, host.abilities)
        pages = [file.url for file in outcome.manifest.files.values() if file.is_page]
        for url in pages:
            page.goto(server.url + url)
            for button in page.locator("main button, main summary, main [role=tab], main label:visible").all()[:12]:
                if button.is_visible():
                    button.click()
            assert page.evaluate("window.blocked") == [], url
            assert page.evaluate("document.styleSheets.length") >= 1, url
        page.goto(f"{server.url}/search/?q=trust")
        expect(page.locator(".site-search__title").first).to_be_visible()
        assert page.evaluate("window.blocked") == []
        page.goto(server.url)
        assert page.evaluate(COMPILE) == "refused"
    assert verdict.findings == ()
    assert [error for error in errors if "WebAssembly" not in error] == []
    assert len(pages) >= 15
    assert all(url.startswith(server.url) for url in asked), asked
