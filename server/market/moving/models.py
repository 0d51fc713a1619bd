"""The rows of moving: imports, what was said of their lines, and how they are locked."""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db import models
from django.db.models import F, Q

from foundation.ids import uuid7
from market.moving.errors import ImportNotFound
from market.moving.states import AT_WORK, IMPORT, OPEN, ImportState
from market.moving.types import ImportView, LineView, Plan, Verdict

# Plain words, so that migrations import nothing of ours.
STATES = [state.value for state in ImportState]
STATES_OPEN = sorted(state.value for state in OPEN)
STATES_AT_WORK = sorted(state.value for state in AT_WORK)
LONGEST_FACT = 300  # Characters: a sentence of ours is shorter, and a cell of theirs may be a book.
VERDICTS = [verdict.value for verdict in Verdict]


class ProductImportQuerySet(models.QuerySet["ProductImport"]):
    def lock(self, import_id: UUID) -> "ProductImport":
        """:raises ImportNotFound:"""
        try:
            return self.select_for_update(of=("self",)).get(pk=import_id)
        except ProductImport.DoesNotExist:
            raise ImportNotFound from None

    def lock_if_free(self, import_id: UUID) -> "ProductImport | None":
        """Lock it, unless another worker is at it."""
        return self.select_for_update(of=("self",), skip_locked=True).filter(pk=import_id).first()


class ProductImport(models.Model):
    """One file on its way into one shop: checked first, then run. Its place in the file moves with what it did."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    shop_id = models.UUIDField()
    person_id = models.UUIDField()  # in whose name things change
    file_name = models.CharField(max_length=200)  # as the person calls it
    stored_as = models.CharField(max_length=120)  # where the file lies in the storage until it is done
    digest = models.CharField(max_length=64)  # SHA-256 of its bytes, in hex
    category_id = models.UUIDField(null=True)
    language = models.CharField(max_length=8)
    overwrites = models.BooleanField()
    state = models.CharField(max_length=16, default=IMPORT.start.value)
    rows_count = models.PositiveIntegerField()
    rows_done = models.PositiveIntegerField(default=0)
    counts = models.JSONField(default=dict)  # {verdict: how many lines}
    tries = models.PositiveSmallIntegerField(default=0)  # since it last came further
    pushed_at = models.DateTimeField()  # when a worker was last at it, or was last called
    taken_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    objects = ProductImportQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(name="moving_import_state_known", condition=Q(state__in=STATES)),
            models.CheckConstraint(name="moving_import_within_its_file", condition=Q(rows_done__lte=F("rows_count"))),
            models.UniqueConstraint(
                name="moving_one_open_import_per_shop", fields=["shop_id"], condition=Q(state__in=STATES_OPEN)
            ),
        ]
        indexes = [
            models.Index(fields=["shop_id", "-id"], name="moving_imports_of_shop"),
            models.Index(fields=["pushed_at"], name="moving_imports_at_work", condition=Q(state__in=STATES_AT_WORK)),
        ]

    def move_to(self, after: ImportState, *, now: datetime, because: str) -> None:
        """The only line of code that writes `state`. :raises IllegalMove:"""
        IMPORT.require(ImportState(self.state), after)
        self.moves.create(before=self.state, after=after, at=now, because=because)
        self.state = after
        self.ended_at = None if after in OPEN else now
        self.save(update_fields=["state", "ended_at"])

    def note(self, lines: Iterable[LineView]) -> None:
        """Keep what was said of lines, and count it. The row is saved by whoever moves on with it."""
        counts = Counter(self.counts)
        rows = []
        for one in lines:
            counts[one.verdict.value] += 1
            rows.append(
                ImportLine(
                    of_import=self,
                    line=one.line,
                    handle=one.handle[: ImportLine.LONGEST_HANDLE],
                    verdict=one.verdict,
                    column=one.column[: ImportLine.LONGEST_COLUMN],
                    code=one.code,
                    facts={name: _short(fact) for name, fact in one.facts.items()},
                )
            )
        ImportLine.objects.bulk_create(rows)
        self.counts = dict(counts)

    def begin_anew(self) -> None:
        """Forget what the check said: the run says it again, of what is there by then."""
        ImportLine.objects.filter(of_import=self).delete()
        self.rows_done, self.counts, self.tries = 0, {}, 0

    def plan(self) -> Plan:
        return Plan(self.shop_id, self.category_id, self.language, self.overwrites, self.person_id)

    def view(self) -> ImportView:
        return ImportView(
            id=self.id,
            shop_id=self.shop_id,
            file_name=self.file_name,
            state=ImportState(self.state),
            category_id=self.category_id,
            language=self.language,
            overwrites=self.overwrites,
            rows_count=self.rows_count,
            rows_done=self.rows_done,
            counts={verdict: self.counts.get(verdict.value, 0) for verdict in Verdict},
            taken_at=self.taken_at,
            ended_at=self.ended_at,
        )


def _short(fact: object) -> object:
    return f"{fact[:LONGEST_FACT]}…" if isinstance(fact, str) and len(fact) > LONGEST_FACT else fact


class ImportMove(models.Model):
    """One step of an import from state to state, and why. Append-only."""

    of_import = models.ForeignKey(ProductImport, models.PROTECT, related_name="moves")
    before = models.CharField(max_length=16)
    after = models.CharField(max_length=16)
    at = models.DateTimeField()
    because = models.CharField(max_length=80)


class ImportLine(models.Model):
    """What was said of one line of a file, by its check or by its run."""

    LONGEST_HANDLE, LONGEST_COLUMN = 120, 120

    of_import = models.ForeignKey(ProductImport, models.PROTECT, related_name="lines")
    line = models.PositiveIntegerField()
    handle = models.CharField(max_length=LONGEST_HANDLE)
    verdict = models.CharField(max_length=16)
    column = models.CharField(max_length=LONGEST_COLUMN)
    code = models.CharField(max_length=80)
    facts = models.JSONField(default=dict)

    class Meta:
        constraints = [
            models.CheckConstraint(name="moving_verdict_known", condition=Q(verdict__in=VERDICTS)),
        ]

    def view(self) -> LineView:
        return LineView(self.line, self.handle, Verdict(self.verdict), self.column, self.code, self.facts)
