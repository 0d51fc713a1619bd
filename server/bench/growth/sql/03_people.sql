-- People, with an e-mail address each, an address to send to for most, and something in the basket of some.

INSERT INTO people_person (password, is_superuser, id, nickname, email, is_phone_verified, language, city, source_key,
                           is_active, is_staff, joined_at)
SELECT '!', false, growth.person_id(n), family.zh || given.zh, 'growth' || n || '@example.com', false,
       CASE WHEN growth.draw(n, 3) < 0.8 THEN 'zh-CN' ELSE 'en' END, city.zh, 'growth:person:' || n, true, false,
       growth.person_at(n)
FROM generate_series(:low, :high) AS n
JOIN growth.word family ON family.kind = 'family' AND family.place = growth.pick(n, 4, :families)
JOIN growth.word given ON given.kind = 'given' AND given.place = growth.pick(n, 5, :givens)
JOIN growth.word city ON city.kind = 'origin' AND city.place = growth.pick(n, 6, :origins)
ORDER BY n;

INSERT INTO account_emailaddress (email, verified, "primary", user_id)
SELECT 'growth' || n || '@example.com', true, true, growth.person_id(n) FROM generate_series(:low, :high) AS n;

INSERT INTO people_address (id, person_id, recipient, phone, country, region_codes, region_names, line1, line2,
                            postcode, is_default, created_at)
SELECT growth.uuid(6, n, growth.person_at(n)), growth.person_id(n), '收件人' || n, '+65' || 80000000 + n, 'SG', '{}',
       '{Singapore}', n || ' Harbour Road', '', '018956', true, growth.person_at(n)
FROM generate_series(:low, :high) AS n WHERE growth.draw(n, 7) < 0.7;
