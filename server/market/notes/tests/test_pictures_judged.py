"""Pictures are compared before they are seen: with what others published earlier, and with what breaks a rule."""

from uuid import UUID

import pytest
from django.core.management import call_command
from PIL import Image, ImageOps

from foundation.errors import ShopError
from foundation.testing import NOON, deliver_news
from market.media import facade as media
from market.media.models import Picture
from market.media.services.liken_pictures import liken_pictures
from market.media.services.store_picture import store_picture
from market.media.tests.drawn import SIDE, draw, written
from market.moderation.models import Item, Look, LookKey
from market.moderation.services.check_pictures import check_pictures
from market.moderation.services.know_pictures import know_pictures_of, unknow_picture
from market.moderation.services.remember_pictures import forget_pictures
from market.moderation.services.report_subject import report_subject
from market.moderation.tests.factories import judge_alone
from market.moderation.types import Choice, Outcome, Severity
from market.notes.models import Note
from market.notes.services.keep_note import rewrite_note
from market.notes.services.publish_note import publish_note
from market.notes.services.withdraw_note import delete_note
from market.notes.tests.factories import keep_draft, make_draft, make_note
from market.notes.types import NoteView
from market.people.tests.factories import make_person

pytestmark = pytest.mark.django_db
PART = (30, 60, SIDE - 60, SIDE - 30)  # 15 % less on either side.


@pytest.fixture
def people() -> tuple[UUID, UUID, UUID]:
    return make_person().id, make_person().id, make_person().id


def show(author_id: UUID, picture: Image.Image) -> NoteView:
    stored = store_picture(written(picture), author_id, "note", keep=False, now=NOON)
    return make_note(author_id, picture_ids=(stored.id,))


def state(note: NoteView) -> str:
    return Note.objects.get(pk=note.id).state


@pytest.mark.parametrize(
    "changed",
    [
        draw(7).resize((300, 300)), ImageOps.mirror(draw(7)), draw(7).crop(PART), ImageOps.mirror(draw(7).crop(PART)),
        draw(7).point(lambda light: light * 0.8), ImageOps.grayscale(draw(7)).convert("RGB"),
    ],
    ids=["smaller", "mirrored", "cropped", "cropped and mirrored", "darker", "grey"],
)  # fmt: skip
def test_what_is_like_somebody_elses_earlier_picture_is_held_and_says_whose(people, changed):
    ana, ben, _ = people
    first = show(ana, draw(7))

    copy = show(ben, changed)

    assert (state(first), state(copy)) == ("published", "held")
    item = Item.objects.get(subject_id=copy.id)
    (like,) = item.snapshots.get().resemblances
    assert item.rule == "p.4"
    assert (like["person_id"], like["subject_id"]) == (str(ana), str(first.id))


def test_other_pictures_and_ones_own_are_published(people):
    ana, ben, _ = people
    show(ana, draw(7))

    assert state(show(ana, draw(7).resize((400, 400)))) == "published"
    assert state(show(ben, draw(8))) == "published"


def test_of_two_who_had_it_before_the_first_is_told(people):
    ana, ben, cleo = people
    show(ana, draw(7))
    copy = show(ben, draw(7))
    judge_alone(cleo, Choice.KEEP)
    deliver_news()
    assert state(copy) == "published"

    later = show(cleo, draw(7))

    (like,) = Item.objects.get(subject_id=later.id).snapshots.get().resemblances
    assert like["person_id"] == str(ana)


def test_who_deleted_a_picture_or_exchanged_it_had_it_never(people):
    """Without forgetting in `withdraw_item`, and in `remember_pictures`: fails, the later note being held."""
    ana, ben, _ = people
    gone = show(ana, draw(7))
    delete_note(note_id=gone.id, author_id=ana, now=NOON)
    other = show(ana, draw(8))
    rewrite_note(note_id=other.id, author_id=ana, draft=make_draft(ana), now=NOON)

    assert (Look.objects.count(), LookKey.objects.count()) == (1, 0)  # A picture of one colour has no keys.
    assert state(show(ben, draw(7))) == state(show(ben, draw(8))) == "published"


def test_who_copied_it_before_is_forgotten_once_that_is_decided(people):
    """Without forgetting in `decide_item`: fails, whose picture it is being held for it."""
    ana, ben, cleo = people
    stolen = show(ben, draw(7))
    report_subject(person_id=ana, kind="note", subject_id=stolen.id, rule="p.4", text="", now=NOON)
    judge_alone(cleo, rule="p.4")
    deliver_news()
    assert state(stolen) == "hidden"

    assert state(show(ana, draw(7))) == "published"


def test_what_is_like_a_removed_and_known_picture_is_held_or_refused(people):
    ana, ben, cleo = people
    show(ana, draw(7))
    bad = show(ben, draw(7))
    item = Item.objects.get(subject_id=bad.id)
    judge_alone(cleo, rule="7.7")
    assert know_pictures_of(item_id=item.pk, severity=Severity.REFUSE, actor_id=cleo, now=NOON) == 1
    assert know_pictures_of(item_id=item.pk, severity=Severity.REFUSE, actor_id=cleo, now=NOON) == 0

    with pytest.raises(ShopError) as refusal:
        show(ben, ImageOps.mirror(draw(7)))
    part = show(ben, draw(7).crop(PART))

    assert (refusal.value.code, refusal.value.facts["rule"]) == ("moderation.picture_refused", "7.7")
    assert state(part) == "held"  # Only a part of it is the same: a person looks.
    assert Item.objects.get(subject_id=part.id).rule == "7.7"

    unknow_picture(look_id=Look.objects.get(rule="7.7").pk, actor_id=cleo)
    assert Look.objects.exclude(rule="").count() == 0


def test_a_note_costs_as_many_questions_with_many_pictures_as_with_one(people, django_assert_max_num_queries):
    """Without pictures that can be compared it takes seven fewer than this."""
    ana, ben, _ = people
    for number in range(20, 24):
        show(ana, draw(number))
    pictures = tuple(
        store_picture(written(draw(number)), ben, "note", keep=False, now=NOON).id for number in range(30, 36)
    )
    note = keep_draft(ben, picture_ids=pictures)

    with django_assert_max_num_queries(24):
        publish_note(note_id=note.id, author_id=ben, now=NOON)

    assert state(note) == "published"


def test_what_was_published_before_looks_were_kept_is_brought_in_with_its_date(people):
    ana, ben, _ = people
    first = show(ana, draw(7))
    Picture.objects.update(likeness=b"")
    forget_pictures(kind="note", subject_id=first.id)
    assert check_pictures(first.draft.picture_ids, author_id=ben).outcome == Outcome.PUBLISH

    for _ in range(2):
        call_command("liken_pictures")
        call_command("remember_pictures")

    assert Look.objects.get().at == NOON
    assert state(show(ben, draw(7).crop(PART))) == "held"


def test_a_picture_whose_file_is_gone_is_like_none_and_is_not_asked_for_again(people):
    lost = store_picture(written(draw(7)), people[0], "note", now=NOON)
    Picture.objects.update(likeness=b"", stem="pictures/nowhere")

    call_command("liken_pictures")

    assert media.likenesses([lost.id])[lost.id].points == ()
    assert liken_pictures() == 0
