"""HTTP for circles: read the request, make one call, shape the reply."""

from collections.abc import Sequence
from uuid import UUID

from django.utils import timezone
from ninja import Router, Status

from foundation import rate
from foundation.batching import Batcher
from foundation.errors import ShopError
from foundation.paging import clamp, decode_dated, encode_cursor
from foundation.web import Limit, PageOut, PersonRequest, VisitorRequest, signed_in, visitor
from market.circles import queries
from market.circles.errors import PersonNotReachable
from market.circles.queries import Place
from market.circles.schemas import AccountIn, AccountOut, FaceOut, FollowOut, KeptAwayOut, ListedOut, ProfileOut
from market.circles.services.answer_asker import answer_asker
from market.circles.services.change_account import change_account
from market.circles.services.follow import follow_many
from market.circles.services.keep_away import block, mute, unblock, unmute
from market.circles.services.unfollow import unfollow
from market.circles.types import Following, FollowWish, Tied
from market.media import facade as media
from market.people import facade as people
from market.people.facade import PersonId

FOLLOWS_PER_MINUTE = 60  # Somebody who goes through a list of friends; faster is a program that buys followers.

router = Router(tags=["circles"])


def _follow_now(wishes: Sequence[FollowWish]) -> Sequence[Following | ShopError]:
    return follow_many(wishes, now=timezone.now())


_follow: Batcher[FollowWish, Following] = Batcher(_follow_now)


# ── One person ───────────────────────────────────────────────────────────────────────────────────────────────────────


@router.get("/people/{person_id}", response=ProfileOut, auth=visitor)
def read_profile(request: VisitorRequest, person_id: PersonId) -> ProfileOut:
    """Who somebody is, and how they stand to me. Who blocked me is not there."""
    viewer_id = request.auth.person_id
    standing = queries.standing(viewer_id, person_id)
    person = people.people([person_id]).get(person_id)
    if person is None:
        raise PersonNotReachable
    pictures = media.pictures([person.avatar_picture_id] if person.avatar_picture_id else [])
    return ProfileOut(
        **FaceOut.of(person, standing, pictures, viewer_id).model_dump(),
        account=AccountOut.of(queries.circles([person_id])[person_id]),
        follows_me=standing.follows_me,
        is_blocked=standing.is_blocked,
        is_muted=standing.is_muted,
        shows_notes=standing.shows_notes,
    )


@router.put("/people/{person_id}/follow", response=FollowOut, auth=signed_in)
def follow(request: PersonRequest, person_id: PersonId) -> FollowOut:
    """Follow somebody, or ask to where their account is private."""
    rate.limit(who=f"person:{request.auth.id}", what="circles.follow", per_minute=FOLLOWS_PER_MINUTE)
    return FollowOut(following=_follow.submit(FollowWish(request.auth.id, person_id)))


@router.delete("/people/{person_id}/follow", response={204: None}, auth=signed_in)
def stop_following(request: PersonRequest, person_id: PersonId) -> Status:
    """Follow somebody no longer, or take the wish back."""
    unfollow(follower_id=request.auth.id, followee_id=person_id, now=timezone.now())
    return Status(204, None)


@router.put("/people/{person_id}/block", response={204: None}, auth=signed_in)
def block_somebody(request: PersonRequest, person_id: PersonId) -> Status:
    """Come across somebody nowhere any more, nor they across me."""
    block(person_id=request.auth.id, other_id=person_id, now=timezone.now())
    return Status(204, None)


@router.delete("/people/{person_id}/block", response={204: None}, auth=signed_in)
def unblock_somebody(request: PersonRequest, person_id: PersonId) -> Status:
    unblock(person_id=request.auth.id, other_id=person_id)
    return Status(204, None)


@router.put("/people/{person_id}/mute", response={204: None}, auth=signed_in)
def mute_somebody(request: PersonRequest, person_id: PersonId) -> Status:
    """Keep what somebody publishes out of my feeds; they never learn of it."""
    mute(person_id=request.auth.id, other_id=person_id, now=timezone.now())
    return Status(204, None)


@router.delete("/people/{person_id}/mute", response={204: None}, auth=signed_in)
def unmute_somebody(request: PersonRequest, person_id: PersonId) -> Status:
    unmute(person_id=request.auth.id, other_id=person_id)
    return Status(204, None)


@router.get("/people/{person_id}/followers", response=PageOut[ListedOut], auth=visitor)
def list_followers(
    request: VisitorRequest, person_id: PersonId, after: str | None = None, limit: Limit = None
) -> dict[str, object]:
    """Who follows somebody, the newest first; of a private account, its followers alone see it."""
    _check_may_look(request.auth.person_id, person_id)
    found, more = queries.followers(person_id, after=decode_dated(after), limit=clamp(limit))
    return _page(found, more, request.auth.person_id)


