CREATE UNLOGGED TABLE growth.bought (
  o bigint PRIMARY KEY, id uuid, checkout_id uuid, intent_id uuid, at timestamptz, person bigint, n bigint, k int,
  more int, quantity int, is_grouped bool, t bigint, seat_no int, team_size int, offer bigint, state text,
  is_paid bool, is_reviewed bool);
CREATE UNLOGGED TABLE growth.paid (n bigint, quantity bigint);

-- The mean of stars as Python writes it: half rounded up at the second decimal, at least one decimal.
CREATE FUNCTION growth.mean(total bigint, count bigint) RETURNS text IMMUTABLE PARALLEL SAFE LANGUAGE sql AS $$
  SELECT CASE WHEN x100 % 100 = 0 THEN (x100 / 100) || '.0' ELSE (x100 / 100.0::float8)::text END
  FROM (SELECT (total * 200 + count) / (2 * count) AS x100) AS rounded $$;
