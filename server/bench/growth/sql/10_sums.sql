-- What adds up over orders and reviews: what was sold, what is left on the shelf, how a product is liked.

INSERT INTO storefront_sales (product_id, sold_count)
SELECT g.id, sum(quantity) FROM growth.paid JOIN growth.good g USING (n) GROUP BY g.id ORDER BY g.id;

-- Everything ever promised was received first, and a little more; one article of fifty is sold out.
CREATE UNLOGGED TABLE growth.left_over AS
SELECT a.n, a.k, a.id, a.at, coalesce(m.reserved, 0) AS reserved, coalesce(m.allocated, 0) AS allocated,
       coalesce(m.gone, 0) AS gone,
       CASE WHEN growth.draw(a.n * 8 + a.k, 90) < 0.02 THEN 0 ELSE growth.pick(a.n * 8 + a.k, 91, 500) END AS free
FROM growth.article a LEFT JOIN (
  SELECT sku_id, sum(reserved) AS reserved, sum(allocated) AS allocated, -sum(on_hand) AS gone
  FROM stock_movement GROUP BY sku_id) m ON m.sku_id = a.id;
ALTER TABLE growth.left_over ADD PRIMARY KEY (n, k);

INSERT INTO stock_item (sku_id, on_hand, reserved, allocated)
SELECT id, free + reserved + allocated, reserved, allocated FROM growth.left_over ORDER BY n, k;

INSERT INTO stock_movement (sku_id, kind, on_hand, reserved, allocated, at, because)
SELECT id, 'received', free + reserved + allocated + gone, 0, 0, at, 'grown'
FROM growth.left_over WHERE free + reserved + allocated + gone > 0 ORDER BY n, k;

INSERT INTO community_reviewsummary (product_id, stars_1, stars_2, stars_3, stars_4, stars_5, with_pictures)
SELECT product_id, count(*) FILTER (WHERE stars = 1), count(*) FILTER (WHERE stars = 2),
       count(*) FILTER (WHERE stars = 3), count(*) FILTER (WHERE stars = 4), count(*) FILTER (WHERE stars = 5), 0
FROM community_review GROUP BY product_id ORDER BY product_id;

-- The newest three reviews of each product, as its page shows them.
CREATE UNLOGGED TABLE growth.said AS
SELECT product_id, '[' || string_agg(format(json, to_json(coalesce(option_text ->> 'zh-CN', ''))), ','
                                     ORDER BY written_at DESC, id DESC) || ']' AS zh,
       '[' || string_agg(format(json, to_json(coalesce(option_text ->> 'en', ''))), ','
                         ORDER BY written_at DESC, id DESC) || ']' AS en
FROM (
  SELECT product_id, id, written_at, option_text,
         '{"nickname_masked":"' || left(nickname, 1) || '**","stars":' || stars || ',"text":' || to_json(text)
         || ',"pictures":[],"option_text":%s,"written_at":"'
         || to_char(written_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') || '","origin":""}' AS json,
         row_number() OVER (PARTITION BY product_id ORDER BY written_at DESC, id DESC) AS place
  FROM community_review
) AS ranked WHERE place <= 3 GROUP BY product_id;
ALTER TABLE growth.said ADD PRIMARY KEY (product_id);
