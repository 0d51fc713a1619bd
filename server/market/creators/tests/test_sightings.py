"""What counts, how often, and for whom; and that sums are what was seen, whoever dies when."""

import json
from collections import Counter
from datetime import timedelta
from uuid import UUID

import pytest
from django.db import transaction
from django.test import Client
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st

from foundation.ids import encode, uuid7
from foundation.testing import NOON, at_once, deliver_news
from foundation.web import GUEST_KEY
from market.affiliate.tests.factories import agree
from market.circles.facade import block
from market.circles.tests.factories import make_person, make_private
from market.creators.models import Figure, Fresh, Sighting
from market.creators.services import note_sightings as service
from market.creators.services.fold_sightings import KEPT, fold_sightings, forget_sightings
from market.creators.services.note_sightings import note_deeds, note_sightings
from market.creators.tests.factories import sight
from market.creators.types import Deed, Done, Sighted, Source, Viewer
from market.notes.facade import Deed as Like
from market.notes.facade import like_many
from market.notes.services.withdraw_note import delete_note
from market.notes.tests.factories import make_note, say
from market.people.models import Person

pytestmark = pytest.mark.django_db
TODAY = NOON.date()


def figures() -> Counter:
    """Every sum, as (note, day, source, deed)."""
    return Counter(
        {
            (row.note_id, row.day, row.source, deed): count
            for row in Figure.objects.all()
            for deed in Deed
            if (count := getattr(row, deed))
        }
    )


def reference() -> Counter:
    """The same, counted one by one from what was seen."""
    seen = Sighting.objects.filter(is_counted=True)
    return Counter((row.note_id, row.day, row.source, row.deed) for row in seen)


def test_each_deed_counts_once_a_viewer_a_note_and_a_day():
    wei, lin, mei = make_person(), make_person(), make_person()
    note = make_note(wei.id)

    assert sight(note.id, lin.id, Deed.SEEN, Deed.READ) == 2
    assert sight(note.id, lin.id, Deed.SEEN, Deed.READ, source=Source.TOPIC) == 0
    assert sight(note.id, mei.id) == 1
    assert sight(note.id, lin.id, now=NOON + timedelta(days=1)) == 1

    assert fold_sightings() == 4
    assert sum(count for key, count in figures().items() if key[3] == Deed.SEEN) == 3


def test_an_authors_own_looks_do_not_count():
    wei = make_person()

    assert sight(make_note(wei.id).id, wei.id) == 0
    assert not Sighting.objects.exists()


@pytest.mark.parametrize("who", ["blocked", "not_a_follower", "deleted", "unknown"])
def test_what_is_told_of_notes_that_one_may_not_see_does_not_count(who):
    wei, lin = make_person(), make_person()
    note_id = uuid7() if who == "unknown" else make_note(wei.id).id
    if who == "blocked":
        block(person_id=wei.id, other_id=lin.id, now=NOON)
    if who == "not_a_follower":
        make_private(wei)
    if who == "deleted":
        delete_note(note_id=note_id, author_id=wei.id, now=NOON)

    assert sight(note_id, lin.id) == 0


def test_of_one_viewer_only_so_much_counts_a_day(monkeypatch):
    monkeypatch.setattr(service, "MOST_A_DAY", 3)
    wei, lin = make_person(), make_person()

    new = [sight(make_note(wei.id).id, lin.id, Deed.SEEN, Deed.READ) for _ in range(3)]

    assert new == [2, 1, 0]
    assert sight(make_note(wei.id).id, lin.id, now=NOON + timedelta(days=1)) == 1


def test_what_people_do_is_put_down_to_the_way_they_came_and_counts_once():
    wei, lin, mei = make_person(), make_person(), make_person()
    note, now = make_note(wei.id, now=timezone.now()), timezone.now()
    sight(note.id, lin.id, source=Source.NEARBY, now=now - timedelta(minutes=5))
    for person in (lin, mei, wei):
        like_many([Like(person.id, note.id)], now=now)
    said = [say(note.id, lin.id, f"真好看{n}", now=now) for n in range(2)]
    deliver_news()

    note_deeds([Done(note.id, wei.id, lin.id, Deed.COMMENTED, one.at, one.id) for one in said])
    note_deeds([Done(note.id, wei.id, lin.id, Deed.LIKED, now + timedelta(days=2))])
    fold_sightings()

    found = Counter()
    for (_, _, source, deed), count in figures().items():
        found[source, deed] += count
    assert found == {
        ("nearby", "seen"): 1,
        ("nearby", "liked"): 1,
        ("nearby", "commented"): 2,
        ("direct", "liked"): 1,
    }


def test_a_fold_that_dies_has_added_nothing_and_the_next_adds_all():
    wei, lin = make_person(), make_person()
    note = make_note(wei.id)
    sight(note.id, lin.id, Deed.SEEN, Deed.READ)

    with pytest.raises(ZeroDivisionError), transaction.atomic():
        assert fold_sightings() == 2
        raise ZeroDivisionError
    assert (Figure.objects.count(), Fresh.objects.count()) == (0, 2)

    assert (fold_sightings(at_once=1), fold_sightings(), fold_sightings()) == (1, 1, 0)
    assert figures() == reference()


