-- What every product is, before it is written into the rooms' tables. Shops, makers and kinds are drawn with heavy
-- tails; a price lies around that of its kind.

INSERT INTO growth.good
SELECT n, d.id, growth.typeid('prod', d.id) AS outside, at, shop, d.leaf, maker, sku_count, price_minor,
       price_minor * 8 / 100 * 10 AS group_minor, o.a, o.size AS team_size, coalesce(o.is_running, false) AS is_grouped,
       CASE WHEN growth.draw(n, 30) < 0.2 THEN price_minor * 5 / 4 END AS compare_minor,
       concat_ws(' ', m.zh, s.zh, t.zh, k.zh, u.zh, model) AS title_zh,
       concat_ws(' ', m.en, s.en, t.en, k.en, u.en, model) AS title_en,
       s2.zh || '，' || u2.zh AS subtitle_zh, s2.en || ', ' || u2.en AS subtitle_en,
       concat(p1.zh, '。', p2.zh, '。', p3.zh, '。') AS description_zh,
       concat_ws(' ', p1.en, p2.en, p3.en) AS description_en,
       g.zh AS origin_zh, g.en AS origin_en, t.zh AS material_zh, t.en AS material_en, u2.zh AS use_zh, u2.en AS use_en,
       CASE WHEN sku_count > 1 THEN colours.zh END AS colours_zh,
       CASE WHEN sku_count > 1 THEN colours.en END AS colours_en
FROM (
  SELECT drawn.*, growth.uuid(7, n, at) AS id,
         greatest(290, ceil(l.price_minor * exp(0.5 * growth.bell(n, 31)) / 100) * 100 - 10)::bigint AS price_minor
  FROM (
    SELECT n, growth.product_at(n) AS at, growth.zipf(n, 10, :shops)::int AS shop,
           1 + floor(:leaves * power(growth.draw(n, 11), 1.7))::int AS leaf, growth.zipf(n, 12, :makers)::int AS maker,
           growth.zipf(n, 13, :styles)::int AS style, growth.pick(n, 14, :materials) AS material,
           CASE WHEN growth.draw(n, 15) < 0.5 THEN growth.pick(n, 16, :uses) END AS use,
           growth.pick(n, 17, :styles) AS second_style, growth.pick(n, 18, :uses) AS second_use,
           growth.pick(n, 19, :origins) AS origin, growth.pick(n, 20, :sentences) AS sentence,
           growth.pick(n, 21, :colours) AS colour, least(6, 1 + floor(-0.9 * ln(1 - growth.draw(n, 22)))::int)
             AS sku_count,
           CASE WHEN growth.draw(n, 23) < 0.3 THEN chr(64 + growth.pick(n, 24, 26)) || chr(64 + growth.pick(n, 25, 26))
                || lpad((growth.pick(n, 26, 10000) - 1)::text, 4, '0') END AS model
    FROM generate_series(:low::bigint, :high) AS n
  ) AS drawn JOIN growth.leaf l ON l.place = drawn.leaf
) AS d
JOIN growth.word m ON m.kind = 'maker' AND m.place = d.maker
JOIN growth.word s ON s.kind = 'style' AND s.place = d.style
JOIN growth.word t ON t.kind = 'material' AND t.place = d.material
JOIN growth.word k ON k.kind = 'leaf' AND k.place = d.leaf
LEFT JOIN growth.word u ON u.kind = 'use' AND u.place = d.use
JOIN growth.word s2 ON s2.kind = 'style' AND s2.place = d.second_style
JOIN growth.word u2 ON u2.kind = 'use' AND u2.place = d.second_use
JOIN growth.word g ON g.kind = 'origin' AND g.place = d.origin
JOIN growth.word p1 ON p1.kind = 'sentence' AND p1.place = d.sentence
JOIN growth.word p2 ON p2.kind = 'sentence' AND p2.place = 1 + (d.sentence + 5) % :sentences
JOIN growth.word p3 ON p3.kind = 'sentence' AND p3.place = 1 + (d.sentence + 11) % :sentences
JOIN growth.palette colours ON colours.start = d.colour AND colours.length = d.sku_count
LEFT JOIN growth.offer o USING (n);

-- One row per article: an SKU with its price.
INSERT INTO growth.article
SELECT n, k, id, growth.typeid('sku', id), price_minor, CASE WHEN is_grouped THEN price_minor * 8 / 100 * 10 END,
       CASE WHEN compare_minor IS NOT NULL THEN price_minor * 5 / 4 END, at, colour_zh, colour_en
FROM (
  SELECT g.n, k, growth.uuid(9, g.n * 8 + k, g.at) AS id, g.price_minor + k * 500 AS price_minor, g.is_grouped,
         g.compare_minor, g.at, g.colours_zh ->> k AS colour_zh, g.colours_en ->> k AS colour_en
  FROM growth.good g CROSS JOIN LATERAL generate_series(0, g.sku_count - 1) AS k
  WHERE g.n BETWEEN :low AND :high
) AS drawn;
