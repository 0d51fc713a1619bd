"""How long each side of an after-sales case has, where this market differs from market/aftersales/clocks.py."""

AFTERSALES_CLOCKS: dict[str, int] = {}  # {"review_hours": 24}
