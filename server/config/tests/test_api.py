"""The API as a whole."""

from django.test import Client


def test_the_apis_own_page_loads_nothing_from_a_strangers_host():
    """Without "ninja" among the apps: fails, its scripts come from cdn.jsdelivr.net and run on the shop's origin."""
    page = Client().get("/api/docs").content.decode()

    assert "swagger" in page
    assert "https://" not in page and "//cdn" not in page
