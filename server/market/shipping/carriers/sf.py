"""SF Express: SF and 13 digits; waybills from before 2019 have 12 digits, those of sub-parcels 15."""

from market.shipping.carriers import Carrier

CARRIER = Carrier(
    code="sf",
    name={"zh-CN": "顺丰速运", "en": "SF Express"},
    pattern=r"SF\d{13}|\d{12}|\d{15}",
    tracking_page="https://www.kuaidi100.com/chaxun?com=shunfeng&nu={number}",
    sort=1,
)
