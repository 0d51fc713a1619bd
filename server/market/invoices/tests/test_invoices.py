"""From asking to the paper, and what goes back afterwards. The real issuer, real news, real refunds."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from foundation.ids import uuid7
from foundation.states import IllegalMove
from foundation.testing import NOON, at_once, deliver_news, told
from market.aftersales.tests.factories import LATER, bought, bring
from market.invoices import errors
from market.invoices.events import InvoiceIssued
from market.invoices.models import Document, Invoice, InvoiceLine
from market.invoices.services.catch_up import catch_up
from market.invoices.services.issue_again import issue_again
from market.invoices.services.issue_due import LEASE, issue_due
from market.invoices.services.request_invoice import request_invoice, withdraw_invoice
from market.invoices.tests.factories import ANA, COMPANY, MoodyIssuer, ask, blue, reds
from market.merchants.models import Shop
from market.orders.facade import Giveback, OrderNotFound, cancel_and_refund, refund_lines
from market.orders.states import OrderState
from market.orders.tests.factories import yuan

pytestmark = pytest.mark.django_db
LONG_AFTER = datetime(2100, 1, 1, tzinfo=UTC)  # News is heard by the real clock.


@pytest.fixture(autouse=True)
def moody(settings):
    settings.INVOICE_ISSUER = "market.invoices.tests.factories.MoodyIssuer"
    MoodyIssuer.moods, MoodyIssuer.asked = [], []
    return MoodyIssuer


def completed(**what):
    return bought(state=OrderState.COMPLETED, **what)


def give_back(scene, quantity=1, *, freight=0, amount=None, key="back"):
    back = [Giveback(scene.line.id, quantity, amount)]
    refund_lines(scene.order_id, back, freight=yuan(freight), key=key, because="broken", now=LATER)
    deliver_news()


def test_a_completed_order_is_invoiced_over_goods_and_freight(settings):
    settings.INVOICE_ISSUER = "market.invoices.issuers.local_pdf.LocalPdf"
    scene = completed(quantity=3)  # 3 × 10.00, and 8.00 freight

    asked = ask(scene, COMPANY)
    assert issue_due(now=LATER) == 1

    invoice = blue()
    assert (asked.state, invoice.state, invoice.gross_minor, invoice.tax_minor) == ("requested", "issued", 38_00, 4_37)
    assert [(line.quantity, line.gross_minor, line.tax_minor) for line in invoice.lines.all()] == [
        (3, 30_00, 3_45), (0, 8_00, 92),
    ]  # fmt: skip
    assert invoice.number.endswith(f"-{NOON.year}-000001")
    assert bytes(Document.objects.get().pdf).startswith(b"%PDF-")
    assert told(InvoiceIssued, key=scene.order_id).number == invoice.number


def test_asked_for_early_it_waits_for_the_order_and_is_over_what_is_kept_then():
    """Without `catch_up` on OrderCompleted: fails, it is requested for ever."""
    scene = bought(quantity=2, state=OrderState.DELIVERED)
    ask(scene)
    assert issue_due(now=LATER) == 0

    give_back(scene, 1)
    bring(scene, OrderState.COMPLETED)
    deliver_news()
    issue_due(now=LONG_AFTER)

    assert (blue().state, blue().gross_minor) == ("issued", 18_00)
    assert reds() == []


def test_what_goes_back_afterwards_has_red_invoices_which_together_take_all_tax_back():
    """Without the cumulative tax in `compose_red`: fails, the parts take back another tax than was written."""
    scene = completed(quantity=3, price=yuan(3.33))
    ask(scene)
    issue_due(now=LATER)

    for number in range(3):
        give_back(scene, 1, key=f"back-{number}", freight=8 if number == 2 else 0)
    issue_due(now=LONG_AFTER)

    assert [red.state for red in reds()] == ["issued"] * 3
    assert sum(red.gross_minor for red in reds()) == blue().gross_minor == blue().reversed_minor
    assert sum(red.tax_minor for red in reds()) == blue().tax_minor
    assert len({invoice.number for invoice in Invoice.objects.all()}) == 4


def test_a_concession_takes_money_back_and_no_pieces():
    scene = completed(quantity=2)
    ask(scene)
    issue_due(now=LATER)

    give_back(scene, 0, amount=yuan(1.5))
    issue_due(now=LONG_AFTER)

    (line,) = InvoiceLine.objects.filter(invoice__blue__isnull=False)
    assert (line.quantity, line.gross_minor) == (0, 1_50)


def test_the_same_news_twice_takes_back_once():
    scene = completed()
    ask(scene)
    issue_due(now=LATER)
    give_back(scene, 1)

    catch_up(scene.order_id, now=LONG_AFTER)

    assert len(reds()) == 1


def test_when_everything_goes_back_before_it_is_issued_there_is_none():
    scene = bought(state=OrderState.TO_SHIP)
    ask(scene)

    cancel_and_refund(scene.order_id, now=LATER, because="no longer wanted", key="k")
    deliver_news()

    assert (blue().state, issue_due(now=LONG_AFTER)) == ("void", 0)


def test_what_goes_back_while_the_issuer_is_asked_is_taken_back_from_the_number_that_comes(moody):
    """Without waiting for the blue one's number in `_take`: fails, a red paper takes back from no number."""
    scene = completed()
    ask(scene)
    moody.moods = ["cut", "cut"]
    issue_due(now=LATER)

    give_back(scene, 1)
    for moment in (LONG_AFTER, LONG_AFTER + LEASE):
        issue_due(now=moment)

    assert (blue().state, [red.state for red in reds()]) == ("issued", ["issued"])
    assert [paper.red_of for paper in moody.asked] == ["", "", "", blue().number]


