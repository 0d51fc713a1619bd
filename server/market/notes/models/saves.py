"""What people do with a note: like it, and keep it on a board."""

from django.db import models

from foundation.ids import uuid7
from market.notes.types import BoardView

LONGEST_NAME = 30


class Like(models.Model):
    pk = models.CompositePrimaryKey("person_id", "note_id")
    person_id = models.UUIDField()
    note_id = models.UUIDField()
    at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["note_id", "-at"], name="notes_likers"),
            models.Index(fields=["person_id", "-at"], name="notes_liked_lately"),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} ♥ {self.note_id}"


class Shared(models.Model):
    """A way by which somebody passed a note on, told by affiliate: counted once, however often it is told."""

    share_id = models.UUIDField(primary_key=True)
    note_id = models.UUIDField(db_index=True)

    def __str__(self) -> str:
        return str(self.share_id)


class Board(models.Model):
    """Notes that somebody keeps together under a name."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    owner_id = models.UUIDField()
    name = models.CharField(max_length=LONGEST_NAME)
    is_private = models.BooleanField(default=False)
    made_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(name="notes_board_names", fields=["owner_id", "name"])]

    def __str__(self) -> str:
        return self.name

    def view(self, note_count: int) -> BoardView:
        return BoardView(self.id, self.owner_id, self.name, self.is_private, note_count)


class Save(models.Model):
    """Somebody keeps a note; on a board or on none, and once."""

    pk = models.CompositePrimaryKey("person_id", "note_id")
    person_id = models.UUIDField()
    note_id = models.UUIDField()
    board = models.ForeignKey(Board, models.SET_NULL, null=True, related_name="saves")
    at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["person_id", "-at", "-note_id"], name="notes_saved"),
            models.Index(fields=["board", "-at", "-note_id"], name="notes_on_board"),
            models.Index(fields=["note_id"], name="notes_savers"),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} ★ {self.note_id}"
