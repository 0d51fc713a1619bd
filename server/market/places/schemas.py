"""Shapes on the wire. Only endpoints import this."""

from ninja import Schema


class RegionOut(Schema):
    code: str
    name: str
    level: int


class RegionsOut(Schema):
    items: list[RegionOut]
