-- Every account with its counts; one of fifty is private.

INSERT INTO circles_circle (person_id, bio, is_private, follower_count, following_count, popular_since)
SELECT p.id, '', p.n % 50 = 49 AND coalesce(followers, 0) < :popular_from, coalesce(followers, 0), coalesce(following, 0),
       CASE WHEN followers >= :popular_from THEN growth.today() - interval '60 days' END
FROM gathering.person p
LEFT JOIN (SELECT followee_id AS id, count(*) AS followers FROM circles_tie GROUP BY 1) AS i USING (id)
LEFT JOIN (SELECT follower_id AS id, count(*) AS following FROM circles_tie GROUP BY 1) AS o USING (id);

-- Every fifth mutes somebody, every twentieth has blocked somebody whom no tie binds.
INSERT INTO circles_mute (muter_id, muted_id, at)
SELECT a.id, b.id, growth.today() FROM gathering.person a
JOIN gathering.person b ON b.n = gathering.of_rank(gathering.rank(a.n, 21)) WHERE a.n % 5 = 0 AND a.n <> b.n;
INSERT INTO circles_block (blocker_id, blocked_id, at)
SELECT a.id, b.id, growth.today() FROM gathering.person a
JOIN gathering.person b ON b.n = growth.pick(a.n, 22, :people)
WHERE a.n % 20 = 3 AND a.n <> b.n
  AND NOT EXISTS (SELECT FROM circles_tie t WHERE t.follower_id = a.id AND t.followee_id = b.id)
  AND NOT EXISTS (SELECT FROM circles_tie t WHERE t.follower_id = b.id AND t.followee_id = a.id);
