import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from foundation.ids import uuid7
from foundation.testing import NOON, told_all
from market.circles.facade import block
from market.circles.tests.factories import make_person, make_private
from market.notes import errors
from market.notes.events import CommentWritten
from market.notes.models import Comment
from market.notes.queries import reading, talk
from market.notes.services.like_notes import like_many, unlike_many
from market.notes.services.mind_comments import like_comment, pin_comment, remove_comment, unlike_comment
from market.notes.services.save_note import change_board, forget_note, make_board, remove_board, save_note
from market.notes.services.withdraw_note import take_down
from market.notes.services.write_comments import Remark, write_comments
from market.notes.tests.factories import make_note, say
from market.notes.types import CommentView, CountsView, Deed, MineView

pytestmark = pytest.mark.django_db


def test_an_answer_to_an_answer_stands_beneath_the_same_root():
    lin, wei, mei = make_person(), make_person(), make_person()
    note = make_note(lin.id)

    root = say(note.id, wei.id, "哪里买的？")
    answer = say(note.id, lin.id, "点图上的标签", reply_to_id=root.id)
    third = say(note.id, mei.id, "谢谢", reply_to_id=answer.id)

    assert (answer.root_id, third.root_id, third.reply_to_id) == (root.id, root.id, answer.id)
    (shown,), _ = talk.comments(note.id, hidden=[], after=None, limit=9)
    assert (shown.id, shown.reply_count) == (root.id, 2)
    assert [one.id for one in talk.replies(root.id, hidden=[], after=None, limit=9)[0]] == [answer.id, third.id]
    assert reading.counts([note.id])[note.id].comments == 3
    assert [event.reply_to_author_id for event in told_all(CommentWritten)] == [None, wei.id, lin.id]


def test_the_database_refuses_a_third_level_and_a_root_of_another_note():
    """Without the trigger: fails, as both rows are written."""
    lin = make_person()
    note, other = make_note(lin.id), make_note(lin.id)
    root = say(note.id, lin.id)
    answer = say(note.id, lin.id, reply_to_id=root.id)

    for note_id, root_id in ((note.id, answer.id), (other.id, root.id)):
        with pytest.raises(IntegrityError, match="beneath a comment"), transaction.atomic():
            Comment.objects.create(note_id=note_id, author_id=lin.id, root_id=root_id, text="三", at=NOON)


def test_words_are_needed_and_there_are_not_too_many():
    lin = make_person()
    note, other = make_note(lin.id), make_note(lin.id)
    elsewhere = say(other.id, lin.id)

    with pytest.raises(errors.TextMissing):
        say(note.id, lin.id, " \n ")
    with pytest.raises(errors.TooMuch):
        say(note.id, lin.id, "长" * 501)
    with pytest.raises(errors.CommentNotFound):
        say(note.id, lin.id, reply_to_id=elsewhere.id)
    assert reading.counts([note.id])[note.id] == CountsView()


def test_nobody_does_anything_to_a_note_they_may_not_see():
    lin, wei, hidden = make_person(), make_person(), make_private(make_person())
    private, taken, foe = make_note(hidden.id), make_note(lin.id), make_person()
    blocked = make_note(foe.id)
    take_down(note_id=taken.id, because="6.1", by=None, now=NOON)
    block(person_id=foe.id, other_id=wei.id, now=NOON)

    for note in (private, taken, blocked):
        (like,) = like_many([Deed(wei.id, note.id)], now=NOON)
        assert isinstance(like, errors.NoteNotFound)
        with pytest.raises(errors.NoteNotFound):
            say(note.id, wei.id)
        with pytest.raises(errors.NoteNotFound):
            save_note(person_id=wei.id, note_id=note.id, now=NOON)
    assert set(reading.counts([private.id, taken.id, blocked.id]).values()) == {CountsView()}


def test_nobody_answers_or_mentions_over_a_block():
    lin, wei, foe = make_person(), make_person(), make_person()
    note = make_note(lin.id)
    root = say(note.id, foe.id)
    block(person_id=foe.id, other_id=wei.id, now=NOON)

    with pytest.raises(errors.CommentNotFound):
        say(note.id, wei.id, reply_to_id=root.id)
    with pytest.raises(errors.PersonNotMentionable):
        say(note.id, wei.id, mention_ids=(foe.id,))


def test_who_does_not_exist_is_not_mentioned():
    """Without asking people: fails, an id that is nobody's is kept and told of."""
    lin = make_person()

    with pytest.raises(errors.PersonNotMentionable):
        say(make_note(lin.id).id, lin.id, mention_ids=(lin.id, uuid7()))
    assert not Comment.objects.exists()


