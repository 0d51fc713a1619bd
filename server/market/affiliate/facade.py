"""
The face affiliate shows the rest of the market: the only file others import to ask it or to tell it to act.
Ids and values in; frozen views out; errors are part of the promise.
"""

from market.affiliate.queries import consent

__all__ = ["consent"]
