"""A shop says what sending costs."""

from uuid import UUID

from django.conf import settings

from foundation.money import Money
from market.shipping import rules
from market.shipping.models import Rule
from market.shipping.types import ELSEWHERE, RuleView


def set_rule(shop_id: UUID, flat: Money, free_over: Money | None, *, country: str = ELSEWHERE) -> RuleView:
    """Ask this fee from now on, for one country or for all that have no rule of their own. :raises BadRule:"""
    rules.check_rule(flat, free_over, settings.CURRENCY)
    rule, _ = Rule.objects.update_or_create(
        shop_id=shop_id,
        country=country,
        defaults={
            "flat_minor": flat.minor,
            "free_over_minor": free_over.minor if free_over else None,
            "currency": flat.currency,
        },
    )
    return rule.view()
