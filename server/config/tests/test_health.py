"""What the outside may know of how the house fares."""

from django.test import Client


def look(token: str = "") -> int:
    return Client(headers={"Authorization": f"Bearer {token}"} if token else {}).get("/metrics").status_code


def test_on_a_laptop_everybody_may_read_the_measures():
    assert look() == 200


def test_in_production_nobody_reads_the_measures_without_the_token(settings):
    settings.IS_PRODUCTION = True

    assert look() == look("guessed") == 404


def test_who_bears_the_token_reads_the_measures(settings):
    settings.IS_PRODUCTION, settings.METRICS_TOKEN = True, "s3cret"

    assert [look("s3cret"), look("s3cre"), look("s3cret\u00e9"), look()] == [200, 404, 404, 404]
