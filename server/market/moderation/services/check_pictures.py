"""Pictures are compared with those known to be bad, and with those that others published before."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import replace
from uuid import UUID

from foundation import sql
from market.media import facade as media
from market.media.facade import Likeness
from market.moderation.models import Look
from market.moderation.resembling import (
    BANDS_IN_COMMON,
    KEYS_IN_COMMON,
    NEAR_BITS,
    POINTS_AGREE,
    keys_to_ask,
    points_agreeing,
    whole_bits,
)
from market.moderation.rules import COPY_RULE
from market.moderation.types import Outcome, Resemblance, Severity, Verdict

MOST_PER_KEY = 40  # The oldest: a key of more pictures than this says little.
MOST_LOOKED_AT = 30  # Candidates of a picture, those with most keys in common.

# One probe of the index per key and no more rows than MOST_PER_KEY of each, however many pictures there are.
CANDIDATES = f"""
    WITH asked AS (SELECT * FROM json_to_recordset(%(asked)s::json) AS asked (place int, key bigint)),
    counted AS (
      SELECT asked.place, found.look_id, count(*) AS common,
             count(*) FILTER (WHERE asked.key < 0) AS bands, count(*) FILTER (WHERE asked.key >= 0) AS points
      FROM asked CROSS JOIN LATERAL (
        SELECT look_id FROM moderation_lookkey WHERE key = asked.key ORDER BY look_id LIMIT {MOST_PER_KEY}
      ) found GROUP BY 1, 2
    ),
    ranked AS (
      SELECT counted.place, look.id, row_number() OVER (PARTITION BY place ORDER BY common DESC, look.id) AS rank
      FROM counted JOIN moderation_look look ON look.id = counted.look_id
      WHERE (counted.bands >= {BANDS_IN_COMMON} OR counted.points >= {KEYS_IN_COMMON})
        AND look.person_id IS DISTINCT FROM %(author)s
    )
    SELECT place, id FROM ranked WHERE rank <= {MOST_LOOKED_AT}
"""


def check_pictures(picture_ids: Collection[UUID], *, author_id: UUID) -> Verdict:
    """
    Say what becomes of pictures that somebody is to publish, by what they look like. Their own never matter.

    What is like somebody else's earlier one is held. What is like a known one is held or refused as that one says, but
    refused only where the whole of it is. Three queries, none for no pictures.
    """
    known = media.likenesses(picture_ids)
    asked = [(picture_id, known[picture_id]) for picture_id in dict.fromkeys(picture_ids) if picture_id in known]
    if not asked:
        return Verdict(Outcome.PUBLISH, (), 0)
    found = [_worst(*one, looks, author_id) for one, looks in zip(asked, _candidates(asked, author_id), strict=True)]
    resemblances = tuple(one for one in found if one is not None)
    is_refused = any(one.severity == Severity.REFUSE for one in resemblances)
    is_held = any(one.severity != Severity.WARN for one in resemblances)
    outcome = Outcome.REFUSE if is_refused else Outcome.HOLD if is_held else Outcome.PUBLISH
    return Verdict(outcome, (), 0, resemblances=resemblances)


def _candidates(asked: Collection[tuple[UUID, Likeness]], author_id: UUID) -> list[list[Look]]:
    columns = [("place", "int"), ("key", "bigint")]
    wanted = [(place, key) for place, (_, looks) in enumerate(asked) for key in keys_to_ask(looks)]
    rows = sql.rows(CANDIDATES, {"asked": sql.pack(columns, wanted), "author": author_id}) if wanted else []
    looks = Look.objects.in_bulk({look_id for _, look_id in rows})
    found: dict[int, list[Look]] = defaultdict(list)
    for place, look_id in sorted(rows):
        found[place].append(looks[look_id])
    return [found[place] for place in range(len(asked))]


def _worst(picture_id: UUID, mine: Likeness, looks: Collection[Look], author_id: UUID) -> Resemblance | None:
    """Return what a picture is like: something known rather than somebody's, and of those the first."""
    found = [one for one in (_compare(picture_id, mine, look) for look in looks) if one is not None]
    known = [one for one in found if one.person_id is None]
    refused = [one for one in known if one.severity == Severity.REFUSE]
    return next(iter(refused or known or found), None)


def _compare(picture_id: UUID, mine: Likeness, look: Look) -> Resemblance | None:
    theirs = look.looks()
    bits = whole_bits(mine, theirs)
    agreeing = points_agreeing(mine, theirs)
    if bits > NEAR_BITS and agreeing < POINTS_AGREE:
        return None
    found = Resemblance(
        picture_id=picture_id, rule=look.rule or COPY_RULE, severity=Severity(look.severity or Severity.HOLD),
        person_id=look.person_id, like_picture_id=look.picture_id, subject_kind=look.subject_kind,
        subject_id=look.subject_id, at=look.at, bits_apart=bits, points_agreeing=agreeing,
    )  # fmt: skip
    if found.severity == Severity.REFUSE and bits > NEAR_BITS:  # A part of it is like: a person looks first.
        return replace(found, severity=Severity.HOLD)
    return found
