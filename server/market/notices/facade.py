"""The face notices shows the rest of the market: storefront's badge, and whoever else has something to tell people."""

from market.notices.queries import unread_count
from market.notices.services.keep_letters_back import keep_letters_back
from market.notices.services.notify import notify
from market.notices.types import Kind

__all__ = ["Kind", "keep_letters_back", "notify", "unread_count"]
