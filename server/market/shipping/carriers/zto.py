"""ZTO Express: 12, 14 or 15 digits."""

from market.shipping.carriers import Carrier

CARRIER = Carrier(
    code="zto",
    name={"zh-CN": "中通快递", "en": "ZTO Express"},
    pattern=r"\d{12}|\d{14,15}",
    tracking_page="https://www.kuaidi100.com/chaxun?com=zhongtong&nu={number}",
    sort=2,
)
