"""Queue entrances: call one service."""

from uuid import UUID

from foundation.tasks import task
from market.moderation.services.hear_item import hear_item as hear_an_item


@task(queue="moderation")
def hear_item(*, item_id: str, revision: int) -> None:
    hear_an_item(item_id=UUID(item_id), revision=revision)
