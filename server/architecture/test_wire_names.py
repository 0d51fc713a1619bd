"""OpenAPI knows a shape by its class's name alone: of two that share one, the second silently replaces the first."""

from collections import defaultdict

from ninja import Schema

from config.api import api


def test_no_two_shapes_on_the_wire_share_a_name():
    api.get_openapi_schema()
    homes: dict[str, set[str]] = defaultdict(set)
    for shape in _all_below(Schema):
        if shape.__module__.startswith(("market.", "foundation.")):
            homes[shape.__name__].add(shape.__module__)

    assert {name: sorted(modules) for name, modules in homes.items() if len(modules) > 1} == {}


def _all_below(shape: type[Schema]) -> set[type[Schema]]:
    return {below for child in shape.__subclasses__() for below in {child} | _all_below(child)}
