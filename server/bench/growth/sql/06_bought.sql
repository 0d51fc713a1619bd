-- Who bought what, and what became of it. Three orders of ten are seats in teams, of which ten make two teams of two
-- and two of three; the youngest teams still gather, and lack their last seat. A few people buy very much.

INSERT INTO growth.bought
SELECT o, growth.uuid(10, o, at), growth.uuid(11, o, at), growth.uuid(12, o, at), at,
       1 + (buyer + seat_no * 7919) % :people, n, k, more, quantity, is_grouped, t, seat_no, team_size, offer,
       CASE WHEN is_grouped AND is_gathering AND seat_no = team_size THEN 'expired'
            WHEN is_grouped AND is_gathering THEN 'awaiting_team'
            WHEN o > :orders * 0.99 THEN 'to_ship' WHEN o > :orders * 0.97 THEN 'shipped'
            WHEN is_grouped OR fate < 0.86 THEN 'completed' WHEN fate < 0.91 THEN 'cancelled'
            WHEN fate < 0.96 THEN 'expired' ELSE 'refunded' END AS state,
       NOT (is_grouped AND is_gathering AND seat_no = team_size)
         AND (is_grouped OR o > :orders * 0.97 OR fate < 0.86 OR fate >= 0.96) AS is_paid,
       NOT (is_grouped AND is_gathering) AND o <= :orders * 0.97 AND (is_grouped OR fate < 0.86)
         AND growth.draw(o, 60) < 0.45 AS is_reviewed
FROM (
  SELECT s.*, g.sku_count, least(g.sku_count - 1, floor(growth.draw(o, 56) * g.sku_count)::int) AS k,
         CASE WHEN g.sku_count > 1 AND NOT s.is_grouped AND growth.draw(o, 57) < 0.3 THEN 1 ELSE 0 END AS more,
         CASE WHEN growth.draw(o, 58) < 0.8 THEN 1 ELSE growth.pick(o, 59, 4) END AS quantity,
         growth.draw(o, 55) AS fate, s.is_grouped AND t > :teams * 0.97 AS is_gathering
  FROM (
    SELECT o, at, is_grouped, t, CASE WHEN is_grouped THEN seat_no ELSE 0 END AS seat_no, team_size,
           floor(:people * power(growth.draw(CASE WHEN is_grouped THEN -t ELSE o END, 50), 2.2))::bigint AS buyer,
           CASE WHEN is_grouped THEN a END AS offer,
           growth.product_of_rank(CASE WHEN is_grouped THEN a ELSE growth.zipf(o, 51, :products) END) AS n
    FROM (
      SELECT seated.*, 2 * ((growth.zipf(t, 52, :offers) + 1) / 2) + team_size - 3 AS a
      FROM (
        SELECT o, growth.order_at(o) AS at, o % 10 IN (1, 4, 7) AS is_grouped,
               CASE WHEN o % 10 IN (1, 4, 7) THEN 4 * (g / 10) + (ARRAY[0, 0, 1, 1, 2, 2, 2, 3, 3, 3])[1 + g % 10] END
                 AS t,
               (ARRAY[1, 2, 1, 2, 1, 2, 3, 1, 2, 3])[1 + g % 10] AS seat_no,
               (ARRAY[2, 2, 2, 2, 3, 3, 3, 3, 3, 3])[1 + g % 10] AS team_size
        FROM (SELECT o, (o / 10) * 3 + (o % 10) / 3 AS g FROM generate_series(:low::bigint, :high) AS o) AS numbered
      ) AS seated
    ) AS teamed
  ) AS s JOIN growth.good g ON g.n = s.n
) AS chosen;
