"""What must never get out, file by file: each kind is found, and good files are left alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.findings import Finding, Severity
from plugins.static_hosts.inline import Inline, look_inside
from plugins.static_hosts.leak_text import secrets_in
from plugins.static_hosts.leaks import look_for_leaks
from plugins.static_hosts.output_files import read_output
from tests.conftest import BuiltSite
from tests.static_hosts.sites import write_site
from tests.support.proportion import assert_in_proportion


def rules(output: Path) -> set[str]:
    """The rules that a finished output breaks."""
    files = read_output(output)
    return {f.rule for f in look_for_leaks(files, look_inside(output, files.files.values()))}


@pytest.mark.parametrize(
    ("path", "text", "rule"),
    [
        ("notes.docx", "PK", "source-file"),
        ("a.py", "x", "source-file"),
        ("a.yaml", "x", "source-file"),
        ("images/a.psd", "8BPS", "editor-file"),
        ("index.html.bak", "x", "editor-file"),
        ("index.html~", "x", "editor-file"),
        (".index.html.swp", "x", "editor-file"),
        (".DS_Store", "x", "editor-file"),
        ("Thumbs.db", "x", "editor-file"),
        (".env", "x", "editor-file"),
        (".htpasswd", "x", "editor-file"),
        ("Übersicht.txt", "x", "odd-name"),
        ("drafts/a/index.html", "<p>x", "draft-published"),
        ("odd name.txt", "x", "odd-name"),
        ("data.bin", "x", "unknown-type"),
        ("a.txt", "AKIAABCDEFGHIJKLMNOP", "secret"),
        ("a.txt", "-----BEGIN OPENSSH PRIVATE KEY-----", "secret"),
        ("a.json", '{"api_key": "0123456789abcdef"}', "secret"),
        ("a.txt", "https://user:hunter2@db.internal/", "secret"),
        ("a.txt", "xoxb-1234567890-abc", "secret"),
        ("a.js", "const password = 'correct-horse'", "secret"),
        ("a.txt", "see /home/somebody/site/content", "machine-path"),
        ("a.txt", "C:\\Users\\Somebody", "machine-path"),
        ("a.css", "/*file:///tmp/x*/", "machine-path"),
        ("a/index.html", "<p>Lorem ipsum dolor", "placeholder-text"),
        ("a/index.html", "<p>{{ site.name }}", "placeholder-text"),
        ("a.txt", "TODO: ask", "placeholder-text"),
        ("a/index.html", "<p>x<!-- ask first -->", "comment-published"),
        ("a/index.html", "<p style='color:red'>x", "inline-style"),
        ("a/index.html", "<p onclick='x()'>x", "inline-script"),
        ("a/index.html", "<a href=' JavaScript:x()'>x</a>", "inline-script"),
    ],
)
def test_each_kind_is_found(path: str, text: str, rule: str, tmp_path: Path) -> None:
    """The file is named with the rule that it breaks."""
    assert rules(write_site(tmp_path, changes={path: text})) == {rule}


def test_a_good_site_is_left_alone(tmp_path: Path) -> None:
    """Pages, pictures, lists and a security.txt break nothing; neither do words that only look like secrets."""
    words = "<!DOCTYPE html><p>Your password: keep it secret. A token of love. Write to care@clinic-for-tests.org: today.</p>"
    assert (
        rules(
            write_site(
                tmp_path, changes={".well-known/security.txt": "Contact: mailto:a@b.org\n", "a/index.html": words}
            )
        )
        == set()
    )


def test_private_texts_are_found_in_any_form(tmp_path: Path) -> None:
    """A sentence is found with other quotes, marks and line breaks, in pages, pictures and data."""
    private = Finding("draft-published", Severity.ERROR, "A draft's words", file="content/pages/draft.md")
    forms = {
        "a/index.html": "<p>The heron\u2019s <em>seventh</em>\n quiet&nbsp;pond at dawn</p>",
        "b.json": '{"text": "The heron\'s seventh quiet\\npond at dawn"}',
        "c.svg": "<svg xmlns='http://www.w3.org/2000/svg'><title>The HERON&#39;s seventh quiet pond at dawn</title></svg>",
    }
    files = read_output(write_site(tmp_path, changes=forms))
    found = list(look_for_leaks(files, Inline(), [("the heron's seventh quiet pond at dawn", private)]))
    assert [(f.url, f.message) for f in found] == [("/a/", "A draft's words (in a/index.html and 2 more)")]


def test_the_clinics_own_site_leaks_nothing(built_site: BuiltSite) -> None:
    """Even in development: no comment, trace, secret or leftover stands in any file of the site itself."""
    files = read_output(built_site.output)
    pages = {entry.save_as for entry in built_site.model.entries}
    inline = look_inside(built_site.output, (f for f in files.files.values() if f.path in pages))
    found = [f for f in look_for_leaks(files, inline) if "components/" not in f.file]
    assert found == []


@pytest.mark.parametrize("shape", ["a-", "a.", "eyJ-", "eyJabcdefghij.", "pwd=", "pwd: '", "a://b:", "ghp_a_", "xoxb-"])
def test_a_long_text_is_searched_in_proportion(shape: str) -> None:
    """Shapes that begin like a secret, over and over."""
    text = shape * (40_000 // len(shape))
    assert_in_proportion(lambda: list(secrets_in(text[:20_000])), lambda: list(secrets_in(text)))
