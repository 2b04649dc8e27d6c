"""Every call with what its description allows, and with what it does not: no crash, and each answer is a described one."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from schemathesis import Case, GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import response_schema_conformance, status_code_conformance

from plugins.editor.server.app import CALLS
from plugins.editor.server.call import Call
from plugins.editor.server.openapi import openapi
from tests.support.counts import count
from tests.support.editor import Running, running
from tests.support.site import small_site

EXAMPLES = count(6, 200)
DESCRIBED = frozenset({200, 400, 403, 404, 409, 413, 415, 422, 503})
LEFT_OUT = {"live", "live-look"}  # they build the whole site; tests/editor/test_going_live.py has them


@pytest.fixture(scope="module")
def editor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """One editor for all calls: what one has left behind is another's start."""
    with running(small_site(tmp_path_factory.mktemp("fuzzed"))) as found:
        yield found


@pytest.mark.parametrize("call", [c for c in CALLS if c.name not in LEFT_OUT], ids=lambda c: f"{c.method}-{c.name}")
def test_no_input_breaks_a_call(call: Call, editor: Running) -> None:
    """A 500 would be a mistake in the program. A 503 says that the disk or the project is in the way: not here."""
    schema = schemathesis.openapi.from_dict(openapi([call]))
    (found,) = schema.get_all_operations()
    operation = found.ok()
    modes = [operation.as_strategy(generation_mode=mode) for mode in (GenerationMode.POSITIVE, GenerationMode.NEGATIVE)]

    @settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.one_of(modes))
    def try_it(case: Case) -> None:
        answer = case.call(base_url=editor.url, headers=dict(editor.allowed))
        assert answer.status_code in DESCRIBED - {403, 503}, (answer.status_code, answer.content)
        case.validate_response(
            answer, checks=[not_a_server_error, status_code_conformance, response_schema_conformance]
        )

    try_it()
