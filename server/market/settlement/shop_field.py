"""A shop that an operator names by its id."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from foundation.ids import decode
from market.merchants import facade as merchants


class ShopField(forms.CharField):
    """Gives the shop's id, or None when it may be left empty."""

    def clean(self, value: Any) -> UUID | None:
        said = super().clean(value)
        if not said:
            return None
        try:
            shop_id = decode("shop", said)
        except ValueError:
            raise forms.ValidationError(_("There is no such shop")) from None
        if shop_id not in merchants.shops([shop_id]):
            raise forms.ValidationError(_("There is no such shop"))
        return shop_id
