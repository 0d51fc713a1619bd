-- Cards, bodies and places on shelves, letter by letter as storefront.services.refresh_products writes them.

CREATE TEMP TABLE page ON COMMIT DROP AS
SELECT g.*, growth.shop_id(g.shop) AS shop_id, l.path, coalesce(s.sold_count, 0) AS sold_count, a.in_stock,
       a.skus_zh, a.skus_en,
       format('{"url_320":"/media/%1$s-320.webp","url_640":"/media/%1$s-640.webp","url_1280":"/media/%1$s-1280.webp",'
              || '"width":1200,"height":1200,"colour":"%2$s"}', growth.stem(g.n, g.at), growth.colour(g.n)) AS picture,
       h.zh AS shop_zh, h.en AS shop_en, h.json_zh AS shop_json_zh, h.json_en AS shop_json_en, h.freight_zh,
       h.freight_en, l.steps_zh, l.steps_en, m.zh AS maker_zh, m.en AS maker_en,
       CASE WHEN r.product_id IS NULL THEN '{"count":0,"average":null,"items":[]}' ELSE
         format('{"count":%s,"average":%s,"items":', r.count, growth.mean(r.total, r.count)) || said.zh || '}' END
         AS reviews_zh,
       CASE WHEN r.product_id IS NULL THEN '{"count":0,"average":null,"items":[]}' ELSE
         format('{"count":%s,"average":%s,"items":', r.count, growth.mean(r.total, r.count)) || said.en || '}' END
         AS reviews_en
FROM (SELECT * FROM growth.good WHERE n BETWEEN :low AND :high) AS g
JOIN growth.leaf l ON l.place = g.leaf JOIN growth.shop h ON h.place = g.shop JOIN growth.maker m ON m.place = g.maker
LEFT JOIN storefront_sales s ON s.product_id = g.id
LEFT JOIN (SELECT product_id, stars_1 + stars_2 + stars_3 + stars_4 + stars_5 AS count,
                  stars_1 + 2 * stars_2 + 3 * stars_3 + 4 * stars_4 + 5 * stars_5 AS total
           FROM community_reviewsummary) AS r ON r.product_id = g.id
LEFT JOIN growth.said said ON said.product_id = g.id
JOIN (
  SELECT a.n, bool_or(free > 0) AS in_stock,
         string_agg(format(json, to_json(coalesce(colour_zh, '')), compare_zh), ',' ORDER BY a.k) AS skus_zh,
         string_agg(format(json, to_json(coalesce(colour_en, '')), compare_en), ',' ORDER BY a.k) AS skus_en
  FROM (
    SELECT n, k, colour_zh, colour_en,
           format('{"sku_id":"%s","option_values":[%s],"text":%%s,"price":{"currency":"CNY","minor":%s},%%s,'
                  || '"group_price":%s,"available":0,"picture":null}', outside,
                  CASE WHEN colour_zh IS NULL THEN '' ELSE k::text END, price_minor,
                  coalesce('{"currency":"CNY","minor":' || group_minor || '}', 'null')) AS json,
           CASE WHEN compare_minor IS NULL THEN '"compare_at":null,"compare_source":null' ELSE
             '"compare_at":{"currency":"CNY","minor":' || compare_minor
             || '},"compare_source":"厂商建议零售价"' END AS compare_zh,
           CASE WHEN compare_minor IS NULL THEN '"compare_at":null,"compare_source":null' ELSE
             '"compare_at":{"currency":"CNY","minor":' || compare_minor
             || '},"compare_source":"The maker''s recommended price"' END AS compare_en
    FROM growth.article WHERE n BETWEEN :low AND :high
  ) AS a JOIN growth.left_over lo USING (n, k) GROUP BY a.n
) AS a USING (n);

INSERT INTO storefront_card (product_id, shop_id, card_zh, card_en, body_zh, body_en, wake_at)
SELECT id, shop_id,
       format(card, to_json(title_zh), to_json(shop_zh)), format(card, to_json(title_en), to_json(shop_en)),
       format('{"product_id":"%s","title":%s,"subtitle":%s,"description":%s,"pictures":[%s],"skus":[%s],"options":%s,'
              || '"attributes":[{"name":"产地","value":%s},{"name":"材质","value":%s},{"name":"适用","value":%s}],'
              || '"brand":%s,"origin":%s,"category_path":%s,"shop":%s,"promise":{"ship_within_hours":48,'
              || '"seven_day_return":true,"freight":%s},"reviews":%s,"sold_count":%s}',
              outside, to_json(title_zh), to_json(subtitle_zh), to_json(description_zh), picture, skus_zh,
              coalesce('[{"name":"颜色","values":' || replace(colours_zh::text, '", "', '","') || '}]', '[]'),
              to_json(origin_zh), to_json(material_zh), to_json(use_zh), to_json(maker_zh), to_json(origin_zh), steps_zh,
              shop_json_zh, to_json(freight_zh), reviews_zh, sold_count),
       format('{"product_id":"%s","title":%s,"subtitle":%s,"description":%s,"pictures":[%s],"skus":[%s],"options":%s,'
              || '"attributes":[{"name":"Origin","value":%s},{"name":"Material","value":%s},'
              || '{"name":"Suited to","value":%s}],'
              || '"brand":%s,"origin":%s,"category_path":%s,"shop":%s,"promise":{"ship_within_hours":48,'
              || '"seven_day_return":true,"freight":%s},"reviews":%s,"sold_count":%s}',
              outside, to_json(title_en), to_json(subtitle_en), to_json(description_en), picture, skus_en,
              coalesce('[{"name":"Colour","values":' || replace(colours_en::text, '", "', '","') || '}]', '[]'),
              to_json(origin_en), to_json(material_en), to_json(use_en), to_json(maker_en), to_json(origin_en), steps_en,
              shop_json_en, to_json(freight_en), reviews_en, sold_count),
       CASE WHEN is_grouped THEN growth.today() + interval '60 days' END
FROM (
  SELECT *, format('{"product_id":"%s","title":%%s,"shop_name":%%s,"picture":%s,"price":{"currency":"CNY","minor":%s},'
                   || '"group_price":%s,"team_size":%s,"sold_count":%s,"in_stock":%s}', outside, picture, price_minor,
                   CASE WHEN is_grouped THEN '{"currency":"CNY","minor":' || group_minor || '}' ELSE 'null' END,
                   CASE WHEN is_grouped THEN team_size::text ELSE 'null' END, sold_count, in_stock::text) AS card
  FROM page
) AS p ORDER BY n;

INSERT INTO storefront_shelf (list_id, product_id, rank, price_minor, sold_count, published_at)
SELECT list_id, id,
       round(1000 * (ln(1 + sold_count::float8) + extract(epoch FROM at - '2026-01-01T00:00:00Z')::float8 / 86400 / 14
                     + CASE WHEN is_grouped THEN 0.5 ELSE 0 END))::bigint - CASE WHEN in_stock THEN 0 ELSE 3000 END,
       CASE WHEN is_grouped THEN group_minor ELSE price_minor END, sold_count, at
FROM page CROSS JOIN LATERAL unnest(ARRAY['00000000-0000-0000-0000-000000000000'::uuid, shop_id] || path) AS list_id
ORDER BY n;
