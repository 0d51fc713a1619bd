"""A small market is filled as the large one is: whole, drawn, at rest, and the same each time."""

import io
import random
from uuid import UUID

import psycopg
import pytest
from django.contrib.sessions.models import Session
from django.db import connection

from bench.filling.fill_market import fill_market
from bench.filling.goods import Shelf, Warehouse
from bench.filling.sizes import Hot, Sizes
from bench.invariants import prove
from foundation.ids import decode
from imports.progress import Progress

SMALL = Sizes(products=30, people=4, offers=3, reviews=40, hot={"hot_sku": Hot(5), "hot_team": Hot(50, team_size=3)})


@pytest.mark.django_db(transaction=True)
def test_a_filled_market_holds_together_and_its_buyers_are_signed_in():
    facts = fill_market(SMALL, Progress(io.StringIO()))

    at = connection.settings_dict
    with psycopg.connect(
        f"postgresql://{at['USER']}:{at['PASSWORD']}@{at['HOST']}:{at['PORT']}/{at['NAME']}", autocommit=True
    ) as db:
        found = prove(db, book={"payments": []}, hot={decode("sku", facts["hot"]["hot_sku"]["sku"]): 5})
    assert {sentence: rows for sentence, rows in found.items() if rows} == {}
    assert (len(facts["products"]), len(facts["skus"]), len(facts["buyers"])) == (30, 30, 4)
    assert facts["hot"]["hot_team"]["activity"].startswith("act_")
    session = Session.objects.get(pk=facts["buyers"][0]["session"])
    assert session.get_decoded()["_auth_user_id"]


def test_the_same_seed_draws_the_same_goods():
    def titles() -> list[str]:
        place = UUID(int=1)
        warehouse = Warehouse(
            random.Random(7),
            shelves=[Shelf(place, ("茶杯", "Cup"), 45_00)],
            shop_ids=[place],
            brands=[(place, ("山外", "Shanwai"))],
            picture_ids=[UUID(int=number) for number in range(9)],
        )
        return [ware.draft.title["en"] for ware in warehouse.wares(0, 20)]

    assert titles() == titles()
    assert len(set(titles())) == 20
