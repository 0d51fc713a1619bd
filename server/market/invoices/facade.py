"""
The face invoices shows the rest of the market: the only file others import to ask or to tell it to act.
Ids and values in; frozen views out; errors are part of the promise.
"""

from market.invoices.types import InvoiceId

__all__ = ["InvoiceId"]
