-- What people of a span of notes published in the last sixty days, with what others did. Who is followed more publishes
-- more; every ten-thousandth note, and no fewer than fifty, is the star's.

INSERT INTO gathering.note
SELECT drawn.n, author, growth.uuid(61, drawn.n, at), p.id, at,
       (ARRAY['陶器', '露营', '早餐', '茶', '旧书', '跑步', '猫'])[growth.pick(drawn.n, 31, 7)],
       CASE WHEN growth.draw(drawn.n, 32) < 0.3 THEN lpad((1100 + growth.pick(drawn.n, 33, 300))::text, 4, '0') ELSE '' END,
       growth.pick(drawn.n, 34, :covers), floor(0.4 * power(1 - growth.draw(drawn.n, 35), -0.8))::int, (growth.draw(drawn.n, 36) < 0.3)::int
FROM (
  SELECT n, CASE WHEN n <= greatest(50, :notes / 10000) THEN 1
            ELSE gathering.of_rank(least(:people - 2, floor(:people * power(growth.draw(n, 37), 1.2)))::bigint) END AS author,
         date_trunc('second', growth.today() - interval '60 days' * growth.draw(n, 38), 'UTC') AS at
  FROM generate_series(:low, :high) AS n
) AS drawn JOIN gathering.person p ON p.n = author;

INSERT INTO notes_note (id, author_id, state, title, body, picture_ids, video_id, cover_picture_id, mention_ids, topics,
                        region_code, place_name, is_paid, is_ad, is_ai_declared, is_ai, version, created_at, published_at)
SELECT o.id, author_id, 'published', '第' || o.n || '篇', repeat('今天去了很远的地方，', 12) || '#' || topic, ARRAY[c.id], NULL, NULL, '{}',
       ARRAY[topic], CASE WHEN city = '' THEN '' ELSE city || '00' END, '', false, o.n % 4 = 0, false, false, 1, at, at
FROM gathering.note o JOIN gathering.cover c ON c.place = o.cover WHERE o.n BETWEEN :low AND :high;
INSERT INTO notes_goods (id, note_id, place, product_id, picture, x_bp, y_bp)
SELECT growth.uuid(62, n, at), id, 0, g.product_id, 0, 5000, 5000
FROM gathering.note o JOIN gathering.goods g ON g.place = o.cover WHERE n BETWEEN :low AND :high AND n % 4 = 0;
INSERT INTO notes_counts (note_id, likes, saves, comments, shares)
SELECT id, least(likes, 500), 0, comments, 0 FROM gathering.note WHERE n BETWEEN :low AND :high;
INSERT INTO notes_like (person_id, note_id, at)
SELECT DISTINCT ON (o.id, p.id) p.id, o.id, o.at + interval '1 hour' FROM gathering.note o
CROSS JOIN LATERAL generate_series(1, least(likes, 500)) AS k
JOIN gathering.person p ON p.n = growth.pick(o.n::bigint * 512 + k, 39, :people) WHERE o.n BETWEEN :low AND :high;
INSERT INTO notes_comment (id, note_id, author_id, text, mention_ids, is_question, is_pinned, is_held, like_count,
                           reply_count, at)
SELECT growth.uuid(63, o.n, o.at), o.id, p.id, '真好看，在哪里？', '{}', false, false, false, 0, 0, o.at + interval '2 hours'
FROM gathering.note o JOIN gathering.person p ON p.n = growth.pick(o.n, 40, :people)
WHERE comments = 1 AND o.n BETWEEN :low AND :high;

INSERT INTO feed_feednote (note_id, author_id, published_at, is_open, city_code, topics, card, love, care, hot)
SELECT id, author_id, at, NOT is_private, city, ARRAY[topic],
       jsonb_build_object(
         'note_id', growth.typeid('note', id), 'title', '第' || n || '篇', 'cover', picture, 'is_video', false,
         'is_ad', n % 4 = 0, 'is_ai', false,
         'author', jsonb_build_object('person_id', growth.typeid('pers', author_id), 'nickname', '人' || author, 'avatar', NULL),
         'published_at', to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
       love, 0.5 * (0.25 + least(length(repeat('今天去了很远的地方，', 12)) + 1 + length(topic), 200) / 200.0),
       extract(epoch FROM at) / 43200 + love + 0.5 * (0.25 + least(length(repeat('今天去了很远的地方，', 12)) + 1 + length(topic), 200) / 200.0)
FROM (
  SELECT o.*, c.picture, a.is_private, ln(1 + least(likes, 500) + 2 * comments) / ln(2.0::float8) AS love
  FROM gathering.note o JOIN gathering.cover c ON c.place = o.cover JOIN circles_circle a ON a.person_id = o.author_id
  WHERE o.n BETWEEN :low AND :high
) AS drawn;
INSERT INTO feed_feedtopic (topic, published_at, note_id) SELECT topic, at, id FROM gathering.note WHERE n BETWEEN :low AND :high;
