"""Fetches what a page of a note or of comments needs, once for all of it, and shapes it."""

from collections.abc import Sequence
from uuid import UUID

from foundation.web import MoneyOut
from foundation.words import say
from market.catalogue import facade as catalogue
from market.media import facade as media
from market.media.facade import PictureOut, VideoOut
from market.notes.cards import cards, see
from market.notes.queries import reading, talk
from market.notes.schemas import CommentOut, MentionOut, NoteCardOut, NoteOut, NotePicture, OwnNoteOut, Seen, TagOut
from market.notes.types import CommentView, GoodsTag, NoteView, TalkView
from market.orders import facade as orders
from market.people import facade as people
from market.places import facade as places
from market.pricing import facade as pricing

__all__ = ["cards", "just_said", "own", "said", "whole"]


def own(notes: Sequence[NoteView], viewer_id: UUID) -> list[OwnNoteOut]:
    seen = see(notes, viewer_id)
    return [
        OwnNoteOut(**NoteCardOut.of(note, seen).model_dump(), state=note.state, publish_at=note.publish_at)
        for note in notes
    ]


def whole(note: NoteView, viewer_id: UUID | None, language: str) -> NoteOut:
    """Shape a note's page. Nine queries at most."""
    goods = catalogue.products({tag.product_id for tag in note.draft.goods}) if note.draft.goods else {}
    also = {*note.draft.picture_ids, *(product.picture_ids[0] for product in goods.values() if product.picture_ids)}
    seen = see([note], viewer_id, also=also)
    counts, mine = seen.deeds[note.id]
    mentioned = [seen.people[one] for one in note.draft.mention_ids if one in seen.people]
    return NoteOut(
        **NoteCardOut.of(note, seen).model_dump(),
        state=note.state,
        body=note.draft.body,
        topics=list(note.topics),
        pictures=[
            NotePicture(picture_id=one, **shown.model_dump())
            for one in note.draft.picture_ids
            if (shown := PictureOut.of(seen.pictures.get(one)))
        ],
        video=_film(note),
        cover_picture_id=note.draft.cover_picture_id,
        goods=_tags(note.draft.goods, goods, seen, language),
        mentions=[MentionOut(person_id=person.id, nickname=person.nickname) for person in mentioned],
        region_code=note.draft.region_code,
        region_name=next(iter(places.region_names([note.draft.region_code]).values()), "")
        if note.draft.region_code
        else "",
        place_name=note.draft.place_name,
        is_paid=note.draft.is_paid,
        is_ai_declared=note.draft.is_ai_declared,
        version=note.version,
        save_count=counts.saves,
        comment_count=counts.comments,
        share_count=counts.shares,
        is_saved=mine.is_saved,
        is_mine=note.author_id == viewer_id,
        author_bought=bool(orders.who_bought([note.author_id], goods.keys())),
        publish_at=note.publish_at,
        edited_at=note.edited_at,
    )


def _film(note: NoteView) -> VideoOut | None:
    video_id = note.draft.video_id
    return VideoOut.of(media.videos([video_id]).get(video_id)) if video_id else None


def _tags(
    tags: Sequence[GoodsTag], goods: dict[UUID, catalogue.ProductView], seen: Seen, language: str
) -> list[TagOut]:
    if not tags:
        return []
    on_sale = {one.id for one in goods.values() if one.state == catalogue.ProductState.PUBLISHED}
    prices = pricing.list_prices({sku.id for one in goods.values() for sku in one.skus if sku.is_sellable})
    shown = []
    for tag in tags:
        product = goods.get(tag.product_id)
        if product is None:
            continue
        costs = [prices[sku.id] for sku in product.skus if sku.id in prices] if product.id in on_sale else []
        picture = seen.pictures.get(product.picture_ids[0]) if product.picture_ids else None
        shown.append(
            TagOut(
                product_id=product.id,
                title=say(product.title, language),
                picture=PictureOut.of(picture),
                price_from=MoneyOut.of(min(costs, key=lambda money: money.minor)) if costs else None,
                on_picture=tag.picture,
                x_bp=tag.x_bp,
                y_bp=tag.y_bp,
            )
        )
    return shown


def said(comments: Sequence[CommentView], about: TalkView, viewer_id: UUID | None) -> list[CommentOut]:
    """Shape comments beneath one note. Six queries, however many."""
    answered = talk.authors_answered({one for comment in comments if (one := comment.reply_to_id)})
    known = people.people({comment.author_id for comment in comments} | set(answered.values()))
    faces = media.pictures({one for person in known.values() if (one := person.avatar_picture_id)})
    seen = Seen(known, faces, {}, viewer_id)
    liked = talk.liked_comments(viewer_id, [comment.id for comment in comments])
    bought = orders.who_bought(known.keys(), about.product_ids)
    return [
        CommentOut.of(one, seen, note_author_id=about.note_author_id, liked=liked, bought=bought, answered=answered)
        for one in comments
    ]


def just_said(comments: Sequence[CommentView]) -> dict[UUID, CommentOut]:
    """Shape comments to those who have just written them, each by their id. Five queries, however many."""
    about = reading.talks({comment.note_id for comment in comments})
    answered = talk.authors_answered({one for comment in comments if (one := comment.reply_to_id)})
    known = people.people({comment.author_id for comment in comments} | set(answered.values()))
    faces = media.pictures({one for person in known.values() if (one := person.avatar_picture_id)})
    bought = orders.bought(
        {(comment.author_id, product) for comment in comments for product in about[comment.note_id].product_ids}
    )
    return {
        one.id: CommentOut.of(
            one,
            Seen(known, faces, {}, one.author_id),
            note_author_id=about[one.note_id].note_author_id,
            liked=set(),
            bought={person for person, product in bought if product in about[one.note_id].product_ids},
            answered=answered,
        )
        for one in comments
    }
