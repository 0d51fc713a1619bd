-- Goods, articles, prices, pictures and group offers in the rooms' tables.

INSERT INTO media_picture (id, purpose, digest, stem, sizes, width, height, colour, asked_at, kept_at)
SELECT growth.picture_id(n), 'goods', md5('a' || n) || md5('b' || n), growth.stem(n, at), '{320,640,1280}', 1200, 1200,
       growth.colour(n), at, at
FROM growth.good WHERE n BETWEEN :low AND :high ORDER BY n;

INSERT INTO catalogue_product (id, shop_id, slug, title, subtitle, description, attributes, options, picture_ids,
                               origin, state, published_at, source_key, created_at, changed_at, category_id, brand_id)
SELECT g.id, growth.shop_id(g.shop), 'growth-' || g.n, jsonb_build_object('zh-CN', title_zh, 'en', title_en),
       jsonb_build_object('zh-CN', subtitle_zh, 'en', subtitle_en),
       jsonb_build_object('zh-CN', description_zh, 'en', description_en),
       jsonb_build_array(
         jsonb_build_object('name', jsonb_build_object('zh-CN', '产地', 'en', 'Origin'),
                            'value', jsonb_build_object('zh-CN', origin_zh, 'en', origin_en)),
         jsonb_build_object('name', jsonb_build_object('zh-CN', '材质', 'en', 'Material'),
                            'value', jsonb_build_object('zh-CN', material_zh, 'en', material_en)),
         jsonb_build_object('name', jsonb_build_object('zh-CN', '适用', 'en', 'Suited to'),
                            'value', jsonb_build_object('zh-CN', use_zh, 'en', use_en))),
       CASE WHEN sku_count = 1 THEN '[]' ELSE
         jsonb_build_array(jsonb_build_object(
           'name', jsonb_build_object('zh-CN', '颜色', 'en', 'Colour'),
           'values', (SELECT jsonb_agg(jsonb_build_object('zh-CN', colour_zh, 'en', colour_en) ORDER BY k)
                      FROM growth.article a WHERE a.n = g.n))) END,
       ARRAY[growth.picture_id(g.n)], jsonb_build_object('zh-CN', origin_zh, 'en', origin_en), 'published', g.at,
       'growth:product:' || g.n, g.at, g.at, l.id, m.id
FROM growth.good g JOIN growth.leaf l ON l.place = g.leaf JOIN growth.maker m ON m.place = g.maker
WHERE g.n BETWEEN :low AND :high ORDER BY g.n;

INSERT INTO catalogue_productmove (product_id, before, after, at, because)
SELECT id, 'draft', 'published', at, 'grown' FROM growth.good WHERE n BETWEEN :low AND :high ORDER BY n;

INSERT INTO catalogue_sku (id, product_id, code, option_values, option_text, weight_grams, is_active, sort, source_key)
SELECT a.id, g.id, 'G' || k, CASE WHEN sku_count = 1 THEN '{}' ELSE ARRAY[k]::smallint[] END,
       CASE WHEN sku_count = 1 THEN '{}' ELSE jsonb_build_object('zh-CN', colour_zh, 'en', colour_en) END,
       growth.pick(a.n, 40, 2000), true, k, 'growth:sku:' || a.n || ':' || k
FROM growth.article a JOIN growth.good g USING (n) WHERE a.n BETWEEN :low AND :high ORDER BY a.n, k;

INSERT INTO pricing_price (sku_id, price_minor, currency, compare_at_minor, compare_source, since)
SELECT id, price_minor, 'CNY', compare_minor,
       CASE WHEN compare_minor IS NOT NULL
         THEN '{"zh-CN": "厂商建议零售价", "en": "The maker''s recommended price"}'::jsonb END, at
FROM growth.article WHERE n BETWEEN :low AND :high ORDER BY n, k;

INSERT INTO pricing_pricechange (sku_id, price_minor, currency, compare_at_minor, at, because)
SELECT id, price_minor, 'CNY', compare_minor, at, 'grown'
FROM growth.article WHERE n BETWEEN :low AND :high ORDER BY n, k;

INSERT INTO groupbuy_activity (id, source_key, product_id, shop_id, state, starts_at, ends_at, team_size,
                               team_ttl_seconds, pay_ttl_seconds, min_quantity, max_quantity, per_person,
                               one_open_team, audience, currency, created_at)
SELECT o.id, 'growth:activity:' || o.a, g.id, growth.shop_id(g.shop),
       CASE WHEN is_running THEN 'running' ELSE 'stopped' END, growth.today() - interval '400 days',
       growth.today() + interval '60 days', size, 864000, 900, 1, 5, 1000, false, 'all', 'CNY',
       growth.today() - interval '400 days'
FROM growth.good g JOIN growth.offer o USING (n) WHERE g.n BETWEEN :low AND :high ORDER BY g.n;

INSERT INTO groupbuy_activityprice (activity_id, sku_id, price_minor, quota_total, quota_left)
SELECT o.id, a.id, a.price_minor * 8 / 100 * 10, 1000000, 1000000
FROM growth.article a JOIN growth.offer o USING (n) WHERE a.n BETWEEN :low AND :high ORDER BY a.n, a.k;
