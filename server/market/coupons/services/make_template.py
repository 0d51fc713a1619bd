"""A shop makes up a kind of coupon, or withdraws one."""

from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db import transaction

from foundation import audit
from foundation.ids import encode
from foundation.words import check_words
from market.catalogue import facade as catalogue
from market.coupons import rules
from market.coupons.errors import TemplateMakesNoSense, TemplateNotFound
from market.coupons.models import Template
from market.coupons.types import TemplateDraft, TemplateView


@transaction.atomic
def make_template(*, draft: TemplateDraft, made_by: UUID, now: datetime) -> TemplateView:
    """Write down what a shop promises, for good. Is in the audit trail. :raises TemplateMakesNoSense, WordsMissing:"""
    rules.check_template(draft, currency=settings.CURRENCY, now=now)
    terms = draft.terms
    products = catalogue.products(terms.product_ids)
    if any(one not in products or products[one].shop_id != terms.shop_id for one in terms.product_ids):
        raise TemplateMakesNoSense(field="product_ids")
    row = Template.objects.create(
        shop_id=terms.shop_id,
        title=check_words(draft.title, field="title", longest=rules.LONGEST_TITLE),
        currency=terms.threshold.currency,
        threshold_minor=terms.threshold.minor,
        off_minor=terms.off.minor if terms.off else None,
        off_bps=terms.off_bps,
        most_minor=terms.most.minor if terms.most else None,
        product_ids=list(dict.fromkeys(terms.product_ids)),
        way=draft.way,
        valid_days=draft.valid_days,
        points_price=draft.points_price,
        count_total=draft.count_total,
        per_person=draft.per_person,
        ends_at=draft.ends_at,
        made_by=made_by,
        made_at=now,
    )
    _record(row, "coupons.make_template", made_by)
    return row.view()


@transaction.atomic
def withdraw_template(template_id: UUID, *, shop_id: UUID, actor_id: UUID, now: datetime) -> TemplateView:
    """
    Let nobody have more of a kind of coupon for points. Who has one keeps it, and what was promised is still given.

    Locks the template. Repeating is harmless. :raises TemplateNotFound:
    """
    row = Template.objects.select_for_update(no_key=True).filter(pk=template_id, shop_id=shop_id).first()
    if row is None:
        raise TemplateNotFound
    if row.withdrawn_at is None:
        row.withdrawn_at = now
        row.save(update_fields=["withdrawn_at"])
        _record(row, "coupons.withdraw_template", actor_id)
    return row.view()


def _record(row: Template, action: str, actor_id: UUID) -> None:
    after = {"threshold_minor": row.threshold_minor, "off_minor": row.off_minor, "off_bps": row.off_bps}
    audit.record(actor_id=actor_id, action=action, subject=encode("tmpl", row.pk), holder_id=row.shop_id, after=after)