def test_thirty_who_answer_at_once_take_as_many_statements_as_two():
    """Asked one by one whom they do not see: fails with 28 more."""
    lin, mei = make_person(), make_person()
    note = make_note(lin.id)
    root = say(note.id, lin.id)

    def statements(count: int) -> int:
        people = [make_person().id for _ in range(count)]
        remarks = [Remark(note.id, one, "真好看", reply_to_id=root.id, mention_ids=(mei.id,)) for one in people]
        with CaptureQueriesContext(connection) as asked:
            assert all(isinstance(one, CommentView) for one in write_comments(remarks, now=NOON))
        return sum(not one["sql"].startswith(("SAVEPOINT", "RELEASE")) for one in asked)

    assert statements(30) == statements(2) <= 14


def test_a_like_counts_once_and_is_taken_back_once():
    lin, wei, mei = make_person(), make_person(), make_person()
    note = make_note(lin.id)

    like_many([Deed(wei.id, note.id), Deed(mei.id, note.id), Deed(wei.id, note.id)], now=NOON)
    (counts,) = like_many([Deed(wei.id, note.id)], now=NOON)
    assert counts == CountsView(likes=2)
    assert reading.deeds(wei.id, [note.id])[note.id] == (CountsView(likes=2), MineView(is_liked=True))

    for _ in range(2):
        (counts,) = unlike_many([Deed(wei.id, note.id)])
    assert counts == CountsView(likes=1)


def test_a_note_is_kept_once_wherever_it_lies():
    lin, wei = make_person(), make_person()
    note = make_note(lin.id)
    tea = make_board(owner_id=wei.id, name="茶具", now=NOON)
    foreign = make_board(owner_id=lin.id, name="茶具", now=NOON)

    for board_id in (None, tea.id):
        assert save_note(person_id=wei.id, note_id=note.id, board_id=board_id, now=NOON) == CountsView(saves=1)
    with pytest.raises(errors.BoardNotFound):
        save_note(person_id=wei.id, note_id=note.id, board_id=foreign.id, now=NOON)
    with pytest.raises(errors.BoardNameTaken):
        make_board(owner_id=wei.id, name=" 茶具 ", now=NOON)

    change_board(board_id=tea.id, owner_id=wei.id, is_private=True)
    assert [board.note_count for board in talk.boards(wei.id, also_private=True)] == [1]
    assert talk.boards(wei.id, also_private=False) == []
    remove_board(board_id=tea.id, owner_id=wei.id)
    assert [one.id for one in reading.saved_notes(wei.id, board_id=None, after=None, limit=9)[0]] == [note.id]
    assert forget_note(person_id=wei.id, note_id=note.id) == CountsView()


def test_what_was_removed_leaves_its_place_to_the_answers():
    lin, wei, mei = make_person(), make_person(), make_person()
    note = make_note(lin.id)
    root, alone = say(note.id, wei.id), say(note.id, wei.id)
    answer = say(note.id, mei.id, reply_to_id=root.id)

    with pytest.raises(errors.CommentNotFound):
        remove_comment(comment_id=root.id, person_id=mei.id, now=NOON)
    remove_comment(comment_id=root.id, person_id=wei.id, now=NOON)
    remove_comment(comment_id=alone.id, person_id=lin.id, now=NOON)  # beneath her own note

    (shown,), _ = talk.comments(note.id, hidden=[], after=None, limit=9)
    assert (shown.id, shown.is_removed, shown.text) == (root.id, True, "")
    with pytest.raises(errors.CommentNotFound):
        say(note.id, mei.id, reply_to_id=root.id)
    remove_comment(comment_id=answer.id, person_id=mei.id, now=NOON)
    assert talk.comments(note.id, hidden=[], after=None, limit=9) == ([], None)
    assert reading.counts([note.id])[note.id].comments == 0


def test_an_author_puts_one_comment_first():
    lin, wei = make_person(), make_person()
    note = make_note(lin.id)
    one, other = say(note.id, wei.id), say(note.id, wei.id)

    with pytest.raises(errors.NotYourNote):
        pin_comment(comment_id=one.id, author_id=wei.id, is_pinned=True)
    for comment in (one, other):
        pin_comment(comment_id=comment.id, author_id=lin.id, is_pinned=True)

    first = talk.pinned(note.id)
    assert first is not None
    assert first.id == other.id
    assert [c.id for c in talk.comments(note.id, hidden=[], after=None, limit=9)[0]] == [one.id]
    pin_comment(comment_id=other.id, author_id=lin.id, is_pinned=False)
    assert talk.pinned(note.id) is None


def test_a_comment_is_liked_once():
    lin, wei = make_person(), make_person()
    comment = say(make_note(lin.id).id, lin.id)

    assert [like_comment(comment_id=comment.id, person_id=wei.id, now=NOON) for _ in range(2)] == [1, 1]
    assert [unlike_comment(comment_id=comment.id, person_id=wei.id) for _ in range(2)] == [0, 0]
