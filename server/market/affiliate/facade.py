"""
The face affiliate shows the rest of the market: the only file others import to ask it or to tell it to act.
Ids and values in; frozen views out; errors are part of the promise.
"""

from market.affiliate.queries import consent, shares_of_person
from market.affiliate.services.keep_consent import keep_consent
from market.affiliate.services.note_touch import note_touch
from market.affiliate.services.open_share import open_share
from market.affiliate.services.set_plan import set_plan
from market.affiliate.types import Channel, PlanDraft, Reward, ShareView, SubjectKind

__all__ = [
    "Channel",
    "PlanDraft",
    "Reward",
    "ShareView",
    "SubjectKind",
    "consent",
    "keep_consent",
    "note_touch",
    "open_share",
    "set_plan",
    "shares_of_person",
]
