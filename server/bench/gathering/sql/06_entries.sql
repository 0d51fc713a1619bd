-- What was put before each follower: notes of a span, by authors who are not popular.

INSERT INTO feed_feedentry (reader_id, published_at, note_id)
SELECT t.follower_id, o.at, o.id FROM gathering.note o
JOIN circles_circle a ON a.person_id = o.author_id AND a.popular_since IS NULL
JOIN circles_tie t ON t.followee_id = o.author_id AND t.since IS NOT NULL
WHERE o.n BETWEEN :low AND :high;
