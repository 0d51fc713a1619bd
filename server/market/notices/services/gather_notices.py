"""People are told what others did, in groups that grow until they are read."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from foundation import sql
from foundation.ids import uuid7
from market.circles import facade as circles
from market.notices.services.notify import tell_browsers
from market.notices.types import NewDeed

REMEMBERED = 500  # Doers of one group, 16 bytes each. No list of news is longer, so none outgrows what is remembered.
GROUP = (("person_id", "uuid"), ("kind", "text"), ("about", "text"))
ROW = (("id", "uuid"), *GROUP, ("doers", "json"), ("facts", "jsonb"))
Group = tuple[UUID, str, str]


@transaction.atomic
def gather_notices(deeds: Sequence[NewDeed], *, now: datetime) -> int:
    """
    Tell people what others did, and return how many notices are new or have grown.

    There is one unread notice per person, kind and what it is about; it counts people and not deeds. Who liked, took it
    back and liked again counts once, as long as fewer than `REMEMBERED` others did in between; what was liked, saved,
    followed or asked for is not told again of somebody whom an earlier, read notice remembers either. Nobody is told of
    what they did themselves, nor of people whom they blocked or muted, or who blocked them.

    Set-wise: four statements for 500 deeds. Browsers hear of it once per notice, when the transaction commits.
    """
    told = 0
    for start in range(0, len(deeds), REMEMBERED):
        told += _gather(deeds[start : start + REMEMBERED], now)
    return told


def _gather(deeds: Sequence[NewDeed], now: datetime) -> int:
    welcome = circles.welcome([(deed.person_id, deed.doer_id) for deed in deeds if deed.person_id != deed.doer_id])
    fresh = [deed for deed in deeds if (deed.person_id, deed.doer_id) in welcome]
    known = _known([deed for deed in fresh if deed.is_once])
    doers: dict[Group, dict[UUID, None]] = defaultdict(dict)
    facts: dict[Group, Mapping[str, Any]] = {}
    for deed in reversed(fresh):  # The latest first.
        group = (deed.person_id, deed.kind.value, deed.about)
        if (*group, deed.doer_id) not in known:
            doers[group][deed.doer_id] = None
            facts.setdefault(group, deed.facts)
    grown = _grow(doers, facts, now)
    tell_browsers(grown)
    return len(grown)


def _known(deeds: Sequence[NewDeed]) -> set[tuple[UUID, str, str, UUID]]:
    """Return which deeds their readers were told of."""
    if not deeds:
        return set()
    columns = (*GROUP, ("doer_id", "uuid"))
    return set(
        sql.rows(
            f"""
            SELECT given.person_id, given.kind, given.about, given.doer_id FROM {sql.given(columns)}
            WHERE EXISTS (SELECT FROM notices_notice n WHERE n.person_id = given.person_id AND n.kind = given.kind
                          AND n.about = given.about AND n.about > '' AND given.doer_id = ANY (n.doer_ids))
            """,
            [sql.pack(columns, [(one.person_id, one.kind.value, one.about, one.doer_id) for one in deeds])],
        )
    )


def _grow(
    doers: Mapping[Group, Mapping[UUID, None]], facts: Mapping[Group, Mapping[str, Any]], now: datetime
) -> list[tuple[UUID, UUID, str]]:
    """Write groups in the order of their names, as everybody does. Return (notice, whose, kind)."""
    if not doers:
        return []
    return sql.rows(
        f"""
        INSERT INTO notices_notice AS n
          (id, person_id, kind, subject, about, doer_ids, doer_count, facts, created_at)
        SELECT id, person_id, kind, about || ' ' || id, about, doers, cardinality(doers), facts, %s
        FROM (SELECT id, person_id, kind, about, facts, ARRAY(SELECT json_array_elements_text(doers)::uuid) AS doers
              FROM {sql.given(ROW)}) AS new
        ORDER BY person_id, kind, about
        ON CONFLICT (person_id, kind, about) WHERE read_at IS NULL AND about > ''
        DO UPDATE SET id = excluded.id, subject = excluded.subject, facts = excluded.facts,
          created_at = excluded.created_at,
          doer_count = n.doer_count + cardinality(ARRAY(
            SELECT unnest(excluded.doer_ids) EXCEPT SELECT unnest(n.doer_ids))),
          doer_ids = (excluded.doer_ids || ARRAY(
            SELECT o.doer FROM unnest(n.doer_ids) WITH ORDINALITY AS o (doer, place)
            WHERE o.doer <> ALL (excluded.doer_ids) ORDER BY o.place))[1:{REMEMBERED}]
        RETURNING id, person_id, kind
        """,
        [now, sql.pack(ROW, list(_rows(doers, facts)))],
    )


def _rows(
    doers: Mapping[Group, Mapping[UUID, None]], facts: Mapping[Group, Mapping[str, Any]]
) -> Iterator[tuple[Any, ...]]:
    for group in doers:
        yield uuid7(), *group, sql.as_json(list(doers[group])), sql.as_json(facts[group])
