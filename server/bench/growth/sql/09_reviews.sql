-- Reviews by those who have the goods, and how they add up.

INSERT INTO community_review (id, product_id, shop_id, sku_id, person_id, order_id, line_id, nickname, stars, text,
                              option_text, picture_ids, written_at, follow_up, follow_up_picture_ids, reply,
                              replied_at, origin)
SELECT growth.uuid(20, o, b.at + interval '6 days'), g.id, growth.shop_id(g.shop), a.id, p.id, b.id,
       growth.uuid(13, o * 2, b.at), p.nickname,
       (ARRAY[5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 4, 4, 4, 4, 3, 3, 2, 1])[growth.pick(o, 80, 20)],
       one.zh || '，' || other.zh,
       CASE WHEN g.sku_count = 1 THEN '{}' ELSE jsonb_build_object('zh-CN', colour_zh, 'en', colour_en) END, '{}',
       b.at + interval '6 days', '', '{}', CASE WHEN growth.draw(o, 83) < 0.3 THEN '谢谢' ELSE '' END,
       CASE WHEN growth.draw(o, 83) < 0.3 THEN b.at + interval '7 days' END, ''
FROM growth.bought b JOIN growth.good g ON g.n = b.n JOIN growth.article a ON a.n = b.n AND a.k = b.k
JOIN people_person p ON p.id = growth.person_id(b.person)
JOIN growth.word one ON one.kind = 'opinion' AND one.place = growth.pick(o, 81, :opinions)
JOIN growth.word other ON other.kind = 'opinion' AND other.place = growth.pick(o, 82, :opinions)
WHERE is_reviewed AND o BETWEEN :low AND :high ORDER BY o;
