from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from foundation.errors import ShopError
from foundation.ids import uuid7
from foundation.states import IllegalMove
from foundation.testing import NOON, told, told_all
from market.catalogue.facade import withdraw_product
from market.catalogue.tests.factories import make_product
from market.circles.facade import block
from market.circles.tests.factories import make_person
from market.notes import errors
from market.notes.events import NoteEdited, NotePublished, NoteWithdrawn
from market.notes.models import Comment, Goods, Note, Shared
from market.notes.queries import reading
from market.notes.services.keep_note import rewrite_note
from market.notes.services.publish_note import publish_due, publish_note, recall_note
from market.notes.services.withdraw_note import KEPT, delete_note, forget_deleted, let_through, take_down
from market.notes.states import NoteState
from market.notes.tests.factories import keep_draft, make_draft, make_note, make_picture, say, tag
from market.orders.tests.factories import make_sku

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


def test_a_note_is_seen_from_its_publication_on():
    lin, wei = make_person(), make_person()
    draft = keep_draft(lin.id, body="喝茶正好 #陶器 #Tea")

    with pytest.raises(errors.NoteNotFound):
        reading.note(draft.id, viewer_id=wei.id)
    note = publish_note(note_id=draft.id, author_id=lin.id, now=NOON)

    assert (note.state, note.published_at, note.topics) == (NoteState.PUBLISHED, NOON, ("陶器", "tea"))
    assert reading.note(note.id, viewer_id=None) == note
    news = told(NotePublished, key=note.id)
    assert (news.author_id, news.is_first) == (lin.id, True)
    publish_note(note_id=draft.id, author_id=lin.id, now=NOON + HOUR)
    assert len(told_all(NotePublished)) == 1


@pytest.mark.parametrize(
    ("given", "refusal"),
    [
        ({"picture_ids": ()}, errors.NothingToShow),
        ({"title": " "}, errors.TitleMissing),
    ],
)
def test_an_unfinished_note_stays_a_draft(given, refusal):
    lin = make_person()
    draft = keep_draft(lin.id, **given)

    with pytest.raises(refusal):
        publish_note(note_id=draft.id, author_id=lin.id, now=NOON)

    assert Note.objects.get().state == NoteState.DRAFT


def test_what_no_note_may_be_is_not_even_kept():
    lin, other, enemy = make_person(), make_person(), make_person()
    block(person_id=enemy.id, other_id=lin.id, now=NOON)
    theirs, unsold = make_picture(other.id), make_sku().product_id
    withdraw_product(unsold, now=NOON)
    cup = make_sku().product_id
    wrong = [
        ({"title": "长" * 61}, "notes.too_much", "title"),
        ({"body": "长" * 2_001}, "notes.too_much", "body"),
        ({"picture_ids": (theirs,)}, "media.picture_not_found", "picture_ids"),
        ({"cover_picture_id": theirs}, "notes.cover_not_in_note", "cover_picture_id"),
        ({"goods": (tag(unsold),)}, "notes.goods_not_on_sale", "goods"),
        ({"goods": (tag(uuid4()),)}, "notes.goods_not_on_sale", "goods"),
        ({"goods": (tag(cup), tag(cup))}, "notes.goods_not_on_sale", "goods"),
        ({"goods": (tag(cup, picture=1),)}, "notes.tag_outside_picture", "goods"),
        ({"goods": (tag(cup, x_bp=10_001),)}, "notes.tag_outside_picture", "goods"),
        ({"mention_ids": (enemy.id,)}, "notes.person_not_mentionable", "mention_ids"),
        ({"mention_ids": (uuid4(),)}, "notes.person_not_mentionable", "mention_ids"),
        ({"region_code": "000000"}, "notes.place_unknown", "region_code"),
    ]
    for given, code, field in wrong:
        with pytest.raises(ShopError) as refusal, transaction.atomic():
            keep_draft(lin.id, **given)
        assert (refusal.value.code, refusal.value.field) == (code, field)
    assert not Note.objects.exists()


def test_a_note_that_sells_says_that_it_is_an_advertisement():
    lin, cup = make_person(), make_sku()

    plain = make_note(lin.id)
    with_goods = make_note(lin.id, goods=(tag(cup.product_id),))
    paid = make_note(lin.id, is_paid=True)
    made_by_ai = make_note(lin.id, is_ai_declared=True)

    assert [one.is_ad for one in (plain, with_goods, paid, made_by_ai)] == [False, True, True, False]
    assert made_by_ai.is_ai
    emptied = rewrite_note(note_id=with_goods.id, author_id=lin.id, draft=make_draft(lin.id), now=NOON)
    assert not emptied.is_ad


def test_the_database_refuses_goods_without_the_label():
    """Without the triggers: fails, as both rows are written."""
    lin, cup = make_person(), make_sku()
    plain, selling = make_note(lin.id), make_note(lin.id, goods=(tag(cup.product_id),))

    with pytest.raises(IntegrityError, match="is an advertisement"), transaction.atomic():
        Goods.objects.create(note_id=plain.id, place=0, product_id=cup.product_id, picture=0, x_bp=0, y_bp=0)
    with pytest.raises(IntegrityError, match="is an advertisement"), transaction.atomic():
        Note.objects.filter(pk=selling.id).update(is_ad=False)


def test_a_scheduled_note_waits_for_its_hour():
    lin = make_person()
    draft = keep_draft(lin.id)
    publish_note(note_id=draft.id, author_id=lin.id, at=NOON + HOUR, now=NOON)

    assert publish_due(now=NOON + HOUR - timedelta(seconds=1)) == 0
    assert publish_due(now=NOON + HOUR) == 1
    assert publish_due(now=NOON + HOUR) == 0

    assert reading.note(draft.id, viewer_id=None).published_at == NOON + HOUR


