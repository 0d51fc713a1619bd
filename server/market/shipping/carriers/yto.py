"""YTO Express: YT and 13 digits, or an older form of two letters or none and 10 to 18 digits."""

from market.shipping.carriers import Carrier

CARRIER = Carrier(
    code="yto",
    name={"zh-CN": "圆通速递", "en": "YTO Express"},
    pattern=r"YT\d{13}|[A-Z]{2}\d{10}|\d{10}|\d{12,13}|\d{18}",
    tracking_page="https://www.kuaidi100.com/chaxun?com=yuantong&nu={number}",
    sort=3,
)