def test_an_issuer_whose_answer_was_lost_is_asked_again_and_issues_one_paper(moody):
    """Without the look for the reference in `LocalPdf.number`: fails with the reference's key in the database."""
    scene = completed()
    ask(scene)
    moody.moods = ["cut", "cut"]

    for minutes in (0, 1, 5):
        issue_due(now=LATER + timedelta(minutes=minutes))

    assert (blue().state, blue().tries) == ("issued", 3)
    assert blue().number.endswith("-000001")
    assert len({paper.at for paper in moody.asked}) == 1


def test_whom_the_issuer_refuses_waits_for_a_person_who_has_it_tried_again(moody):
    ask(completed())
    moody.moods = ["refused"]
    issue_due(now=LATER)
    assert (blue().state, blue().trouble) == ("refused", "the seller is not registered")
    assert issue_due(now=LONG_AFTER) == 0

    issue_again(blue().pk, actor_id=uuid7(), now=LONG_AFTER)
    issue_due(now=LONG_AFTER)

    assert (blue().state, blue().trouble) == ("issued", "")


def test_withdrawn_it_is_not_issued_and_may_be_asked_for_anew():
    scene = completed()
    first = ask(scene)

    withdraw_invoice(first.id, person_id=scene.buyer_id, now=LATER)
    assert issue_due(now=LATER) == 0
    ask(scene, COMPANY)
    issue_due(now=LATER)

    issued = Invoice.objects.get(state="issued")
    assert issued.title_name == COMPANY.name
    with pytest.raises(IllegalMove):
        withdraw_invoice(issued.pk, person_id=scene.buyer_id, now=LATER)


def test_nobody_asks_for_or_withdraws_anothers():
    scene = completed()
    asked = ask(scene)
    with pytest.raises(OrderNotFound):
        request_invoice(scene.order_id, ANA, person_id=scene.owner_id, now=NOON)
    with pytest.raises(errors.InvoiceNotFound):
        withdraw_invoice(asked.id, person_id=scene.owner_id, now=NOON)


def test_what_was_taken_back_has_no_invoice():
    scene = bought(state=OrderState.TO_SHIP)
    cancel_and_refund(scene.order_id, now=LATER, because="no longer wanted", key="k")
    with pytest.raises(errors.NothingToInvoice):
        ask(scene)


def test_half_a_year_later_it_is_too_late():
    scene = completed()
    ask(scene, now=NOON + timedelta(days=180))
    withdraw_invoice(blue().pk, person_id=scene.buyer_id, now=LATER)
    with pytest.raises(errors.TooLateToInvoice):
        ask(scene, now=NOON + timedelta(days=180, seconds=1))


def test_who_has_no_licence_issues_none():
    scene = completed()
    Shop.objects.filter(pk=scene.order.shop_id).update(licence_number="", licence_exemption="sells own handicraft")
    with pytest.raises(errors.SellerWithoutLicence):
        ask(scene)


@pytest.mark.django_db(transaction=True)
def test_eight_who_ask_at_once_have_one_invoice_of_the_order():
    """Without `invoices_one_blue_per_order`: fails, there are several."""
    scene = completed()

    said = at_once([lambda: ask(scene)] * 8)

    assert sorted(said) == ["done"] + ["invoices.invoiced_already"] * 7


@pytest.mark.django_db(transaction=True)
def test_six_clocks_at_once_issue_each_once_and_number_them_without_gaps():
    """Without the lease in `_take`: fails, papers are asked for several times."""
    for _ in range(4):
        ask(completed())

    at_once([lambda: issue_due(now=LATER)] * 6)

    assert len(set(Invoice.objects.filter(state="issued").values_list("number", flat=True))) == 4
    assert set(Invoice.objects.values_list("tries", flat=True)) == {1}


@pytest.mark.parametrize(
    "act",
    [
        "UPDATE invoices_invoiceline SET gross_minor = 1",
        "DELETE FROM invoices_document",
        "UPDATE invoices_localnumber SET place = 7",
    ],
)
def test_what_was_issued_stays(act):
    """Without `append_only` in the migrations: fails, it is taken."""
    ask(completed())
    issue_due(now=LATER)
    with pytest.raises(IntegrityError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(act)


def test_no_more_is_taken_back_than_was_invoiced():
    """Without `invoices_never_reversed_beyond_itself`: fails, it is taken."""
    ask(completed())
    issue_due(now=LATER)
    with pytest.raises(IntegrityError, match="invoices_never_reversed_beyond_itself"), transaction.atomic():
        Invoice.objects.update(reversed_minor=1_000_00)