@pytest.mark.parametrize("at", [NOON, NOON - HOUR, NOON + timedelta(days=91)])
def test_an_hour_lies_ahead(at):
    lin = make_person()
    draft = keep_draft(lin.id)

    with pytest.raises(errors.HourNotAhead):
        publish_note(note_id=draft.id, author_id=lin.id, at=at, now=NOON)


def test_a_scheduled_note_is_moved_or_recalled():
    lin = make_person()
    draft = keep_draft(lin.id)
    publish_note(note_id=draft.id, author_id=lin.id, at=NOON + HOUR, now=NOON)
    publish_note(note_id=draft.id, author_id=lin.id, at=NOON + 2 * HOUR, now=NOON)

    assert publish_due(now=NOON + HOUR) == 0
    assert recall_note(note_id=draft.id, author_id=lin.id, now=NOON).state == NoteState.DRAFT
    assert publish_due(now=NOON + 3 * HOUR) == 0


def test_an_edit_is_seen_at_once_and_what_was_said_is_kept():
    lin = make_person()
    note = make_note(lin.id, title="旧题")

    done = rewrite_note(
        note_id=note.id, author_id=lin.id, draft=make_draft(lin.id, title="新题"), version=1, now=NOON + HOUR
    )
    with pytest.raises(errors.NoteChangedMeanwhile):
        rewrite_note(note_id=note.id, author_id=lin.id, draft=make_draft(lin.id), version=1, now=NOON)

    assert (done.draft.title, done.version, done.edited_at) == ("新题", 2, NOON + HOUR)
    (revision,) = Note.objects.get().revisions.all()
    assert (revision.version, revision.said["title"], revision.until) == (1, "旧题", NOON + HOUR)
    assert told(NoteEdited, key=note.id).version == 2
    with pytest.raises(errors.NothingToShow):
        rewrite_note(note_id=note.id, author_id=lin.id, draft=make_draft(lin.id, picture_ids=()), now=NOON)


def test_a_deleted_note_is_gone_for_everybody_and_a_month_later_for_good():
    lin, wei = make_person(), make_person()
    note = make_note(lin.id)
    say(note.id, wei.id)
    Shared.objects.create(share_id=uuid7(), note_id=note.id)

    delete_note(note_id=note.id, author_id=lin.id, now=NOON)

    for viewer in (lin.id, wei.id, None):
        with pytest.raises(errors.NoteNotFound):
            reading.note(note.id, viewer_id=viewer)
    assert reading.own_notes(lin.id, list(NoteState), after=None, limit=9) == ([], None)
    assert told(NoteWithdrawn, key=note.id).is_deleted
    assert forget_deleted(now=NOON + KEPT) == 0
    assert forget_deleted(now=NOON + KEPT + HOUR) == 1
    left = Note.objects.get()
    assert (left.title, left.body, left.picture_ids, left.state) == ("", "", [], NoteState.DELETED)
    assert not Comment.objects.exists()
    assert not Shared.objects.exists()
    assert forget_deleted(now=NOON + KEPT + HOUR) == 0


def test_what_is_taken_down_only_its_author_sees_until_it_comes_back():
    lin, wei = make_person(), make_person()
    note = make_note(lin.id)

    for _ in range(2):
        take_down(note_id=note.id, because="6.1", by=wei.id, now=NOON + HOUR)
    with pytest.raises(errors.NoteNotFound):
        reading.note(note.id, viewer_id=wei.id)
    assert reading.note(note.id, viewer_id=lin.id).state == NoteState.HIDDEN
    with pytest.raises(IllegalMove):
        publish_note(note_id=note.id, author_id=lin.id, at=NOON + 3 * HOUR, now=NOON + HOUR)

    let_through(note_id=note.id, because="appeal", by=wei.id, now=NOON + 2 * HOUR)

    back = reading.note(note.id, viewer_id=wei.id)
    assert back.published_at == NOON
    assert [event.is_first for event in told_all(NotePublished)] == [True, False]
    assert len(told_all(NoteWithdrawn)) == 1


def test_another_persons_note_is_not_found_by_any_service():
    lin, wei = make_person(), make_person()
    draft = keep_draft(lin.id)
    acts = [
        lambda: publish_note(note_id=draft.id, author_id=wei.id, now=NOON),
        lambda: recall_note(note_id=draft.id, author_id=wei.id, now=NOON),
        lambda: rewrite_note(note_id=draft.id, author_id=wei.id, draft=make_draft(wei.id), now=NOON),
        lambda: delete_note(note_id=draft.id, author_id=wei.id, now=NOON),
    ]
    for act in acts:
        with pytest.raises(errors.NoteNotFound):
            act()


def test_lists_go_on_where_they_stopped():
    lin, product = make_person(), make_product()
    cup = make_sku().product_id
    made = [make_note(lin.id, now=NOON + n // 2 * HOUR, goods=(tag(cup),)) for n in range(5)]

    def walk(ask):
        seen, place = [], None
        while True:
            page, place = ask(place)
            seen += [one.id for one in page]
            if place is None:
                return seen

    newest = [one.id for one in reversed(made)]
    assert walk(lambda place: reading.notes_of_author(lin.id, after=place, limit=2)) == newest
    assert walk(lambda place: reading.notes_of_product(cup, after=place, limit=2)) == newest
    assert walk(lambda place: reading.own_notes(lin.id, [NoteState.PUBLISHED], after=place, limit=2)) == newest
    assert reading.notes_of_product(product.id, after=None, limit=2) == ([], None)
