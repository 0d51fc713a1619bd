"""What has happened stays: every history and journal of the house refuses change, by triggers of its table."""

import pytest
from django.db import models

from architecture.test_tables import our_models
from foundation import sql

# Histories that are not called a Move. Whatever ends in "Move" or "Movement" is one by its name.
ALSO = {
    "affiliate.Consent",
    "affiliate.CreditReturn",
    "affiliate.Plan",
    "affiliate.Touch",
    "aftersales.Decision",
    "aftersales.Statement",
    "foundation.AuditEntry",
    "ledger.Account",
    "ledger.Posting",
    "ledger.PostingSet",
    "moderation.Appeal",
    "moderation.Opinion",
    "moderation.Report",
    "moderation.Snapshot",
    "orders.LineRefund",
    "orders.PromoRefund",
    "orders.Refund",
    "pricing.PriceChange",
    "settlement.DepositDecision",
    "settlement.Giveback",
    "settlement.Terms",
}


def histories() -> list[type[models.Model]]:
    return [
        model for model in our_models() if model._meta.label in ALSO or model.__name__.endswith(("Move", "Movement"))
    ]


@pytest.mark.django_db
def test_every_history_refuses_change():
    """Without `append_only` in a room's migrations: fails with the table's name."""
    guarded = {
        (table, event)
        for table, event in sql.rows(
            """
            SELECT event_object_table, event_manipulation FROM information_schema.triggers
            WHERE action_timing = 'BEFORE' AND action_statement LIKE '%%_is_append_only()'
            UNION
            SELECT relname, 'TRUNCATE' FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid
            WHERE tgname LIKE '%%_no_truncate' AND tgenabled = 'O'
            """
        )
    }

    changeable = [
        f"{model._meta.db_table}: {event}"
        for model in histories()
        for event in ("UPDATE", "DELETE", "TRUNCATE")
        if (model._meta.db_table, event) not in guarded
    ]

    assert changeable == []


def test_every_exception_of_the_name_is_there():
    assert {model._meta.label for model in histories()} >= ALSO
    assert len(histories()) > 14
