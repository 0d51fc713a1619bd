"""How much money one operator may move alone in a day: by act and currency, minor units. Not named: it takes two."""

APPROVAL_LIMITS: dict[str, dict[str, int]] = {
    "orders.take_back": {"CNY": 500_00, "USD": 70_00, "EUR": 65_00, "BRL": 350_00},
    "reconciliation.fix": {"CNY": 100_00, "USD": 15_00, "EUR": 13_00, "BRL": 75_00},
    "aftersales.decide": {"CNY": 2_000_00, "USD": 280_00, "EUR": 260_00, "BRL": 1_400_00},
    "orders.concede": {"CNY": 200_00, "USD": 30_00, "EUR": 25_00, "BRL": 150_00},
    "settlement.grant": {"CNY": 500_00, "USD": 70_00, "EUR": 65_00, "BRL": 350_00},
    # What goes to one shop in a day; a payout above it waits until two operators have released it.
    "settlement.release_payout": {"CNY": 200_000_00, "USD": 28_000_00, "EUR": 26_000_00, "BRL": 150_000_00},
}
