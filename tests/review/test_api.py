"""schemathesis against the app as its OpenAPI description tells it, as a reviewer and as an administrator."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, Phase, settings

from framing.review.web.app import app
from framing.review.web.call import COOKIE
from framing.review.web.routes import openapi
from tests.conftest import absent
from tests.review.conftest import ORIGIN

if TYPE_CHECKING:
    from framing.review.web.site import Site

EXAMPLES = 2


@pytest.mark.parametrize("name", ["ana", "root"])
def test_no_request_breaks_the_app(site: Site, sign_in: Any, blind: int, name: str) -> None:
    try:
        import schemathesis
    except ModuleNotFoundError:
        absent("schemathesis", "schemathesis is not installed (pip install schemathesis)")
    from schemathesis.checks import not_a_server_error
    from schemathesis.specs.openapi.checks import status_code_conformance

    client = sign_in(name)
    described = schemathesis.openapi.from_dict(openapi())
    described.app = app(site)
    headers = {
        "Origin": ORIGIN,
        "Host": "127.0.0.1:8765",
        "Cookie": f"{COOKIE}={client.http.cookies[COOKIE]}",
    }
    count = 0
    for result in described.get_all_operations():
        operation = result.ok()
        if operation.path in ("/logout", "/people/change"):  # would end the session that asks
            continue

        @settings(
            max_examples=EXAMPLES,
            deadline=None,
            database=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        @_given(operation)
        def check(case: Any) -> None:
            nonlocal count
            count += 1
            if isinstance(case.body, dict) and case.body.get("csrf"):
                case.body["csrf"] = client.csrf
            response = case.call(base_url=ORIGIN, headers=headers)
            case.validate_response(response, checks=[not_a_server_error, status_code_conformance])

        check()
    assert count >= EXAMPLES * 20


def _given(operation: Any) -> Any:
    from hypothesis import given

    return given(case=operation.as_strategy())
