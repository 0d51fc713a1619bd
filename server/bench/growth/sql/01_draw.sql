-- What everything else draws from: chance that repeats, ids that sort by birth, and how many there are of everything.
-- Names with a colon are filled in by generate.py.

CREATE SCHEMA growth;

CREATE FUNCTION growth.today() RETURNS timestamptz IMMUTABLE PARALLEL SAFE LANGUAGE sql
  AS $$ SELECT timestamptz ':today' $$;
CREATE FUNCTION growth.opened() RETURNS timestamptz IMMUTABLE PARALLEL SAFE LANGUAGE sql
  AS $$ SELECT timestamptz ':today' - interval '730 days' $$;

-- Chance in [0, 1): the same for the same number, purpose and seed.
CREATE FUNCTION growth.draw(n bigint, purpose int) RETURNS float8 IMMUTABLE PARALLEL SAFE LANGUAGE sql
  AS $$ SELECT (hashint8extended(n, purpose + :seed * 1000) & 9007199254740991)::float8 / 9007199254740992.0 $$;

-- One of so many, from 1 on, all alike.
CREATE FUNCTION growth.pick(n bigint, purpose int, choices int) RETURNS int IMMUTABLE PARALLEL SAFE LANGUAGE sql
  AS $$ SELECT 1 + floor(growth.draw(n, purpose) * choices)::int $$;

