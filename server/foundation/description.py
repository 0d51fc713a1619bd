"""What the API's description says of every endpoint alike: how it refuses, and which header names an intention."""

from typing import Any

from ninja import NinjaAPI

from foundation.idempotency import LONGEST_KEY
from foundation.web import Problem

REFUSAL = {
    "description": "A refusal, by a stable code",
    "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}},
}
# For the `openapi_extra` of an endpoint that reads the header by `foundation.idempotency`.
KEYED: dict[str, Any] = {
    "parameters": [
        {
            "in": "header",
            "name": "Idempotency-Key",
            "required": True,
            "description": "The client's name for this intention: said again, one effect and the same answer",
            # Of what a header may hold: printable ASCII, with something in it that is no space.
            "schema": {"type": "string", "minLength": 1, "maxLength": LONGEST_KEY, "pattern": "^[!-~]([ -~]*[!-~])?$"},
        }
    ]
}


class DescribedAPI(NinjaAPI):
    """An API that says of each endpoint that it refuses by problem documents."""

    def get_openapi_schema(self, **given: Any) -> Any:
        made = super().get_openapi_schema(**given)
        made["components"]["schemas"].setdefault("Problem", _problem(made["components"]["schemas"]))
        for methods in made["paths"].values():
            for operation in methods.values():
                said = {str(status): what for status, what in operation["responses"].items()}
                operation["responses"] = {**said, "4XX": REFUSAL}
        return made


def picture(content_type: str) -> dict[str, Any]:
    """Describe an answer that is a picture."""
    return {"responses": {200: {"content": {content_type: {"schema": {"type": "string", "format": "binary"}}}}}}


def _problem(schemas: dict[str, Any]) -> dict[str, Any]:
    described = Problem.model_json_schema(ref_template="#/components/schemas/{model}")
    schemas.update(described.pop("$defs", {}))
    return described
