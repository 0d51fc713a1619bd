-- People, by number; the first is the star, whom every tenth person follows. A thousand faces and covers to draw from.

CREATE SCHEMA gathering;
CREATE UNLOGGED TABLE gathering.person AS
SELECT n::int AS n, growth.person_id(n) AS id FROM generate_series(1, :people) AS n;
CREATE UNIQUE INDEX ON gathering.person (n);
-- One of so many, from 0 on: a power law, whose head is cut off by a shift of a few ranks.
CREATE FUNCTION gathering.rank(n bigint, purpose int) RETURNS bigint IMMUTABLE PARALLEL SAFE LANGUAGE sql AS $$
  SELECT least(:people - 2, floor(:people * (power(:head + (1.0 - :head) * growth.draw(n, purpose), :tail)
                                             - power(:head, :tail)) / (1.0 - power(:head, :tail))))::bigint $$;
-- Who has a rank: scattered, so that who is followed most did not come first; the star has none.
CREATE FUNCTION gathering.of_rank(rank bigint) RETURNS int IMMUTABLE PARALLEL SAFE LANGUAGE sql
  AS $$ SELECT (2 + (rank * 7368787) % (:people - 1))::int $$;

INSERT INTO people_person (password, is_superuser, id, nickname, email, is_phone_verified, language, city, source_key,
                           is_active, is_staff, joined_at)
SELECT '!', false, id, '人' || n, 'gathering' || n || '@example.com', false, 'zh-CN', '', 'gathering:person:' || n, true,
       false, growth.person_at(n)
FROM gathering.person;

CREATE UNLOGGED TABLE gathering.note (
  n int, author int, id uuid, author_id uuid, at timestamptz, topic text, city text, cover int, likes int, comments int
);
