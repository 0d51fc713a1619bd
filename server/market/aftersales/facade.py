"""
The face aftersales shows the rest of the market: the only file others import to ask or to tell it to act.
Ids and values in; frozen views out; errors are part of the promise.
"""

from market.aftersales.queries import open_lines
from market.aftersales.types import CaseId

__all__ = ["CaseId", "open_lines"]
