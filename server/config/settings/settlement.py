"""By which days statements are cut."""

SETTLEMENT_ZONE = "Asia/Shanghai"  # A day of the market's own, as its shops and providers count them.
