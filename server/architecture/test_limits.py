"""A list says how much of it comes at once in one way everywhere: `foundation.web.Limit`."""

from config.api import api
from foundation.paging import LARGEST_LIMIT

AS_IT_IS = {"/api/pricing/skus/{sku_id}/history"}  # Takes any number, and gives as many as a page has.


def test_every_list_refuses_to_give_more_than_a_page_at_once():
    """With one list's own `int | None`: fails and names it."""
    loose = {
        path
        for path, does in api.get_openapi_schema()["paths"].items()
        for asked in does.get("get", {}).get("parameters", [])
        if asked["name"] == "limit" and (LARGEST_LIMIT, 1) not in _bounds(asked["schema"])
    }

    assert loose - AS_IT_IS == set()


def _bounds(schema) -> set:
    return {(one.get("maximum"), one.get("minimum")) for one in [schema, *schema.get("anyOf", [])]}
