"""A payer shows a slip of their transfer."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from market.media import facade as media
from market.payments.errors import AlreadyPaid, AttemptNotFound, NotByTransfer, SlipIsWaiting
from market.payments.models import Attempt, Slip
from market.payments.providers.base import ShownKind
from market.payments.states import AttemptState, SlipState


@transaction.atomic
def submit_slip(*, attempt_id: UUID, person_id: UUID, picture_id: UUID, payer_name: str, now: datetime) -> Slip:
    """
    Lay a slip before an operator. One at a time; after a refused one another may be shown. Locks the attempt.

    Late is better than never: it is taken of an attempt whose time is over, too.

    :raises AttemptNotFound: also when it is another person's; NotByTransfer, AlreadyPaid, SlipIsWaiting;
        media.PictureNotFound
    """
    attempt = Attempt.objects.select_related("intent").select_for_update(of=("self",)).filter(pk=attempt_id).first()
    if attempt is None or attempt.intent.payer_id != person_id:
        raise AttemptNotFound
    if attempt.shown_kind != ShownKind.TRANSFER:
        raise NotByTransfer
    if attempt.state == AttemptState.SUCCEEDED:
        raise AlreadyPaid
    if Slip.objects.filter(attempt=attempt, state=SlipState.SUBMITTED).exists():
        raise SlipIsWaiting
    media.check_owner([picture_id], person_id, field="picture_id")
    media.keep_pictures([picture_id], now)
    return Slip.objects.create(attempt=attempt, picture_id=picture_id, payer_name=payer_name, submitted_at=now)
