"""
What is asked by chance, and what every answer must be. The short run is test_fuzz.py; the long one, `make fuzz`, asks
another process and knows nothing of Django.
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import schemathesis
from hypothesis import strategies as st
from schemathesis import Case, GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.core.transport import Response
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    missing_required_header,
    negative_data_rejection,
    response_schema_conformance,
    status_code_conformance,
)

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
    negative_data_rejection,
    missing_required_header,
]
TYPED_ID = re.compile(r"([a-z]+)_[0-7][0-9a-hjkmnp-tv-z]{25}")
PROBLEM = {"type", "title", "status", "code", "detail", "facts", "errors", "request_id"}
CODE = re.compile(r"[a-z_]+(\.[a-z][a-z0-9_]*)+")
CSRF = "a" * 32


class NotOurWay(AssertionError):
    """An answer is not what the market promises of every answer."""


def described(description: Mapping[str, Any]) -> Any:
    """Load what an API says of itself. Who asks is ours to say, so the cookie is no parameter to be made up."""
    plain = json.loads(json.dumps(description))
    for methods in plain["paths"].values():
        for operation in methods.values():
            operation.pop("security", None)
    return schemathesis.openapi.from_dict(plain)


def operations(schema: Any) -> Iterator[Any]:
    for found in schema.get_all_operations():
        yield found.ok()


def questions(operation: Any, known: Mapping[str, str]) -> st.SearchStrategy[Case]:
    """
    Draw questions, fair and unfair.

    Ids are drawn from `known` as often as not (by prefix), or no question would get past "there is no such thing".
    """

    @st.composite
    def draw_one(draw: Callable[[Any], Any]) -> Case:
        is_fair = draw(st.booleans()) or not _takes_anything(operation)
        mode = GenerationMode.POSITIVE if is_fair else GenerationMode.NEGATIVE
        case = draw(operation.as_strategy(generation_mode=mode))

        def known_ones(said: Any) -> Any:
            if isinstance(said, dict):
                return {name: known_ones(part) for name, part in said.items()}
            if isinstance(said, list):
                return [known_ones(part) for part in said]
            kind = TYPED_ID.fullmatch(said) if isinstance(said, str) else None
            return known[kind.group(1)] if kind and kind.group(1) in known and draw(_OFTEN) else said

        case.path_parameters = known_ones(case.path_parameters)
        case.query = known_ones(case.query)
        if isinstance(case.body, dict | list):
            case.body = known_ones(case.body)
        return case

    return draw_one()


_OFTEN = st.sampled_from([True, True, False])


def _takes_anything(operation: Any) -> bool:
    return bool(operation.definition.raw.get("parameters") or operation.definition.raw.get("requestBody"))


def check_answer(case: Case, response: Response) -> None:
    """Hold an answer to what the API says of itself, and of every refusal. :raises AssertionError, FailureGroup:"""
    # Of a broken form counts what can still be read of it, and that may be fair.
    is_form = case.media_type == "multipart/form-data"
    case.validate_response(
        response, checks=[check for check in CHECKS if not (is_form and check is negative_data_rejection)]
    )
    check_refusal(response.status_code, response.headers.get("content-type", [""])[0], response.content)


def check_refusal(status: int, content_type: str, body: bytes) -> None:
    """Let a refusal through that is a problem document with a code, and names the field if the input is wrong."""
    if status < 400:
        return
    if status >= 500:
        raise NotOurWay(f"{status}: {body[:300]!r}")
    if content_type != "application/problem+json":
        raise NotOurWay(f"{status} is no problem document but {content_type}: {body[:300]!r}")
    said = json.loads(body)
    if set(said) != PROBLEM or said["status"] != status or not CODE.fullmatch(said["code"]):
        raise NotOurWay(f"{status} is no problem document of ours: {said}")
    if status == 422 and not (said["errors"] and all(error["field"] for error in said["errors"])):
        raise NotOurWay(f"422 names no field: {said}")
