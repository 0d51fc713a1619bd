-- Where the goods lie while they are made. Unlogged: a market that was not finished is made anew.

-- So many colours in a row, from each on: as JSON for an option's values.
CREATE UNLOGGED TABLE growth.palette AS
SELECT start, length, jsonb_agg(w.zh ORDER BY step) AS zh, jsonb_agg(w.en ORDER BY step) AS en
FROM generate_series(1, :colours) AS starts (start) CROSS JOIN generate_series(1, 6) AS lengths (length)
CROSS JOIN LATERAL generate_series(0, length - 1) AS steps (step)
JOIN growth.word w ON w.kind = 'colour' AND w.place = 1 + (start - 1 + step) % :colours
GROUP BY start, length;

CREATE UNLOGGED TABLE growth.good (
  n bigint PRIMARY KEY, id uuid, outside text, at timestamptz, shop int, leaf int, maker int, sku_count int,
  price_minor bigint, group_minor bigint, offer bigint, team_size int, is_grouped bool, compare_minor bigint,
  title_zh text, title_en text, subtitle_zh text, subtitle_en text, description_zh text, description_en text,
  origin_zh text, origin_en text,
  material_zh text, material_en text, use_zh text, use_en text, colours_zh jsonb, colours_en jsonb);

CREATE UNLOGGED TABLE growth.article (
  n bigint, k int, id uuid, outside text, price_minor bigint, group_minor bigint, compare_minor bigint,
  at timestamptz, colour_zh text, colour_en text, PRIMARY KEY (n, k));

-- A picture's files do not exist, only their names; as many as there are products.
CREATE FUNCTION growth.stem(n bigint, at timestamptz) RETURNS text IMMUTABLE PARALLEL SAFE LANGUAGE sql
  AS $$ SELECT 'pictures/' || to_char(at AT TIME ZONE 'UTC', 'YYYYMMDD') || '/' || md5('s' || n) $$;
CREATE FUNCTION growth.colour(n bigint) RETURNS text IMMUTABLE PARALLEL SAFE LANGUAGE sql
  AS $$ SELECT '#' || left(md5('c' || n), 6) $$;
