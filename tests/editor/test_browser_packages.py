"""The browser's packages: from a lock file, fetched once, served by the editor itself, used as they come."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from plugins.editor.browser_packages import (
    AXE,
    FOLDER,
    ensure_packages,
    import_map,
    lock_hash,
    module_files,
    packages_of,
)
from plugins.editor.refused import Refused
from tests.support.site import PROJECT

ORIGIN = "https://editor.example"


@pytest.fixture(scope="module")
def modules() -> Path:
    """The folder of the installed packages."""
    return ensure_packages(lambda line: None, packages_of(PROJECT))


def test_every_package_of_the_lock_file_has_one_file_for_the_browser(modules: Path) -> None:
    """And each import in these files is of a package that the map knows, or there would be a hole at run time."""
    lock = json.loads((FOLDER / "package-lock.json").read_bytes())
    names = {name.removeprefix("node_modules/") for name in lock["packages"] if name}
    files = module_files(modules)
    assert set(files) == names
    mapped = json.loads(import_map(files, modules, "/npm/x/"))["imports"]
    assert set(mapped) == names - {AXE}
    for name in mapped:
        text = files[name].read_text("utf-8")
        asked = set(re.findall(r"^(?:import|export)\b[^;]*?from\s*['\"]([^'\"]+)['\"]", text, re.MULTILINE))
        assert asked <= set(mapped), (name, asked)
        assert mapped[name] == f"/npm/x/{files[name].relative_to(modules).as_posix()}"


def test_versions_are_fixed_and_nothing_runs_at_install() -> None:
    """Exact versions with hashes; no package of the lock file wants to run a script."""
    wanted = json.loads((FOLDER / "package.json").read_bytes())["dependencies"]
    packages = json.loads((FOLDER / "package-lock.json").read_bytes())["packages"]
    for name, version in wanted.items():
        assert packages[f"node_modules/{name}"]["version"] == version
    for name, package in packages.items():
        if name:
            assert package["integrity"].startswith("sha512-"), name
            assert not package.get("hasInstallScript"), name


def test_what_is_there_is_not_fetched_again(modules: Path) -> None:
    """No line, no network."""
    lines: list[str] = []
    assert ensure_packages(lines.append, packages_of(PROJECT)) == modules
    assert lines == []
    assert lock_hash() == (modules / ".lock-hash").read_text()


def test_without_a_network_there_is_one_clear_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What to do stands in it, and that the site can be served meanwhile; nothing counts as installed."""
    for name in ("package.json", "package-lock.json"):
        shutil.copy(FOLDER / name, tmp_path)
    lock = (tmp_path / "package-lock.json").read_text()
    (tmp_path / "package-lock.json").write_text(
        re.sub(r'"resolved": "https://[^/]+/', '"resolved": "http://127.0.0.1:9/', lock)
    )
    monkeypatch.setenv("npm_config_registry", "http://127.0.0.1:9/")
    monkeypatch.setenv("npm_config_cache", str(tmp_path / "cache"))
    lines: list[str] = []
    with pytest.raises(Refused) as caught:
        ensure_packages(lines.append, tmp_path / "kept", tmp_path)
    assert len(lines) == 1
    assert "could not be fetched" in caught.value.message
    assert "invoke serve" in caught.value.fix
    assert "\n" not in str(caught.value)
    assert not (tmp_path / "kept/node_modules/.lock-hash").exists()


def test_codemirror_runs_in_a_browser_without_a_bundler(page: Page, modules: Path) -> None:
    """Under a policy that forbids everything but the editor's own files: no eval, no inline script, no other address."""
    files = module_files(modules)
    nonce = "abc123"
    policy = f"default-src 'none'; script-src 'self' 'nonce-{nonce}'; style-src 'self' 'nonce-{nonce}'"
    script = """
        import {EditorState} from "@codemirror/state"; import {EditorView, keymap} from "@codemirror/view";
        import {defaultKeymap, history, undo} from "@codemirror/commands"; import {markdown} from "@codemirror/lang-markdown";
        import {linter} from "@codemirror/lint"; import {search} from "@codemirror/search"; import {MergeView} from "@codemirror/merge";
        import {autocompletion} from "@codemirror/autocomplete"; import {syntaxTree} from "@codemirror/language";
        import {Idiomorph} from "idiomorph";
        const view = new EditorView({parent: document.body, state: EditorState.create({doc: "# One\\n\\nwords",
            extensions: [EditorView.cspNonce.of("abc123"), markdown(), history(), search(), autocompletion(), linter(() => []), keymap.of(defaultKeymap)]})});
        view.dispatch({changes: {from: 12, insert: " more"}}); undo(view);
        Idiomorph.morph(document.querySelector("p"), "<p>after</p>");
        window.result = [view.state.doc.toString(), syntaxTree(view.state).topNode.firstChild.name, typeof MergeView,
                         document.querySelector("p").textContent, typeof axe.run];
        document.title = "done";
    """
    asked: list[str] = []

    def answer(route: Route) -> None:
        path = route.request.url.removeprefix(ORIGIN)
        if path == "/":
            html = (
                f'<!doctype html><script type="importmap" nonce="{nonce}">{import_map(files, modules, "/npm/x/")}</script>'
                f'<p>before</p><script src="/npm/x/axe-core/axe.min.js"></script><script type="module" src="/app.js"></script>'
            )
            route.fulfill(body=html, content_type="text/html", headers={"Content-Security-Policy": policy})
        elif path == "/app.js":
            route.fulfill(body=script, content_type="text/javascript")
        elif path.startswith("/npm/x/") and modules / path.removeprefix("/npm/x/") in files.values():
            route.fulfill(path=modules / path.removeprefix("/npm/x/"), content_type="text/javascript")
        else:
            asked.append(path)
            route.abort()

    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    page.route("**/*", answer)
    page.goto(ORIGIN + "/", wait_until="networkidle")
    assert errors == []
    expect(page).to_have_title("done")
    assert page.evaluate("window.result") == ["# One\n\nwords", "ATXHeading1", "function", "after", "function"]
    assert errors == []
    assert [path for path in asked if path != "/favicon.ico"] == []
