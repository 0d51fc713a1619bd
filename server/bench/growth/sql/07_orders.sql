-- Checkouts, orders, lines, what was paid, and the goods that went out for it.

CREATE TEMP TABLE line ON COMMIT DROP AS
SELECT b.o, place, b.id AS order_id, growth.uuid(13, b.o * 2 + place, b.at) AS id, a.id AS sku_id, g.id AS product_id,
       g.title_zh, g.title_en, a.colour_zh, a.colour_en, growth.picture_id(g.n) AS picture_id, b.quantity,
       a.price_minor, CASE WHEN b.is_grouped THEN (a.price_minor - a.price_minor * 8 / 100 * 10) * b.quantity ELSE 0 END
         AS discount_minor, b.is_reviewed AND place = 0 AS is_reviewed, growth.offer_id(b.offer) AS offer_id,
       b.at, b.state, g.shop, b.person
FROM growth.bought b JOIN growth.good g ON g.n = b.n
CROSS JOIN LATERAL generate_series(0, b.more) AS place
JOIN growth.article a ON a.n = b.n AND a.k = (b.k + place) % g.sku_count
WHERE b.o BETWEEN :low AND :high;

CREATE TEMP TABLE bill ON COMMIT DROP AS
SELECT b.*, l.goods_minor, l.discount_minor, CASE WHEN s.has_tariff AND l.goods_minor - l.discount_minor < 8800 THEN 800 ELSE 0 END
         AS freight_minor, growth.person_id(b.person) AS person_id, s.id AS shop_id,
       l.title_zh, l.title_en
FROM growth.bought b
JOIN (SELECT o, min(shop) AS shop, sum(price_minor * quantity)::bigint AS goods_minor,
             sum(discount_minor)::bigint AS discount_minor, min(title_zh) AS title_zh, min(title_en) AS title_en
      FROM line GROUP BY o) l USING (o)
JOIN growth.shop s ON s.place = l.shop;

INSERT INTO orders_checkout (id, person_id, state, currency, total_minor, intent_id, pay_by, placed_at)
SELECT checkout_id, person_id, CASE WHEN is_paid THEN 'paid' ELSE 'closed' END, 'CNY',
       goods_minor - discount_minor + freight_minor, intent_id, at + interval '30 minutes', at
FROM bill ORDER BY o;

INSERT INTO orders_order (id, checkout_id, person_id, shop_id, kind, kind_ref, state, currency, goods_minor,
                          discount_minor, freight_minor, total_minor, refunded_minor, stock_ref, note, address, promise,
                          placed_at, pay_by, paid_at, shipped_at, delivered_at, completed_at, closes_at, is_reviewed)
SELECT id, checkout_id, person_id, shop_id, CASE WHEN is_grouped THEN 'group' ELSE 'solo' END,
       CASE WHEN is_grouped THEN growth.team_id(t) END, state, 'CNY', goods_minor, discount_minor, freight_minor,
       goods_minor - discount_minor + freight_minor,
       CASE WHEN state = 'refunded' THEN goods_minor - discount_minor + freight_minor ELSE 0 END, id, '',
       jsonb_build_object('id', growth.uuid(6, person, growth.person_at(person)), 'recipient', '收件人' || person,
                          'phone', '+65' || 80000000 + person, 'country', 'SG', 'region_codes', '[]'::jsonb,
                          'region_names', '["Singapore"]'::jsonb, 'line1', person || ' Harbour Road', 'line2', '',
                          'postcode', '018956', 'is_default', true),
       '{"ship_within_hours": 48, "seven_day_return": true}', at, at + interval '30 minutes',
       CASE WHEN is_paid THEN at + interval '1 minute' END,
       CASE WHEN state IN ('shipped', 'completed') THEN at + interval '1 day' END,
       CASE WHEN state = 'completed' THEN at + interval '3 days' END,
       CASE WHEN state = 'completed' THEN at + interval '5 days' END,
       CASE WHEN state = 'shipped' THEN growth.today() + interval '60 days' END, is_reviewed AND more = 0
FROM bill ORDER BY o;

INSERT INTO orders_orderline (id, order_id, place, sku_id, product_id, title, option_text, picture_id, quantity,
                              unit_list_minor, goods_minor, discount_minor, payable_minor, is_reviewed)
SELECT id, order_id, place, sku_id, product_id, jsonb_build_object('zh-CN', title_zh, 'en', title_en),
       CASE WHEN colour_zh IS NULL THEN '{}' ELSE jsonb_build_object('zh-CN', colour_zh, 'en', colour_en) END,
       picture_id, quantity, price_minor, price_minor * quantity, discount_minor,
       price_minor * quantity - discount_minor, is_reviewed
FROM line ORDER BY o, place;

INSERT INTO orders_linepromo (line_id, source, ref, funder, amount_minor)
SELECT id, 'groupbuy', offer_id, 'SELLER', discount_minor FROM line WHERE discount_minor > 0 ORDER BY o, place;

