"""
The feed's hot reads, as text: a page is one statement, and comes as the bytes that are sent.

Each asks, as things are at that moment, whom the reader follows, blocked or muted, and whose account is private, by
conditions that circles lends; and what people did with each note, by those of notes. A card is kept as it is sent, less
what moves; that is put in before its last brace.
"""

from market.circles.facade import POPULAR_FOLLOWED, UNWANTED, is_followed, is_shown
from market.notes.facade import IS_LIKED, LIKE_COUNT

_WITH_DEEDS = f"""left(n.card::text, -1) || ', "like_count": ' || {LIKE_COUNT.format(note="n.note_id")}
  || ', "is_liked": ' || {IS_LIKED.format(note="n.note_id")}::text"""

# What a page of a list by date answers: its cards in one text, how many there were, and where it stopped.
_PAGE = f"""
SELECT string_agg(card, ',' ORDER BY published_at DESC, note_id DESC) FILTER (WHERE place <= %(limit)s), count(*),
       max(published_at) FILTER (WHERE place = %(limit)s), (array_agg(note_id) FILTER (WHERE place = %(limit)s))[1]
FROM (
  SELECT n.note_id, n.published_at, row_number() OVER (ORDER BY n.published_at DESC, n.note_id DESC) AS place,
         {_WITH_DEEDS} || '}}' AS card
  FROM found JOIN feed_feednote n USING (note_id)
) AS shown
"""
_MORE = "LIMIT %(limit)s::int + 1"

# What was put before the reader, merged with what the popular accounts published whom they follow.
FOLLOWING = f"""
WITH reader AS MATERIALIZED (SELECT {POPULAR_FOLLOWED} AS popular, {UNWANTED} AS unwanted),
found AS (
  SELECT note_id FROM (
    (SELECT e.note_id, e.published_at FROM feed_feedentry e JOIN feed_feednote n ON n.note_id = e.note_id
     WHERE e.reader_id = %(viewer)s AND (e.published_at, e.note_id) < (%(at)s, %(note)s)
       AND n.author_id <> ALL((SELECT unwanted FROM reader)::uuid[]) AND {is_followed("n.author_id")}
     ORDER BY e.published_at DESC, e.note_id DESC {_MORE})
    UNION
    (SELECT p.note_id, p.published_at FROM unnest((SELECT popular FROM reader)) AS a (id) CROSS JOIN LATERAL (
       SELECT n.note_id, n.published_at FROM feed_feednote n
       WHERE n.author_id = a.id AND (n.published_at, n.note_id) < (%(at)s, %(note)s)
       ORDER BY n.published_at DESC, n.note_id DESC {_MORE}) AS p
     WHERE a.id <> ALL((SELECT unwanted FROM reader)::uuid[])
     ORDER BY p.published_at DESC, p.note_id DESC {_MORE})
  ) AS both_ways ORDER BY published_at DESC, note_id DESC {_MORE}
)
{_PAGE}"""

_FOR_READER = f"""n.author_id <> ALL((SELECT unwanted FROM reader)::uuid[]) AND {is_shown("n.author_id")}"""

NEARBY = f"""
WITH reader AS MATERIALIZED (SELECT {UNWANTED} AS unwanted),
found AS (
  SELECT n.note_id FROM feed_feednote n
  WHERE n.is_open AND n.city_code = %(city)s AND n.city_code <> '' AND {_FOR_READER}
    AND (n.published_at, n.note_id) < (%(at)s, %(note)s)
  ORDER BY n.published_at DESC, n.note_id DESC {_MORE}
)
{_PAGE}"""

TOPIC = f"""
WITH reader AS MATERIALIZED (SELECT {UNWANTED} AS unwanted),
found AS (
  SELECT n.note_id FROM feed_feedtopic f JOIN feed_feednote n ON n.note_id = f.note_id
  WHERE f.topic = %(topic)s AND n.is_open AND {_FOR_READER} AND (f.published_at, f.note_id) < (%(at)s, %(note)s)
  ORDER BY f.published_at DESC, f.note_id DESC {_MORE}
)
{_PAGE}"""

# A stretch of a walk: from its notes those that may be shown, in its order, each with why it stands there.
_WALK = f"""
SELECT w.id, w.reader_id, w.made_at, cardinality(w.note_ids), w.reached_hot IS NOT NULL, (
  SELECT coalesce(string_agg(
    {_WITH_DEEDS} || ', "why": ' || ((w.reasons -> (o.place - 1)::int) - 0)::text || '}}', ',' ORDER BY o.place), '')
  FROM unnest(w.note_ids[%(begin)s::int + 1 : %(begin)s::int + %(limit)s::int]) WITH ORDINALITY AS u (note_id, step)
  CROSS JOIN LATERAL (SELECT %(begin)s::int + u.step AS place) AS o
  JOIN feed_feednote n ON n.note_id = u.note_id
  WHERE n.is_open AND {_FOR_READER})
FROM feed_walk w
"""
WALK = f"WITH reader AS MATERIALIZED (SELECT {UNWANTED} AS unwanted) {_WALK} WHERE w.id = %(walk)s"
SHARED_WALK = f"""
WITH reader AS MATERIALIZED (SELECT {UNWANTED} AS unwanted) {_WALK}
WHERE w.reader_id IS NULL AND w.made_at > %(since)s ORDER BY w.made_at DESC LIMIT 1"""
