"""Whoever else carries parcels; any number that looks like one will do."""

from market.shipping.carriers import Carrier

CARRIER = Carrier(
    code="other",
    name={"zh-CN": "其他快递", "en": "Another carrier"},
    pattern=r"[A-Z0-9][A-Z0-9-]{4,39}",
    tracking_page=None,
    sort=99,
)
