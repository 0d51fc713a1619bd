-- Whom people of a span follow: twenty to some thousands, fifty in the middle, drawn by a power law. Dense where others
-- are followed much, as in life. Every tenth follows the star, who is the first.

INSERT INTO circles_tie (follower_id, followee_id, asked_at, since)
SELECT f.id, t.id, tied.at, tied.at
FROM (
  SELECT a, b, growth.today() - (1 + 600 * growth.draw(a * 1000003::bigint + b, 13)) * interval '1 day' AS at
  FROM (
    SELECT n AS a, gathering.of_rank(gathering.rank(n::bigint * 8192 + k, 11)) AS b
    FROM generate_series(:low, :high) AS n
    CROSS JOIN LATERAL generate_series(1, least(4000, floor(20 * power(1 - growth.draw(n, 12), -0.6)))::int) AS k
    UNION
    SELECT n, 1 FROM generate_series(:low, :high) AS n WHERE n % 10 = 0
  ) AS drawn WHERE a <> b
) AS tied
JOIN gathering.person f ON f.n = tied.a JOIN gathering.person t ON t.n = tied.b;
