-- Teams and their seats, from the orders that paid for them.

INSERT INTO groupbuy_team (id, activity_id, product_id, shop_id, leader_id, state, size, reserved, paid, created_at,
                           opened_at, closes_at, prices_minor, currency)
SELECT growth.team_id(t), growth.offer_id(teamed.offer), g.id, growth.shop_id(g.shop), growth.person_id(leader),
       CASE WHEN is_gathering THEN 'open' ELSE 'succeeded' END, size, 0,
       CASE WHEN is_gathering THEN size - 1 ELSE size END, opened_at, opened_at + interval '1 minute',
       CASE WHEN is_gathering THEN growth.today() + (1 + 7 * growth.draw(t, 70)) * interval '1 day'
            ELSE opened_at + interval '10 days' END,
       (SELECT jsonb_object_agg(a.id, a.price_minor * 8 / 100 * 10) FROM growth.article a WHERE a.n = g.n), 'CNY'
FROM (
  SELECT t, min(offer) AS offer, min(n) AS n, min(team_size)::int AS size, min(at) AS opened_at,
         min(person) FILTER (WHERE seat_no = 1) AS leader, bool_or(state = 'awaiting_team') AS is_gathering
  FROM growth.bought WHERE is_grouped AND o BETWEEN :low AND :high GROUP BY t
) AS teamed JOIN growth.good g USING (n) ORDER BY t;

INSERT INTO groupbuy_seat (id, team_id, person_id, order_id, checkout_id, sku_id, quantity, seat_no, state, hold_until,
                           on_full, held_at, paid_at)
SELECT growth.uuid(19, o, b.at), growth.team_id(t), growth.person_id(person), b.id, checkout_id, a.id, quantity, seat_no,
       CASE state WHEN 'expired' THEN 'released' WHEN 'awaiting_team' THEN 'paid' ELSE 'confirmed' END,
       b.at + interval '15 minutes', 'refund', b.at, CASE WHEN is_paid THEN b.at + interval '1 minute' END
FROM growth.bought b JOIN growth.article a USING (n, k)
WHERE is_grouped AND o BETWEEN :low AND :high ORDER BY o;

INSERT INTO groupbuy_teammove (team_id, before, after, at, because)
SELECT growth.team_id(t), before, after, min(at), because
FROM growth.bought CROSS JOIN LATERAL (
  VALUES ('pending_leader_pay', 'open', 'leader paid', true), ('open', 'succeeded', 'last seat paid', state <> 'awaiting_team')
) AS m (before, after, because, was)
WHERE is_grouped AND seat_no = 1 AND was AND o BETWEEN :low AND :high GROUP BY t, before, after, because ORDER BY t;