-- One of so many, from 1 on: the k-th comes up about 1/k as often as the first (Zipf's law, exponent 1).
CREATE FUNCTION growth.zipf(n bigint, purpose int, choices bigint) RETURNS bigint IMMUTABLE PARALLEL SAFE LANGUAGE sql
  AS $$ SELECT least(choices, floor(exp(growth.draw(n, purpose) * ln(choices + 1.0::float8)))::bigint) $$;

-- Near 0, one standard deviation wide: the sum of three chances is bell-shaped enough for prices.
CREATE FUNCTION growth.bell(n bigint, purpose int) RETURNS float8 IMMUTABLE PARALLEL SAFE LANGUAGE sql
  AS $$ SELECT 2 * (growth.draw(n, purpose) + growth.draw(n, purpose + 100) + growth.draw(n, purpose + 200) - 1.5) $$;

-- Which product has a place in the order of popularity: scattered, so that what sells most is not what came first.
CREATE FUNCTION growth.product_of_rank(place bigint) RETURNS bigint IMMUTABLE PARALLEL SAFE LANGUAGE sql
  AS $$ SELECT 1 + (place * 7368787) % :products $$;

-- A UUIDv7 (RFC 9562): 48 bits of milliseconds, then chance.
CREATE FUNCTION growth.uuid(kind int, n bigint, born timestamptz) RETURNS uuid IMMUTABLE PARALLEL SAFE LANGUAGE sql
  AS $$ SELECT encode(
          int8send(((extract(epoch FROM born) * 1000)::bigint << 16) | 28672
                   | (hashint8extended(n, kind + :seed * 1000) & 4095))
          || int8send((-9223372036854775808)::bigint
                      | (hashint8extended(n, kind + 500 + :seed * 1000) & 4611686018427387903)), 'hex')::uuid $$;

-- As foundation.ids.encode: 128 bits in fives, two noughts in front.
CREATE FUNCTION growth.typeid(prefix text, id uuid) RETURNS text IMMUTABLE PARALLEL SAFE LANGUAGE sql AS $$
  SELECT prefix || '_'
    || substr(s, 1 + ((hi >> 61) & 7)::int, 1)
    || substr(s, 1 + ((hi >> 56) & 31)::int, 1) || substr(s, 1 + ((hi >> 51) & 31)::int, 1)
    || substr(s, 1 + ((hi >> 46) & 31)::int, 1) || substr(s, 1 + ((hi >> 41) & 31)::int, 1)
    || substr(s, 1 + ((hi >> 36) & 31)::int, 1) || substr(s, 1 + ((hi >> 31) & 31)::int, 1)
    || substr(s, 1 + ((hi >> 26) & 31)::int, 1) || substr(s, 1 + ((hi >> 21) & 31)::int, 1)
    || substr(s, 1 + ((hi >> 16) & 31)::int, 1) || substr(s, 1 + ((hi >> 11) & 31)::int, 1)
    || substr(s, 1 + ((hi >> 6) & 31)::int, 1) || substr(s, 1 + ((hi >> 1) & 31)::int, 1)
    || substr(s, 1 + (((hi & 1) << 4) | ((lo >> 60) & 15))::int, 1)
    || substr(s, 1 + ((lo >> 55) & 31)::int, 1) || substr(s, 1 + ((lo >> 50) & 31)::int, 1)
    || substr(s, 1 + ((lo >> 45) & 31)::int, 1) || substr(s, 1 + ((lo >> 40) & 31)::int, 1)
    || substr(s, 1 + ((lo >> 35) & 31)::int, 1) || substr(s, 1 + ((lo >> 30) & 31)::int, 1)
    || substr(s, 1 + ((lo >> 25) & 31)::int, 1) || substr(s, 1 + ((lo >> 20) & 31)::int, 1)
    || substr(s, 1 + ((lo >> 15) & 31)::int, 1) || substr(s, 1 + ((lo >> 10) & 31)::int, 1)
    || substr(s, 1 + ((lo >> 5) & 31)::int, 1) || substr(s, 1 + (lo & 31)::int, 1)
  FROM (SELECT '0123456789abcdefghjkmnpqrstvwxyz' AS s,
               ('x' || left(encode(uuid_send(id), 'hex'), 16))::bit(64)::bigint AS hi,
               ('x' || right(encode(uuid_send(id), 'hex'), 16))::bit(64)::bigint AS lo) AS halves $$;

CREATE FUNCTION growth.person_at(n bigint) RETURNS timestamptz IMMUTABLE PARALLEL SAFE LANGUAGE sql
  AS $$ SELECT date_trunc('second', growth.opened() + (n * (interval '729 days' / :people)), 'UTC') $$;
CREATE FUNCTION growth.product_at(n bigint) RETURNS timestamptz IMMUTABLE PARALLEL SAFE LANGUAGE sql
  AS $$ SELECT date_trunc('second', growth.opened() + (n * (interval '729 days' / :products)), 'UTC') $$;
CREATE FUNCTION growth.order_at(n bigint) RETURNS timestamptz IMMUTABLE PARALLEL SAFE LANGUAGE sql
  AS $$ SELECT date_trunc('second', growth.today() - interval '365 days'
                                    + (n * (interval '364 days' / :orders)), 'UTC') $$;
CREATE FUNCTION growth.person_id(n bigint) RETURNS uuid IMMUTABLE PARALLEL SAFE LANGUAGE sql
  AS $$ SELECT growth.uuid(1, n, growth.person_at(n)) $$;
CREATE FUNCTION growth.shop_id(n bigint) RETURNS uuid IMMUTABLE PARALLEL SAFE LANGUAGE sql
  AS $$ SELECT growth.uuid(2, n, growth.opened()) $$;
CREATE FUNCTION growth.picture_id(n bigint) RETURNS uuid IMMUTABLE PARALLEL SAFE LANGUAGE sql
  AS $$ SELECT growth.uuid(3, n, growth.product_at(n)) $$;

CREATE FUNCTION growth.offer_id(a bigint) RETURNS uuid IMMUTABLE PARALLEL SAFE LANGUAGE sql
  AS $$ SELECT growth.uuid(8, a, growth.today() - interval '400 days') $$;
-- A team is born with the order of its first seat; see 06_bought.sql for how orders make teams.
CREATE FUNCTION growth.team_id(t bigint) RETURNS uuid IMMUTABLE PARALLEL SAFE LANGUAGE sql AS $$
  SELECT growth.uuid(14, t, growth.order_at(10 * (g / 3) + (ARRAY[1, 4, 7])[1 + g % 3]))
  FROM (SELECT 10 * (t / 4) + (ARRAY[0, 2, 4, 7])[1 + t % 4] AS g) AS first $$;

-- What things are called, put there by generate.py.
CREATE UNLOGGED TABLE growth.word (kind text, place int, zh text, en text, PRIMARY KEY (kind, place));
CREATE UNLOGGED TABLE growth.tree (place int PRIMARY KEY, above int, path int[], leaf int);

-- The group offers: the goods that sell best have one, for two people or for three; some were stopped.
CREATE UNLOGGED TABLE growth.offer AS
SELECT a::bigint AS a, growth.product_of_rank(a) AS n, growth.offer_id(a) AS id,
       (3 - a % 2)::int AS size, (a / 2) % 10 <> 9 AS is_running
FROM generate_series(1, :offers) AS a;
