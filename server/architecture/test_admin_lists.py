"""
The back office's lists cost the same over a million rows as over a thousand. Whatever is registered is tried: every
list, every filter of it, every kind of search, with PostgreSQL asked how it would find the rows.
"""

import re
from collections.abc import Iterator
from typing import Any
from uuid import UUID

import pytest
from django.contrib import admin
from django.db import connection, transaction
from django.db.models import QuerySet
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from foundation.ids import encode
from market.people.models import Person

pytestmark = pytest.mark.django_db
# These never become long: the house's own words, or as many as there are shops.
SHORT = {
    "auth.Group",
    "catalogue.Brand",
    "catalogue.Category",
    "merchants.Shop",
    "places.Region",
    "search.Synonym",
    "shipping.Rule",
    "socialaccount.SocialApp",
    "storefront.Banner",
}
admin.autodiscover()  # As the web process does, and no other.
LISTS = sorted((model._meta.label, model) for model in admin.site._registry)
LONG = [(label, model) for label, model in LISTS if label not in SHORT]
SOMEBODY = UUID("01939b2c-0000-7000-8000-000000000001")


@pytest.fixture
def operator() -> Client:
    client = Client()
    client.force_login(Person.objects.create(nickname="olga", is_staff=True, is_superuser=True))
    return client


def look(operator: Client, model: Any, **asked: str) -> tuple[QuerySet[Any], list[str]]:
    """Open a list; return the rows that it is made of and the statements that it took."""
    address = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")
    with CaptureQueriesContext(connection) as statements:
        answer: Any = operator.get(address, asked)
    assert answer.status_code == 200, f"{address} {asked}: {answer.status_code}"
    return answer.context_data["cl"].queryset, [one["sql"] for one in statements]


def plan(rows: QuerySet[Any], *without: str) -> str:
    """Return how PostgreSQL finds these rows when it would rather not do some things, such as read a whole table."""
    with transaction.atomic(), connection.cursor() as cursor:
        for what in ("seqscan", *without):
            cursor.execute(f"SET LOCAL enable_{what} TO off")
        return rows.explain()


def finds_by_index(rows: QuerySet[Any]) -> bool:
    """
    Whether an index leads to these rows by a condition, or holds no others.

    Over an empty table all indexes are alike to the planner: one that it took by luck is taken away.
    """
    with transaction.atomic():
        said = plan(rows)
        while not ("Index Cond" in said or "Recheck Cond" in said) and "Filter" in said:
            taken = re.search(r"Index Scan using (\w+)", said)
            if taken is None or taken[1].endswith("_pkey"):
                return False
            _take_away(taken[1])
            said = plan(rows)
        transaction.set_rollback(True)
        return "Seq Scan" not in said


def _take_away(index: str) -> None:
    """Drop an index, or the constraint that it serves, for the rest of the transaction."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT conrelid::regclass FROM pg_constraint WHERE conindid = %s::regclass", [index])
        owner = cursor.fetchone()
        cursor.execute(f"ALTER TABLE {owner[0]} DROP CONSTRAINT {index} CASCADE" if owner else f"DROP INDEX {index}")


def filters_of(operator: Client, model: Any) -> Iterator[dict[str, str]]:
    """Name every choice of every filter of a list, as its links do."""
    address = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")
    answer: Any = operator.get(address)
    shown = answer.context_data["cl"]
    for one in shown.filter_specs:
        for choice in one.choices(shown):
            pairs = dict(re.findall(r"[?&]([^=&]+)=([^&]*)", str(choice.get("query_string", ""))))
            if pairs and not choice.get("selected"):
                yield pairs


@pytest.mark.parametrize(("label", "model"), LISTS)
def test_no_list_is_counted(operator, label, model):
    """Without `paginator = InfinitePaginator`: fails with a SELECT COUNT(*) of the first list that lacks it."""
    _, opened = look(operator, model)
    _, searched = look(operator, model, q=encode("pers", SOMEBODY))
    counts = [statement for statement in (*opened, *searched) if "COUNT(" in statement.upper()]

    assert label in SHORT or counts == []


@pytest.mark.parametrize(("label", "model"), LONG)
def test_no_long_list_looks_for_its_filters_values_in_its_rows(operator, label, model):
    """Without `one_of` in catalogue's list_filter: fails with a SELECT DISTINCT of catalogue_product."""
    _, statements = look(operator, model)

    assert [statement for statement in statements if "DISTINCT" in statement] == []


@pytest.mark.parametrize(("label", "model"), LONG)
def test_a_long_list_comes_out_of_an_index_in_its_order(operator, label, model):
    """Without the index `shipping_newest`: fails with a Sort over shipping_parcel."""
    rows, _ = look(operator, model)

    said = plan(rows[:50], "sort")

    assert "Seq Scan" not in said, said
    assert not re.search(r"^ *(->)? *Sort +\(", said, re.MULTILINE), said


@pytest.mark.parametrize(("label", "model"), LONG)
def test_nobody_sorts_a_long_list_by_a_column_of_their_choice(operator, label, model):
    """Without `sortable_by = ()`: fails with the first column's heading, which sorts all rows when it is pressed."""
    assert admin.site._registry[model].sortable_by == ()
    assert admin.site._registry[model].date_hierarchy is None


@pytest.mark.parametrize(("label", "model"), LONG)
def test_every_filter_of_a_long_list_has_an_index(operator, label, model):
    """Without the index `orders_by_state`: fails with a Filter on state."""
    common = getattr(admin.site._registry[model], "common", ())
    for asked in filters_of(operator, model):
        if asked.keys() <= set(common):
            continue
        rows, _ = look(operator, model, **asked)

        assert finds_by_index(rows.order_by()), f"{asked}\n{plan(rows)}"


@pytest.mark.parametrize(("label", "model"), LONG)
def test_every_search_of_a_long_list_has_an_index(operator, label, model):
    """Without the index `people_by_nickname`: fails with a Filter on nickname."""
    desk = admin.site._registry[model]
    kinds = [*getattr(desk, "found_by", {}), *([desk.id_prefix] if hasattr(desk, "id_prefix") else [])]
    terms = [*(encode(kind, SOMEBODY) for kind in kinds), "马克杯"] if desk.get_search_fields(None) else []
    for term in terms:
        rows, _ = look(operator, model, q=term)

        assert rows.query.is_empty() or finds_by_index(rows.order_by()), f"{term}\n{plan(rows)}"
