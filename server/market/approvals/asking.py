"""An operator's wish, from the desk at which it was made."""

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from foundation.backoffice import operator_of
from foundation.ids import uuid7
from market.approvals.services.ask import ask
from market.approvals.states import ApprovalState
from market.approvals.types import Wish


def ask_at_desk(wish: Wish, request: HttpRequest) -> object:
    """Ask for it, and return what to tell the operator when it was not done at once. :raises: what `ask` raises"""
    came_of_it = ask(wish, asked_by=operator_of(request), key=str(uuid7()), now=timezone.now())
    return "" if came_of_it.state == ApprovalState.DONE else _("It waits for a second operator")
