import pytest
from django.test import Client

from market.places.services.load_regions import load_regions
from market.places.types import RegionRow

pytestmark = pytest.mark.django_db


def test_regions_are_read_level_by_level(client: Client):
    load_regions([RegionRow("990000", "月球省", None), RegionRow("990100", "环形山市", "990000")])

    provinces = client.get("/api/places/regions")
    cities = client.get("/api/places/regions?parent=990000")

    assert provinces.json() == {"items": [{"code": "990000", "name": "月球省", "level": 1}]}
    assert cities.json() == {"items": [{"code": "990100", "name": "环形山市", "level": 2}]}
    assert "max-age=86400" in provinces["Cache-Control"]
    assert client.get("/api/places/regions?parent=nowhere").json() == {"items": []}


def test_a_code_too_long_to_be_one_is_refused_by_name(client: Client):
    refusal = client.get(f"/api/places/regions?parent={'9' * 40}")

    assert (refusal.status_code, refusal.json()["errors"][0]["field"]) == (422, "parent")
