"""
The face reconciliation shows the rest of the market: the only file others import to ask it.
"""

from market.reconciliation.queries import proofs, unsettled
from market.reconciliation.types import BillId, DifferenceId, ProofView, UnsettledView

__all__ = ["BillId", "DifferenceId", "ProofView", "UnsettledView", "proofs", "unsettled"]