@pytest.mark.django_db(transaction=True)
def test_whoever_folds_at_once_nothing_is_added_twice_or_lost():
    """With a SELECT beside the DELETE instead of its RETURNING: fails, rows are added twice."""
    wei, people = make_person(), [make_person() for _ in range(6)]
    notes = [make_note(wei.id) for _ in range(3)]
    for note in notes:
        for person in people:
            sight(note.id, person.id, Deed.SEEN, Deed.READ)

    def fold() -> None:
        while fold_sightings(at_once=4):
            pass

    assert at_once([fold] * 6) == ["done"] * 6
    assert figures() == reference()
    assert sum(figures().values()) == 36


LOOKS = st.lists(
    st.tuples(
        st.integers(0, 2), st.integers(0, 3), st.sampled_from([Deed.SEEN, Deed.READ]), st.sampled_from(list(Source)),
        st.integers(0, 2), st.booleans(),
    ),
    max_size=25,
)  # fmt: skip


@pytest.mark.usefixtures("db")
@settings(max_examples=25, deadline=None)
@given(looks=LOOKS)
def test_whoever_looks_whenever_sums_are_what_was_seen(looks):
    with transaction.atomic():
        wei, people = make_person(), [make_person() for _ in range(4)]
        notes = [make_note(wei.id) for _ in range(3)]
        first: dict[tuple[int, int, Deed, int], Source] = {}
        for note, person, deed, source, day, folds in looks:
            sight(notes[note].id, people[person].id, deed, source=source, now=NOON + timedelta(days=day))
            first.setdefault((note, person, deed, day), source)
            if folds:
                fold_sightings(at_once=2)
        fold_sightings()

        expected = Counter(
            (notes[note].id, TODAY + timedelta(days=day), source, deed)
            for (note, _, deed, day), source in first.items()
        )
        assert figures() == reference() == expected
        transaction.set_rollback(True)


def test_who_did_what_is_forgotten_after_some_weeks_and_sums_stay():
    wei, lin = make_person(), make_person()
    note = make_note(wei.id)
    sight(note.id, lin.id)
    sight(note.id, lin.id, now=NOON + timedelta(days=10))
    fold_sightings()

    assert forget_sightings(now=NOON + KEPT) == 0
    assert forget_sightings(now=NOON + KEPT + timedelta(days=1)) == 1

    assert Sighting.objects.count() == 1
    assert sum(figures().values()) == 2


# ── Over HTTP ────────────────────────────────────────────────────────────────────────────────────────────────────────


def tell(client: Client, *items: dict, status: int = 204) -> dict:
    answer = client.post("/api/creators/sightings", json.dumps({"items": items}), "application/json")
    assert answer.status_code == status, answer.content
    return json.loads(answer.content or b"{}")


def looked(note_id: UUID, deed: str = "seen", **more: object) -> dict:
    return {"note_id": encode("note", note_id), "deed": deed, "source": "following", **more}


def test_a_stranger_is_somebody_else_each_time_until_they_agree():
    wei, guest = make_person(), Client()
    note = make_note(wei.id, now=timezone.now())

    for _ in range(2):
        tell(guest, looked(note.id), looked(note.id, "read"))
    assert len(set(Sighting.objects.values_list("viewer_id", flat=True))) == 2
    assert not Sighting.objects.filter(is_person=True).exists()

    session = guest.session
    session[GUEST_KEY] = uuid7().hex
    session.save()
    guest.cookies["sessionid"] = session.session_key
    agree(visitor_id=UUID(session[GUEST_KEY]))
    for _ in range(2):
        tell(guest, looked(note.id))
    assert Sighting.objects.filter(viewer_id=UUID(session[GUEST_KEY])).count() == 1


@pytest.mark.parametrize(
    "wrong", [{"deed": "liked"}, {"source": "elsewhere"}, {"note_id": "note_x"}, {"product_id": "sku_1"}]
)
def test_nonsense_is_refused(wrong):
    note = make_note(make_person().id, now=timezone.now())

    tell(Client(), {**looked(note.id), **wrong}, status=422)
    tell(Client(), *[looked(note.id)] * 51, status=422)
    assert not Sighting.objects.exists()


def test_who_tells_too_often_is_refused():
    client, note = Client(), make_note(make_person().id, now=timezone.now())
    client.force_login(Person.objects.get(pk=make_person().id))

    for _ in range(30):
        tell(client, looked(note.id))
    assert tell(client, looked(note.id), status=429)["code"] == "market.too_many_requests"


def test_a_batch_takes_few_statements(django_assert_max_num_queries):
    wei, lin = make_person(), make_person()
    notes = [make_note(wei.id) for _ in range(5)]

    with django_assert_max_num_queries(4):
        looks = [Sighted(note.id, Deed.SEEN, Source.TOPIC) for note in notes]
        assert note_sightings(Viewer(lin.id, lin.id), looks, now=NOON) == 5