@router.get("/people/{person_id}/following", response=PageOut[ListedOut], auth=visitor)
def list_followed(
    request: VisitorRequest, person_id: PersonId, after: str | None = None, limit: Limit = None
) -> dict[str, object]:
    """Whom somebody follows, the newest first; of a private account, its followers alone see it."""
    _check_may_look(request.auth.person_id, person_id)
    found, more = queries.followed(person_id, after=decode_dated(after), limit=clamp(limit))
    return _page(found, more, request.auth.person_id)


# ── Mine ─────────────────────────────────────────────────────────────────────────────────────────────────────────────


@router.get("/me", response=AccountOut, auth=signed_in)
def read_mine(request: PersonRequest) -> AccountOut:
    return AccountOut.of(queries.circles([request.auth.id])[request.auth.id])


@router.patch("/me", response=AccountOut, auth=signed_in)
def change_mine(request: PersonRequest, body: AccountIn) -> AccountOut:
    """Say who I am, or who may see what I publish."""
    return AccountOut.of(
        change_account(person_id=request.auth.id, bio=body.bio, is_private=body.is_private, now=timezone.now())
    )


@router.get("/me/friends", response=list[FaceOut], auth=signed_in)
def list_friends(request: PersonRequest) -> list[FaceOut]:
    """Who follows me and is followed by me."""
    return _faces(queries.friends(request.auth.id, limit=500), request.auth.id)


@router.get("/me/asking", response=PageOut[ListedOut], auth=signed_in)
def list_asking(request: PersonRequest, after: str | None = None, limit: Limit = None) -> dict[str, object]:
    """Who asks to follow me, the newest first."""
    found, more = queries.asking(request.auth.id, after=decode_dated(after), limit=clamp(limit))
    return _page(found, more, request.auth.id)


@router.put("/me/followers/{person_id}", response={204: None}, auth=signed_in)
def welcome(request: PersonRequest, person_id: PersonId) -> Status:
    """Say yes to somebody who asks to follow me."""
    answer_asker(person_id=request.auth.id, asker_id=person_id, is_welcome=True, now=timezone.now())
    return Status(204, None)


@router.delete("/me/followers/{person_id}", response={204: None}, auth=signed_in)
def let_go(request: PersonRequest, person_id: PersonId) -> Status:
    """Let go of a follower, or say no to somebody who asks."""
    unfollow(follower_id=person_id, followee_id=request.auth.id, now=timezone.now())
    return Status(204, None)


@router.get("/me/kept-away", response=KeptAwayOut, auth=signed_in)
def list_kept_away(request: PersonRequest) -> KeptAwayOut:
    """Whom I blocked, and whom I muted."""
    blocked, muted = queries.kept_away(request.auth.id)
    shown = {one.person_id: one for one in _faces([*_who(blocked), *_who(muted)], request.auth.id)}
    return KeptAwayOut(blocked=_listed(blocked, shown), muted=_listed(muted, shown))


# ── Shaping ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def _check_may_look(viewer_id: UUID | None, person_id: UUID) -> None:
    """:raises PersonNotReachable: blocked, or a private account that the viewer does not follow"""
    if not queries.standing(viewer_id, person_id).shows_notes:
        raise PersonNotReachable


def _page(found: Sequence[Tied], more: Place | None, viewer_id: UUID | None) -> dict[str, object]:
    shown = {one.person_id: one for one in _faces(_who(found), viewer_id)}
    return {"items": _listed(found, shown), "next": encode_cursor(more) if more else None}


def _who(found: Sequence[Tied]) -> list[UUID]:
    return [one.person_id for one in found]


def _listed(found: Sequence[Tied], shown: dict[UUID, FaceOut]) -> list[ListedOut]:
    return [
        ListedOut(**shown[one.person_id].model_dump(), at=one.at) for one in found if one.person_id in shown
    ]  # fmt: skip


def _faces(person_ids: Sequence[UUID], viewer_id: UUID | None) -> list[FaceOut]:
    """Three queries, however many there are. Who blocked the viewer is left out."""
    known = people.people(set(person_ids))
    standings = queries.standings(viewer_id, person_ids)
    pictures = media.pictures({one for person in known.values() if (one := person.avatar_picture_id)})
    return [
        FaceOut.of(known[one], standings[one], pictures, viewer_id)
        for one in person_ids
        if one in known and not standings[one].has_blocked
    ]