INSERT INTO orders_ordermove (order_id, before, after, at, because)
SELECT id, before, after, b.at + after_seconds * interval '1 second', because
FROM bill b CROSS JOIN LATERAL (
  VALUES ('', 'pending_payment', 0, 'placed', true),
         ('pending_payment', CASE WHEN is_grouped THEN 'awaiting_team' ELSE 'to_ship' END, 60, 'paid', is_paid),
         ('awaiting_team', 'to_ship', 120, 'team filled', is_grouped AND is_paid AND state <> 'awaiting_team'),
         ('pending_payment', state, 1800, 'given up', state IN ('expired', 'cancelled')),
         ('to_ship', 'shipped', 86400, 'sent', state IN ('shipped', 'completed')),
         ('shipped', 'completed', 432000, 'received', state = 'completed'),
         ('to_ship', 'refunding', 7200, 'taken back', state = 'refunded'),
         ('refunding', 'refunded', 7260, 'given back', state = 'refunded')
) AS m (before, after, after_seconds, because, was) WHERE was ORDER BY o, after_seconds;

INSERT INTO payments_intent (id, ref, payer_id, amount_minor, currency, title, state, expires_at, created_at, paid_at,
                             closed_at, method, paid_minor, refunded_minor)
SELECT intent_id, checkout_id, person_id, goods_minor - discount_minor + freight_minor, 'CNY',
       jsonb_build_object('zh-CN', left(title_zh, 60), 'en', left(title_en, 60)),
       CASE WHEN is_paid THEN 'paid' ELSE 'closed' END, at + interval '30 minutes', at,
       CASE WHEN is_paid THEN at + interval '1 minute' END, CASE WHEN NOT is_paid THEN at + interval '30 minutes' END,
       CASE WHEN is_paid THEN 'sandbox' ELSE '' END,
       CASE WHEN is_paid THEN goods_minor - discount_minor + freight_minor ELSE 0 END,
       CASE WHEN state = 'refunded' THEN goods_minor - discount_minor + freight_minor ELSE 0 END
FROM bill ORDER BY o;

INSERT INTO payments_attempt (id, intent_id, key, fingerprint, method, state, role, amount_minor, currency, title,
                              return_path, return_url, redirect_url, provider_ref, expires_at, created_at, paid_at,
                              refunded_minor)
SELECT growth.uuid(15, o, at), intent_id, 'grown', repeat('f', 64), 'sandbox', 'succeeded', 'payment',
       goods_minor - discount_minor + freight_minor, 'CNY', left(title_zh, 60), '/', 'http://localhost/', '',
       'grown-' || o, at + interval '35 minutes', at, at + interval '1 minute',
       CASE WHEN state = 'refunded' THEN goods_minor - discount_minor + freight_minor ELSE 0 END
FROM bill WHERE is_paid ORDER BY o;

INSERT INTO payments_intentmove (intent_id, before, after, at, because)
SELECT intent_id, 'open', CASE WHEN is_paid THEN 'paid' ELSE 'closed' END, at, 'grown' FROM bill ORDER BY o;

INSERT INTO payments_refund (id, key, intent_id, attempt_id, order_id, amount_minor, currency, kind, because, state,
                             requested_at, succeeded_at)
SELECT growth.uuid(16, o, at), 'grown:' || o, intent_id, growth.uuid(15, o, at), id,
       goods_minor - discount_minor + freight_minor, 'CNY', 'payment_refunded', 'taken back', 'succeeded', at, at
FROM bill WHERE state = 'refunded' ORDER BY o;

INSERT INTO notices_notice (id, person_id, kind, subject, facts, created_at, read_at, mailed_at)
SELECT growth.uuid(17, o, at), person_id, 'paid', growth.typeid('ord', id),
       jsonb_build_object('order_id', growth.typeid('ord', id), 'line_count', 1 + more,
                          'title', jsonb_build_object('zh-CN', title_zh, 'en', title_en)), at,
       CASE WHEN o < :orders * 0.95 THEN at + interval '1 hour' END, at
FROM bill WHERE is_paid ORDER BY o;

-- Stock: every line's goods are set aside, and leave with the parcel or come back.
INSERT INTO stock_hold (ref, sku_id, quantity, state, since)
SELECT order_id, sku_id, quantity, CASE WHEN state IN ('shipped', 'completed') THEN 'shipped'
         WHEN state = 'to_ship' THEN 'allocated' WHEN state = 'awaiting_team' THEN 'reserved' ELSE 'released' END, at
FROM line ORDER BY o, place;

INSERT INTO stock_movement (sku_id, kind, ref, on_hand, reserved, allocated, at, because)
SELECT sku_id, kind, order_id, quantity * on_hand, quantity * reserved, quantity * allocated, at, 'order'
FROM line CROSS JOIN LATERAL (
  VALUES (1, 'reserved', 0, 1, 0, true),
         (2, 'allocated', 0, -1, 1, state IN ('to_ship', 'shipped', 'completed')),
         (3, 'shipped', -1, 0, -1, state IN ('shipped', 'completed')),
         (4, 'released', 0, -1, 0, state IN ('cancelled', 'expired', 'refunded'))
) AS m (step, kind, on_hand, reserved, allocated, was) WHERE was ORDER BY o, place, step;

INSERT INTO shipping_parcel (id, order_id, number, shop_id, carrier, tracking_no, state, sent_at, delivered_at)
SELECT growth.uuid(18, o, at), id, 1, shop_id, 'sf', 'SF' || lpad(o::text, 13, '0'),
       CASE WHEN state = 'completed' THEN 'delivered' ELSE 'sent' END, at + interval '1 day',
       CASE WHEN state = 'completed' THEN at + interval '3 days' END
FROM bill WHERE state IN ('shipped', 'completed') ORDER BY o;

INSERT INTO growth.paid SELECT n, quantity * (1 + more) FROM growth.bought b
WHERE o BETWEEN :low AND :high AND is_paid AND state <> 'refunded';
