"""
Conditions that other rooms put into statements of their own, so that a page asks in one round trip who may see what, as
things are at that moment. Texts of ours alone; the statement is given `viewer`, an id or nothing.
"""

# Accounts that a feed must not show the one who looks: a block of either side, or a mute of theirs.
UNWANTED = """ARRAY(SELECT blocked_id FROM circles_block WHERE blocker_id = %(viewer)s
  UNION ALL SELECT blocker_id FROM circles_block WHERE blocked_id = %(viewer)s
  UNION ALL SELECT muted_id FROM circles_mute WHERE muter_id = %(viewer)s)"""

# Popular accounts that the one who looks follows.
POPULAR_FOLLOWED = """ARRAY(SELECT t.followee_id FROM circles_tie t
  JOIN circles_circle c ON c.person_id = t.followee_id AND c.popular_since IS NOT NULL
  WHERE t.follower_id = %(viewer)s AND t.since IS NOT NULL)"""


def is_followed(author: str) -> str:
    """Say that the one who looks follows an author. In: a column."""
    return f"""EXISTS (SELECT FROM circles_tie t
      WHERE t.follower_id = %(viewer)s AND t.followee_id = {author} AND t.since IS NOT NULL)"""


def is_shown(author: str) -> str:
    """Say that an author's account shows its notes to the one who looks, blocks and mutes aside. In: a column."""
    return f"""(NOT EXISTS (SELECT FROM circles_circle c WHERE c.person_id = {author} AND c.is_private)
      OR {author} = %(viewer)s OR {is_followed(author)})"""
