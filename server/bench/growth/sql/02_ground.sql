-- People, shops, the tree of categories, makers.

CREATE UNLOGGED TABLE growth.category AS
SELECT t.place, t.leaf, growth.uuid(4, t.place, growth.opened()) AS id,
       (SELECT growth.uuid(4, p.place, growth.opened()) FROM growth.tree p WHERE p.place = t.above) AS parent_id,
       (SELECT array_agg(growth.uuid(4, one, growth.opened()) ORDER BY at)
        FROM unnest(t.path) WITH ORDINALITY AS steps (one, at)) AS path,
       regexp_replace(lower(w.en), '[^a-z0-9]+', '-', 'g') || '-' || t.place AS slug, w.zh, w.en, t.path AS places
FROM growth.tree t JOIN growth.word w ON w.kind = 'category' AND w.place = t.place;

INSERT INTO catalogue_category (id, parent_id, slug, name, path, sort, source_key)
SELECT id, parent_id, slug, jsonb_build_object('zh-CN', zh, 'en', en), path, place, 'growth:category:' || place
FROM growth.category ORDER BY place;

CREATE UNLOGGED TABLE growth.leaf AS
SELECT c.leaf AS place, c.id, c.path, c.zh, c.en,
       2000 * exp(4.5 * growth.draw(c.leaf, 1)) AS price_minor,
       (SELECT '[' || string_agg('{"slug":"' || a.slug || '","name":' || to_json(a.zh) || '}', ',' ORDER BY at) || ']'
        FROM unnest(c.places) WITH ORDINALITY AS s (one, at) JOIN growth.category a ON a.place = s.one) AS steps_zh,
       (SELECT '[' || string_agg('{"slug":"' || a.slug || '","name":' || to_json(a.en) || '}', ',' ORDER BY at) || ']'
        FROM unnest(c.places) WITH ORDINALITY AS s (one, at) JOIN growth.category a ON a.place = s.one) AS steps_en
FROM growth.category c WHERE c.leaf > 0;

CREATE UNLOGGED TABLE growth.maker AS
SELECT place, growth.uuid(5, place, growth.opened()) AS id, zh, en FROM growth.word WHERE kind = 'maker';

INSERT INTO catalogue_brand (id, slug, name, story, source_key)
SELECT id, lower(en), jsonb_build_object('zh-CN', zh, 'en', en), '{}', 'growth:maker:' || place
FROM growth.maker ORDER BY place;

CREATE UNLOGGED TABLE growth.shop AS
SELECT place, id, zh, en, has_tariff, opened_at, 'Growth ' || en || ' Ltd' AS company,
       'G' || lpad(place::text, 9, '0') AS licence,
       format('{"shop_id":"%s","name":%s,"intro":"","logo":null,"self_operated":false,"licence":{"company":"%s",'
              || '"number":"%s","address":"","issued_on":null,"valid_until":null,"exemption":""}}',
              growth.typeid('shop', id), to_json(zh), 'Growth ' || en || ' Ltd', 'G' || lpad(place::text, 9, '0'))
         AS json_zh,
       format('{"shop_id":"%s","name":%s,"intro":"","logo":null,"self_operated":false,"licence":{"company":"%s",'
              || '"number":"%s","address":"","issued_on":null,"valid_until":null,"exemption":""}}',
              growth.typeid('shop', id), to_json(en), 'Growth ' || en || ' Ltd', 'G' || lpad(place::text, 9, '0'))
         AS json_en,
       CASE WHEN has_tariff THEN '运费 ¥8，满 ¥88 包邮' ELSE '包邮' END AS freight_zh,
       CASE WHEN has_tariff THEN 'Delivery ¥8, free from ¥88' ELSE 'Free delivery' END AS freight_en
FROM (SELECT w.place, growth.shop_id(w.place) AS id, w.zh, w.en, growth.draw(w.place, 2) < 0.6 AS has_tariff,
             growth.opened() + w.place * (interval '700 days' / :shops) AS opened_at
      FROM growth.word w WHERE w.kind = 'shop') AS named;

INSERT INTO merchants_shop (id, slug, name, intro, self_operated, state, licence_company, licence_number,
                            licence_address, licence_exemption, source_key, opened_at)
SELECT id, 'growth-' || place, jsonb_build_object('zh-CN', zh, 'en', en), '{}', false, 'open', company, licence, '', '',
       'growth:shop:' || place, opened_at
FROM growth.shop ORDER BY place;

INSERT INTO shipping_rule (shop_id, country, flat_minor, free_over_minor, currency)
SELECT id, '', 800, 8800, 'CNY' FROM growth.shop WHERE has_tariff ORDER BY place;

-- The last people own the shops, one each; the first buy most.
INSERT INTO merchants_staff (shop_id, person_id, role, since)
SELECT id, growth.person_id(:people + 1 - place), 'owner', opened_at FROM growth.shop ORDER BY place;
