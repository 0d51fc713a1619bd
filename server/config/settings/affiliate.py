"""How long a recommendation counts, which kind goes before which, and whether one earns by one's own orders."""

AFFILIATE_WINDOW_DAYS = 15
AFFILIATE_PRIORITY = ("live_host", "note", "link", "bind")  # Earlier goes first; every source of affiliate is in it.
AFFILIATE_SELF_PURCHASE = False
